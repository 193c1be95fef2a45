-- The counters of one site; "Counter 10" comes after "Counter 9".
CREATE OR REPLACE FUNCTION console.counters(at_site uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'site_id', c.site_id, 'name', c.name)
                                      ORDER BY length(c.name), c.name), '[]')
            FROM council.counter AS c WHERE c.site_id = at_site);
END
$$;
