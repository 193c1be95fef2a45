-- Call whoever joined first among the services (all when empty); nothing when nobody waits. Asked again before
-- serving, it gives this counter's ticket again, so that a lost answer never skips anybody.
CREATE OR REPLACE FUNCTION console.call_next(at_site uuid, at_counter uuid, for_services uuid[]) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    today date := console.local_day();
    current record;
    called uuid;
BEGIN
    PERFORM console.begin_writing();
    IF NOT EXISTS (SELECT 1 FROM council.counter AS c WHERE c.id = at_counter AND c.site_id = at_site) THEN
        RAISE EXCEPTION 'This counter does not belong to this site.' USING ERRCODE = 'AC100';
    END IF;
    SELECT t.id, t.state, t.number INTO current FROM council.ticket AS t
    WHERE t.counter_id = at_counter AND t.day = today AND t.state IN ('called', 'serving')
    ORDER BY t.called_at DESC LIMIT 1;
    IF current.state = 'called' THEN
        RETURN console.ticket_json(current.id);
    ELSIF current.state = 'serving' THEN
        RAISE EXCEPTION 'This counter is still serving %. Finish that ticket first.', current.number
            USING ERRCODE = 'AC100';
    END IF;
    SELECT t.id INTO called FROM council.ticket AS t
    WHERE t.site_id = at_site AND t.day = today AND t.state = 'waiting'
      AND (coalesce(cardinality(for_services), 0) = 0 OR t.service_id = ANY (for_services))
    ORDER BY t.joined_at, t.id LIMIT 1
    FOR UPDATE SKIP LOCKED;
    IF called IS NULL THEN
        RETURN NULL;
    END IF;
    UPDATE council.ticket AS t SET counter_id = at_counter, advisor = session_user WHERE t.id = called;
    RETURN console.enter_state(called, 'called', clock_timestamp());
END
$$;
