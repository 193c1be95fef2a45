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
    IF NOT console.in_step(entries) OR EXISTS (
        SELECT 1 FROM sync.parked AS p WHERE p.owner = caller
        UNION ALL
        SELECT 1 FROM unnest(entries) AS e JOIN sync.command AS c ON c.command_id = e.command_id)
    THEN
        RETURN NULL;
    END IF;
    BEGIN
        FOR place IN 0 .. jsonb_array_length(makings) - 1 LOOP
            making := makings -> place;
            -- What is sent most is planned once a session. Neither has a column with a default, which this would pass by.
            IF making ->> 0 = 'note' THEN
                INSERT INTO council.note SELECT * FROM jsonb_populate_recordset(NULL::council.note, making -> 2);
                CONTINUE;
            ELSIF making ->> 0 = 'record_view' THEN
                INSERT INTO council.record_view SELECT * FROM jsonb_populate_recordset(NULL::council.record_view, making -> 2);
                CONTINUE;
            END IF;
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
