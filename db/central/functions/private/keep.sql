-- Add one command and its result to the chained record, its text beside it, and what now waits for it.
CREATE OR REPLACE FUNCTION console.keep(
    command jsonb, own_id uuid, own_text text, mends uuid, turn bigint, before sync.command, result sync.command
) RETURNS jsonb
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- Refused for that: what is endless fills no table, and the console that sent it has its text.
    endless boolean := octet_length(own_text) > 1000000;
    previous bytea;
    salt bytea;
BEGIN
    SELECT c.position, c.hash INTO result.position, previous FROM sync.command AS c ORDER BY c.position DESC LIMIT 1;
    result.position := coalesce(result.position, 0) + 1;
    result.command_id := own_id;
    result.owner := console.actor();
    result.pushed_by := CASE WHEN result.owner <> session_user THEN session_user END;
    result.device := command ->> 'device';
    result.n := (command -> 'n')::bigint;
    result.kind := command ->> 'kind';
    result.supersedes := mends;
    result.received_at := clock_timestamp();
    IF before.command_id IS NULL THEN
        salt := uuid_send(gen_random_uuid());
        result.attempt := 0;
        result.digest := sha256(salt || convert_to(own_text, 'UTF8'));
        IF NOT endless THEN
            INSERT INTO sync.command_text (command_id, salt, body) VALUES (own_id, salt, own_text);
        END IF;
    ELSE
        result.attempt := before.attempt + 1;
        result.digest := before.digest;
    END IF;
    result.hash := console.link(previous, result);
    INSERT INTO sync.command SELECT result.*;
    PERFORM console.park(CASE WHEN endless THEN '[]' ELSE command -> 'changes' END, mends, turn, result);
    RETURN console.answer(result);
END
$$;
