-- The last entry of the feed; the floor's own values when everything before it was pruned.
CREATE OR REPLACE FUNCTION console.head(OUT seq bigint, OUT hash bytea)
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    SELECT f.seq, f.hash INTO seq, hash FROM sync.feed AS f ORDER BY f.seq DESC LIMIT 1;
    IF NOT FOUND THEN
        SELECT max(s.value) FILTER (WHERE s.name = 'floor')::bigint,
               decode(max(s.value) FILTER (WHERE s.name = 'floor_hash'), 'hex')
        INTO seq, hash
        FROM sync.setting AS s WHERE s.name IN ('floor', 'floor_hash');
    END IF;
END
$$;
