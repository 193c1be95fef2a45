-- What people can queue for, in the order the council shows it.
CREATE OR REPLACE FUNCTION console.services() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'code', s.code, 'name', s.name, 'prefix', s.prefix)
                                      ORDER BY s.position, s.name), '[]')
            FROM council.service_type AS s);
END
$$;
