-- A site's queue now, for staff.
CREATE OR REPLACE FUNCTION console.board(at_site uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    today date := console.local_day();
    place jsonb;
BEGIN
    SELECT jsonb_build_object('id', s.id, 'name', s.name, 'kind', s.kind) INTO place
    FROM council.site AS s WHERE s.id = at_site;
    IF place IS NULL THEN
        RAISE EXCEPTION 'There is no such site.' USING ERRCODE = 'AC100';
    END IF;
    RETURN jsonb_build_object('site', place, 'at', clock_timestamp(),
        'waiting', (SELECT coalesce(jsonb_agg(console.ticket_json(t.id) ORDER BY t.joined_at, t.id), '[]')
                    FROM council.ticket AS t WHERE t.site_id = at_site AND t.day = today AND t.state = 'waiting'),
        'called', (SELECT coalesce(jsonb_agg(console.ticket_json(t.id) ORDER BY t.called_at DESC, t.id), '[]')
                   FROM council.ticket AS t
                   WHERE t.site_id = at_site AND t.day = today AND t.state IN ('called', 'serving')),
        'loads', console.loads(at_site, today));
END
$$;
