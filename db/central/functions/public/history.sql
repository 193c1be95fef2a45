-- What happened with a person before a moment, newest first, as the caller may see it: look-ups of old history go
-- past the feed (sync.md, invariant 12), since consoles keep only what console.scope() says.
CREATE OR REPLACE FUNCTION console.history(
    of_person uuid, before timestamptz, before_id uuid, at_most integer
) RETURNS json
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    most integer := least(greatest(at_most, 1), 500);
    found record;
BEGIN
    PERFORM console.require_read_committed();
    SELECT json_agg(json_build_array(e.entity, e.body) ORDER BY e.at DESC, e.id DESC) FILTER (WHERE e.place <= most) AS rows,
           count(*) > most AS more
    INTO found
    FROM (
        SELECT h.*, row_number() OVER (ORDER BY h.at DESC, h.id DESC) AS place
        FROM (
            SELECT 'contact' AS entity, t.id, t.started_at AS at, to_json(t) AS body FROM council.contact AS t
            WHERE (t.person_id = of_person OR t.caller_id = of_person) AND (t.started_at, t.id) < (before, before_id)
            UNION ALL
            SELECT 'letter', t.id, t.issued_at, to_json(t) FROM council.letter AS t
            WHERE t.person_id = of_person AND (t.issued_at, t.id) < (before, before_id)
            UNION ALL
            SELECT 'letter_printing', t.id, t.printed_at, to_json(t) FROM (
                SELECT p.*, l.title FROM council.letter_printing AS p JOIN council.letter AS l ON l.id = p.letter_id
            ) AS t
            WHERE t.person_id = of_person AND (t.printed_at, t.id) < (before, before_id)
            UNION ALL
            SELECT 'note', t.id, t.written_at, to_json(t) FROM council.note AS t
            WHERE t.person_id = of_person AND (t.written_at, t.id) < (before, before_id)
            UNION ALL
            SELECT 'notification', t.id, t.reported_at, to_json(t) FROM council.notification AS t
            WHERE t.person_id = of_person AND (t.reported_at, t.id) < (before, before_id)
        ) AS h
        ORDER BY h.at DESC, h.id DESC LIMIT most + 1
    ) AS e;
    RETURN json_build_object('rows', coalesce(found.rows, '[]'::json), 'more', found.more);
END
$$;
