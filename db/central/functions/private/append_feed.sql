-- Write feed entries for rows that changed; the caller holds the lock. A row without an id means: all of the
-- entity was replaced. Gives the last seq written, 0 for none.
CREATE OR REPLACE FUNCTION console.append_feed(entities text[], row_ids uuid[], command uuid) RETURNS bigint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    at_seq bigint;
    at_hash bytea;
    touched record;
BEGIN
    IF coalesce(cardinality(entities), 0) = 0 THEN
        RETURN 0;
    END IF;
    SELECT h.seq, h.hash INTO at_seq, at_hash FROM console.head() AS h;
    FOR touched IN
        SELECT u.entity, u.row_id FROM unnest(entities, row_ids) WITH ORDINALITY AS u (entity, row_id, place)
        GROUP BY u.entity, u.row_id ORDER BY min(u.place)
    LOOP
        at_seq := at_seq + 1;
        at_hash := sha256(at_hash || convert_to(
            concat_ws('|', at_seq, touched.entity, coalesce(touched.row_id::text, '*'), coalesce(command::text, '-')),
            'UTF8'));
        INSERT INTO sync.feed (seq, entity, row_id, command_id, hash)
        VALUES (at_seq, touched.entity, touched.row_id, command, at_hash);
    END LOOP;
    RETURN at_seq;
END
$$;
