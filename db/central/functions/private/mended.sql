-- The refused command that this one mends, checked; nothing when it mends none.
CREATE OR REPLACE FUNCTION console.mended(command jsonb) RETURNS uuid
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := console.actor();
    mends uuid := (command ->> 'supersedes')::uuid;
BEGIN
    IF mends IS NULL THEN
        RETURN NULL;
    END IF;
    IF NOT EXISTS (SELECT 1 FROM sync.command AS c
                   WHERE c.command_id = mends AND c.owner = caller AND c.outcome = 'refused')
        OR EXISTS (SELECT 1 FROM sync.command AS c
                   WHERE c.supersedes = mends AND c.outcome IN ('applied', 'conflicting'))
    THEN
        RAISE EXCEPTION 'What this was to put right has been put right already, or was never refused.'
            USING ERRCODE = 'AC100';
    END IF;
    RETURN mends;
END
$$;
