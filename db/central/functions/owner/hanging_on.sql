-- Every row that names a person, or a row of another parent, whoever may see it; found by the foreign keys, so that
-- none is forgotten. With them their open and chosen conflicts.
CREATE OR REPLACE FUNCTION sync.hanging_on(subject uuid, parent text DEFAULT 'person')
RETURNS TABLE (entity text, row_id uuid)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    link record;
BEGIN
    FOR link IN
        SELECT k.conrelid::regclass AS place, t.relname::text AS name, a.attname AS field
        FROM pg_constraint AS k
        JOIN pg_class AS t ON t.oid = k.conrelid
        JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.contype = 'f' AND k.confrelid = format('council.%I', parent)::regclass
    LOOP
        RETURN QUERY EXECUTE format('SELECT %L::text, t.id FROM %s AS t WHERE t.%I = $1', link.name, link.place, link.field)
            USING subject;
        RETURN QUERY EXECUTE format('SELECT %L::text, c.id FROM council.conflict AS c JOIN %s AS t ON t.id = c.row_id'
            ' WHERE c.entity = %L AND t.%I = $1', 'conflict', link.place, link.name, link.field) USING subject;
    END LOOP;
    RETURN QUERY SELECT 'work_item'::text, w.id FROM council.work_item AS w
        JOIN council.notification AS n ON n.id = w.notification_id WHERE n.person_id = subject;
    RETURN QUERY SELECT 'conflict'::text, c.id FROM council.conflict AS c WHERE c.row_id = subject;
END
$$;
