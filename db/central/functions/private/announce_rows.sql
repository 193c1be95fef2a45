-- Tell every console to fetch rows again, after the administrator wrote them or altered who may see them.
CREATE OR REPLACE FUNCTION console.announce_rows(entities text[], row_ids uuid[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    last_seq bigint;
BEGIN
    PERFORM console.begin_writing();
    last_seq := console.append_feed(entities, row_ids, NULL);
    PERFORM pg_notify('console_feed', last_seq::text);
    RETURN last_seq;
END
$$;
