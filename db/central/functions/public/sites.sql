-- Every site that serves people, by name.
CREATE OR REPLACE FUNCTION console.sites() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind) ORDER BY s.name), '[]')
            FROM council.site AS s);
END
$$;
