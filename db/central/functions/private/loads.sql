-- What waits are estimated from: people waiting, tickets at a counter, and how long the last services took.
CREATE OR REPLACE FUNCTION console.loads(at_site uuid, on_day date) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_build_object('service', s.code, 'waiting', q.waiting, 'busy', q.busy,
            'services', m.services, 'mean_service_seconds', m.seconds) ORDER BY s.position, s.name), '[]')
        FROM council.service_type AS s
        CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE t.state = 'waiting') AS waiting,
                   count(*) FILTER (WHERE t.state IN ('called', 'serving')) AS busy
            FROM council.ticket AS t WHERE t.site_id = at_site AND t.day = on_day AND t.service_id = s.id
        ) AS q
        CROSS JOIN LATERAL (
            -- Somebody who was called and did not come was not served.
            SELECT count(*) AS services, avg(extract(epoch FROM l.finished_at - l.served_at))::double precision AS seconds
            FROM (SELECT t.finished_at, t.served_at FROM council.ticket AS t
                  WHERE t.site_id = at_site AND t.day = on_day AND t.service_id = s.id
                    AND t.state = 'finished' AND t.served_at IS NOT NULL
                  ORDER BY t.finished_at DESC LIMIT 30) AS l
        ) AS m
    );
END
$$;
