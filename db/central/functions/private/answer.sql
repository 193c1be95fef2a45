-- A stored result as it goes back to the console, the same however often it is asked.
-- In this language it is taken into the statement that calls it, and costs no call.
CREATE OR REPLACE FUNCTION console.answer(stored sync.command) RETURNS jsonb
LANGUAGE sql STABLE
AS $$
    SELECT jsonb_build_object('command', stored.command_id, 'outcome', stored.outcome, 'seq', stored.seq,
        'position', stored.position,
        'reason', stored.reason, 'conflicts', to_jsonb(stored.conflicts));
$$;
