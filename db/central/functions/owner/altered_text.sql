-- The first entry of the record whose text is not what was sent; nothing when all that are not erased are.
CREATE OR REPLACE FUNCTION sync.altered_text() RETURNS bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT c.position FROM sync.command AS c JOIN sync.command_text AS t ON t.command_id = c.command_id
            WHERE c.digest <> sha256(t.salt || convert_to(t.body, 'UTF8')) ORDER BY c.position LIMIT 1);
END
$$;
