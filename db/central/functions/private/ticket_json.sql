-- A ticket as the consoles know it.
CREATE OR REPLACE FUNCTION console.ticket_json(wanted uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT jsonb_build_object('id', t.id, 'number', t.number, 'service', s.code, 'state', t.state,
            'joined_at', t.joined_at, 'called_at', t.called_at, 'counter', c.name,
            'person_id', t.person_id, 'needs', t.needs)
        FROM council.ticket AS t
        JOIN council.service_type AS s ON s.id = t.service_id
        LEFT JOIN council.counter AS c ON c.id = t.counter_id
        WHERE t.id = wanted
    );
END
$$;
