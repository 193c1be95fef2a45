-- How many views are not as their commands made them: altered, taken away, or put there past the functions. What was
-- made by commands whose texts are erased cannot be compared and counts as it stands.
CREATE OR REPLACE FUNCTION console.views_altered(views jsonb, acts jsonb, people uuid[]) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    made jsonb;
    erased boolean;
BEGIN
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.value ->> 'id') || (
               SELECT jsonb_object_agg(f.key, f.value -> 'new') FROM jsonb_each(c.value -> 'fields') AS f)), '[]')
    INTO made
    FROM jsonb_array_elements(acts) AS a,
         jsonb_array_elements(CASE WHEN jsonb_typeof(a.value -> 'body') = 'object'
                              THEN a.value -> 'body' -> 'changes' ELSE '[]' END) AS c
    WHERE c.value ->> 'entity' = 'record_view'
      AND (c.value -> 'fields' -> 'person_id' ->> 'new')::uuid = ANY (people);
    erased := EXISTS (SELECT 1 FROM sync.command AS c
                      WHERE NOT EXISTS (SELECT 1 FROM sync.command_text AS t WHERE t.command_id = c.command_id));
    RETURN (
        SELECT count(*)
        FROM jsonb_populate_recordset(NULL::council.record_view, made) AS m
        FULL JOIN jsonb_populate_recordset(NULL::council.record_view, views) AS v ON v.id = m.id
        WHERE m IS DISTINCT FROM v AND NOT (m.id IS NULL AND erased)
    );
END
$$;
