-- Land what console.plan() worked out, with the results and the chains that the commands would have one after the
-- other; gives nothing, and has done nothing, when they have to be. The caller holds the lock.
CREATE OR REPLACE FUNCTION console.land(
    entries sync.command[], texts text[], salts bytea[], entities text[], row_ids uuid[], owners uuid[], makings jsonb
) RETURNS jsonb
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
    making jsonb;
BEGIN
    IF EXISTS (SELECT 1 FROM sync.parked AS p WHERE p.owner = caller)
        OR EXISTS (SELECT 1 FROM sync.command AS c
                   WHERE c.command_id = ANY (ARRAY(SELECT e.command_id FROM unnest(entries) AS e)))
        OR NOT console.in_step(entries)
    THEN
        RETURN NULL;
    END IF;
    BEGIN
        FOR making IN SELECT m.value FROM jsonb_array_elements(makings) WITH ORDINALITY AS m (value, place) ORDER BY m.place
        LOOP
            EXECUTE (
                SELECT format('INSERT INTO council.%1$I (id, %2$s) SELECT id, %2$s'
                    ' FROM jsonb_populate_recordset(NULL::council.%1$I, $1)',
                    making ->> 0, string_agg(format('%I', k.value), ', '))
                FROM jsonb_array_elements_text(making -> 1) AS k)
            USING making -> 2;
        END LOOP;
    EXCEPTION WHEN OTHERS THEN
        IF left(SQLSTATE, 2) IN ('40', '53', '55', '57', '58', 'XX') THEN
            RAISE;
        END IF;
        RETURN NULL;
    END;
    RETURN console.keep_landed(entries, texts, salts, entities, row_ids, owners);
END
$$;
