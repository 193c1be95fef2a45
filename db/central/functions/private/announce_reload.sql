-- After a bulk import: one entry that tells every console to fetch the whole entity again.
CREATE OR REPLACE FUNCTION console.announce_reload(entities text[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    last_seq bigint;
BEGIN
    PERFORM console.begin_writing();
    last_seq := console.append_feed(entities, array_fill(NULL::uuid, ARRAY[cardinality(entities)]), NULL);
    PERFORM pg_notify('console_feed', last_seq::text);
    RETURN last_seq;
END
$$;
