-- Apply a command's changes one after the other; gives the rows it touched and the conflicts it opened.
-- What may not be is raised: AC100 with a sentence, or whatever the schema itself says.
CREATE OR REPLACE FUNCTION console.merge(
    changes jsonb, command uuid, licence jsonb, OUT entities text[], OUT row_ids uuid[], OUT conflicts uuid[]
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    change jsonb;
    kind jsonb;
    entity text;
    target uuid;
    touched boolean;
    moved record;
    opened uuid[];
    conflict_id uuid;
    against jsonb := '{}';
BEGIN
    entities := '{}';
    row_ids := '{}';
    conflicts := '{}';
    FOR change IN SELECT c.value FROM jsonb_array_elements(changes) WITH ORDINALITY AS c (value, place) ORDER BY c.place
    LOOP
        target := (change ->> 'id')::uuid;
        entity := change ->> 'entity';
        -- By itself: what is told of it must not be said of anything else.
        IF entity = 'ticket' AND jsonb_array_length(changes) = 1 THEN
            SELECT * INTO moved FROM console.merge_ticket(target, change ->> 'op', change -> 'fields');
            entities := entities || moved.entities;
            row_ids := row_ids || moved.row_ids;
            CONTINUE;
        END IF;
        kind := licence -> entity;
        opened := '{}';
        IF entity = 'conflict' THEN
            SELECT c.noted, against || c.beaten INTO touched, against
            FROM console.choose(changes, change) AS c;
        ELSE
            PERFORM console.check_rights(kind, change);
            CASE change ->> 'op'
                WHEN 'create' THEN touched := console.merge_create(entity, target, change -> 'fields');
                WHEN 'remove' THEN touched := console.merge_remove(entity, target, change -> 'fields');
                WHEN 'set' THEN
                    SELECT m.touched, m.opened INTO touched, opened
                    FROM console.merge_set(entity, target, change -> 'fields', kind -> 'groups', command, against) AS m;
                ELSE RAISE EXCEPTION 'Records cannot be written like this.' USING ERRCODE = 'AC100';
            END CASE;
        END IF;
        IF touched THEN
            entities := entities || entity;
            row_ids := row_ids || target;
            IF entity = 'person' AND change -> 'fields' ? 'protected' THEN
                -- What hangs on somebody hidden must leave the consoles with them, and come back with them.
                SELECT entities || array_agg(h.entity), row_ids || array_agg(h.row_id) INTO entities, row_ids
                FROM sync.hanging_on(target) AS h;
            END IF;
        END IF;
        FOREACH conflict_id IN ARRAY opened LOOP
            conflicts := conflicts || conflict_id;
            entities := entities || 'conflict'::text;
            row_ids := row_ids || conflict_id;
        END LOOP;
    END LOOP;
END
$$;
