-- Take commands from an abandoned outbox, pushed by the administrator; their owner is recorded as a claim, and the
-- owner's rights decide. Nobody but a member of the functions' owner can call this.
CREATE OR REPLACE FUNCTION console.recover(claimed_owner text, commands jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    results jsonb[] := '{}';
    command jsonb;
    licence jsonb;
    before bigint;
    head bigint;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM council.advisor AS a JOIN pg_roles AS r ON r.rolname = a.login
                   WHERE a.login = claimed_owner) THEN
        RAISE EXCEPTION 'Nobody at this centre has that login.' USING ERRCODE = 'AC100';
    END IF;
    PERFORM set_config('console.claimed_owner', claimed_owner, true);
    licence := console.licence(commands);
    PERFORM console.begin_writing();
    SELECT h.seq INTO before FROM console.head() AS h;
    FOR command IN
        SELECT c.value FROM jsonb_array_elements(commands) WITH ORDINALITY AS c (value, place) ORDER BY c.place
    LOOP
        results := array_append(results, console.receive(command, licence, '{}'));
    END LOOP;
    PERFORM set_config('console.claimed_owner', '', true);
    SELECT h.seq INTO head FROM console.head() AS h;
    IF head > before THEN
        PERFORM pg_notify('console_feed', head::text);
    END IF;
    RETURN to_jsonb(results);
END
$$;
