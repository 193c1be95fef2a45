-- Whether the caller may see one row of any entity: a conflict shows what its row shows.
CREATE OR REPLACE FUNCTION console.row_visible(entity text, target uuid) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    visible boolean;
BEGIN
    IF NOT EXISTS (SELECT 1 FROM sync.entity AS e WHERE e.name = entity) THEN
        RETURN false;
    END IF;
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM council.%I AS t WHERE t.id = $1)', entity) INTO visible USING target;
    RETURN visible;
END
$$;
