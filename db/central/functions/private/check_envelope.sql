-- Everything of a new command but its changes must be sound, and its number the next one of its device. What is
-- offered again may leave numbers out: a centre restored from a backup that is older than its durable mark lacks
-- what consoles no longer have.
CREATE OR REPLACE FUNCTION console.check_envelope(command jsonb, own_id uuid, again boolean) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := console.actor();
    expected bigint;
BEGIN
    IF own_id IS NULL
        OR jsonb_typeof(command -> 'n') IS DISTINCT FROM 'number'
        OR jsonb_typeof(command -> 'device') IS DISTINCT FROM 'string'
        OR jsonb_typeof(command -> 'kind') IS DISTINCT FROM 'string'
        OR jsonb_typeof(command -> 'changes') IS DISTINCT FROM 'array'
        OR length(command ->> 'device') NOT BETWEEN 1 AND 100
        OR length(command ->> 'kind') NOT BETWEEN 1 AND 100
    THEN
        RAISE EXCEPTION 'This is not a command.' USING ERRCODE = 'AC002';
    END IF;
    SELECT c.n + 1 INTO expected FROM sync.command AS c
    WHERE c.owner = caller AND c.device = command ->> 'device' AND c.attempt = 0
    ORDER BY c.n DESC LIMIT 1;
    expected := coalesce(expected, 1);
    -- Of what is offered again some may be durable and gone; of an abandoned outbox, what could not be read is.
    IF (command -> 'n')::numeric <> expected
        AND NOT ((again OR caller <> session_user) AND (command -> 'n')::numeric > expected)
    THEN
        RAISE EXCEPTION 'The centre expects number % of this device, not %.', expected, command -> 'n'
            USING ERRCODE = 'AC001', DETAIL = expected::text;
    END IF;
END
$$;
