-- Answer one command: from the store when it is known, else by judging it. The caller holds the lock.
CREATE OR REPLACE FUNCTION console.receive(command jsonb, licence jsonb, again jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    own_id uuid := (command ->> 'id')::uuid;
    own_text text := command::text;
    known sync.command;
    kept_salt bytea;
    erased boolean;
BEGIN
    IF command ->> 'owner' IS DISTINCT FROM console.actor() THEN
        RAISE EXCEPTION 'A command is pushed only by the one who saved it.' USING ERRCODE = 'AC004';
    END IF;
    SELECT * INTO known FROM sync.command AS c WHERE c.command_id = own_id ORDER BY c.attempt DESC LIMIT 1;
    IF NOT FOUND THEN
        PERFORM console.check_envelope(command, own_id, again ? own_id::text);
        RETURN console.judge(command, own_id, own_text, NULL, licence, again -> own_id::text);
    END IF;
    SELECT t.salt INTO kept_salt FROM sync.command_text AS t WHERE t.command_id = own_id;
    erased := NOT FOUND;
    IF known.owner <> console.actor() OR (NOT erased AND sha256(kept_salt || convert_to(own_text, 'UTF8')) <> known.digest) THEN
        -- Not stored: what was answered first stands.
        RETURN jsonb_build_object('command', own_id, 'outcome', 'refused', 'seq', 0, 'position', 0, 'conflicts', '[]'::jsonb,
            'reason', 'Another act was already sent under this number. Nothing was changed; save it again as a new one.');
    END IF;
    -- What was erased while it waited is not done any more: nobody could say that it is still the same.
    IF known.outcome = 'waiting' AND NOT erased THEN
        RETURN console.judge(command, own_id, own_text, known, licence, again -> own_id::text);
    END IF;
    RETURN console.answer(known);
END
$$;
