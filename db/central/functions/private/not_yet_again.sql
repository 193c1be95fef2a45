-- Whether these changes are about a row that this centre never had: it was lost by a restore, and whoever made it
-- has yet to offer it again. A row that is not there any more was in the feed once.
CREATE OR REPLACE FUNCTION console.not_yet_again(changes jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1
        FROM jsonb_array_elements(changes) AS c
        WHERE c.value ->> 'op' IN ('set', 'remove')
          AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(changes) AS m
                          WHERE m.value ->> 'op' = 'create' AND m.value ->> 'id' = c.value ->> 'id')
          AND NOT EXISTS (SELECT 1 FROM sync.feed AS f WHERE f.row_id = (c.value ->> 'id')::uuid)
          -- Tickets and conflicts the centre makes: nobody offers one again.
          AND EXISTS (SELECT 1 FROM sync.entity AS e
                      WHERE e.name = c.value ->> 'entity' AND e.name NOT IN ('ticket', 'conflict'))
          AND NOT console.row_visible(c.value ->> 'entity', (c.value ->> 'id')::uuid)
    );
END
$$;
