-- A command's changes without choices in conflicts that this centre does not have: what was contested before it was
-- restored need not be contested now. What was chosen is among the other changes, and is merged like any of them.
CREATE OR REPLACE FUNCTION console.still_to_choose(changes jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(c.value ORDER BY c.place), '[]')
        FROM jsonb_array_elements(changes) WITH ORDINALITY AS c (value, place)
        WHERE c.value ->> 'entity' IS DISTINCT FROM 'conflict'
           OR console.row_visible('conflict', (c.value ->> 'id')::uuid)
    );
END
$$;
