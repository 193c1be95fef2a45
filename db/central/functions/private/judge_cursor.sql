-- Whether a console's (epoch, seq, hash) is a place in this feed: 'ok', 'new_epoch' or 'reload'.
CREATE OR REPLACE FUNCTION console.judge_cursor(
    here_epoch text, from_epoch text, since bigint, since_hash text, head_seq bigint
) RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    floor_seq bigint;
    hash_here text;
BEGIN
    IF split_part(here_epoch, '.', 1) IS DISTINCT FROM split_part(from_epoch, '.', 1) OR since > head_seq THEN
        RETURN 'new_epoch';
    END IF;
    SELECT s.value::bigint INTO floor_seq FROM sync.setting AS s WHERE s.name = 'floor';
    IF since < floor_seq OR here_epoch <> from_epoch THEN
        RETURN 'reload';
    END IF;
    IF since = floor_seq THEN
        SELECT s.value INTO hash_here FROM sync.setting AS s WHERE s.name = 'floor_hash';
    ELSE
        SELECT encode(f.hash, 'hex') INTO hash_here FROM sync.feed AS f WHERE f.seq = since;
    END IF;
    RETURN CASE WHEN hash_here = since_hash THEN 'ok' ELSE 'new_epoch' END;
END
$$;
