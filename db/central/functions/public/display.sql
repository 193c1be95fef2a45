-- The same for the wall: numbers, counters and loads. No person, no need, no advisor.
CREATE OR REPLACE FUNCTION console.display(at_site uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    queue jsonb := console.board(at_site);
BEGIN
    RETURN queue || jsonb_build_object(
        'waiting', (SELECT coalesce(jsonb_agg(t.value || '{"person_id": null, "needs": null}' ORDER BY t.place), '[]')
                    FROM jsonb_array_elements(queue -> 'waiting') WITH ORDINALITY AS t (value, place)),
        'called', (SELECT coalesce(jsonb_agg(t.value || '{"person_id": null, "needs": null}' ORDER BY t.place), '[]')
                   FROM jsonb_array_elements(queue -> 'called') WITH ORDINALITY AS t (value, place)));
END
$$;
