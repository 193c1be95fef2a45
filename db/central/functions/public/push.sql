-- Take the signed-in owner's commands in order; each lands whole or not at all (sync.md, invariant 3).
CREATE OR REPLACE FUNCTION console.push(commands jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
-- Everything here is found by its key; a plan kept from when a table was empty would read all of it.
SET enable_seqscan = off
AS $$
DECLARE
    results jsonb[] := '{}';
    command jsonb;
    before bigint;
    head bigint;
    licence jsonb;
BEGIN
    IF jsonb_typeof(commands) IS DISTINCT FROM 'array' OR jsonb_array_length(commands) > 1000 THEN
        RAISE EXCEPTION 'A push is a list of at most 1,000 commands.' USING ERRCODE = 'AC002';
    END IF;
    PERFORM console.begin_writing();
    SELECT h.seq INTO before FROM console.head() AS h;
    licence := console.licence(commands);
    FOR command IN SELECT c.value FROM jsonb_array_elements(commands) WITH ORDINALITY AS c (value, place) ORDER BY c.place
    LOOP
        results := array_append(results, console.receive(command, licence));
    END LOOP;
    SELECT h.seq INTO head FROM console.head() AS h;
    -- What waits is offered with every push: telling of nothing would wake its own console to push again at once.
    IF head > before THEN
        PERFORM pg_notify('console_feed', head::text);
    END IF;
    RETURN to_jsonb(results);
END
$$;
