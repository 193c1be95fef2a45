-- The commands that landed on these rows, or name these people, with their texts as long as those are not erased.
-- The feed finds the first by key as far back as it reaches; behind its floor the texts are read.
CREATE OR REPLACE FUNCTION sync.acts_on(row_ids uuid[], people uuid[])
RETURNS TABLE ("position" bigint, command_id uuid, owner text, kind text, received_at timestamptz, body jsonb)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    floor_seq bigint := (SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'floor');
    of_people text[] := ARRAY(SELECT concat('%', p, '%') FROM unnest(people) AS p);
    of_rows text[] := ARRAY(SELECT concat('%', r, '%') FROM unnest(row_ids) AS r);
BEGIN
    RETURN QUERY
        SELECT c.position, c.command_id, c.owner, c.kind, c.received_at, t.body::jsonb
        FROM sync.command AS c LEFT JOIN sync.command_text AS t ON t.command_id = c.command_id
        WHERE c.outcome IN ('applied', 'conflicting')
          AND (c.command_id IN (SELECT f.command_id FROM sync.feed AS f WHERE f.row_id = ANY (row_ids))
               OR t.body LIKE ANY (of_people)
               OR (c.seq <= floor_seq AND t.body LIKE ANY (of_rows)));
END
$$;
