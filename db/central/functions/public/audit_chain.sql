-- Whether the record of commands is what was written, for the auditor: entries, texts erased by law, and the first
-- entry where the chain does not go on or a text was altered (nothing when there is none).
CREATE OR REPLACE FUNCTION console.audit_chain() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
BEGIN
    PERFORM console.require_read_committed();
    RETURN (
        SELECT jsonb_build_object('entries', count(*), 'erased', count(*) FILTER (WHERE t.command_id IS NULL),
            'broken_at', console.broken_command(), 'altered_at', sync.altered_text())
        FROM sync.command AS c LEFT JOIN (SELECT k.command_id FROM sync.command_text AS k) AS t
            ON t.command_id = c.command_id
    );
END
$$;
