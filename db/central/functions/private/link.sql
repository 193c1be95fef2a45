-- The hash that chains one record to the one before it; `central check` computes the same.
-- In this language it is taken into the statement that calls it, and costs no call.
CREATE OR REPLACE FUNCTION console.link(previous bytea, entry sync.command) RETURNS bytea
LANGUAGE sql STABLE
AS $$
    SELECT sha256(coalesce(previous, '') || entry.digest || convert_to(
        (jsonb_build_array(entry.position, entry.command_id, entry.attempt, entry.owner, entry.device, entry.n,
            entry.kind, entry.supersedes, entry.outcome, entry.seq, entry.reason, entry.conflicts,
            extract(epoch FROM entry.received_at))
            -- What was pushed by its owner is hashed as it always was.
            || CASE WHEN entry.pushed_by IS NULL THEN '[]' ELSE jsonb_build_array(entry.pushed_by) END)::text, 'UTF8'));
$$;
