-- A ticket called, or finished, at a counter whose line was down (sync.md, invariant 12). The first call to reach
-- the centre stands; a later one changes nothing and is told so by AC102, which is no refusal: nothing is to mend.
CREATE OR REPLACE FUNCTION console.merge_ticket(
    target uuid, op text, fields jsonb, OUT entities text[], OUT row_ids uuid[]
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    wanted text := fields -> 'state' ->> 'new';
    at_counter uuid := (fields -> 'counter_id' ->> 'new')::uuid;
    told_at timestamptz := (fields -> (wanted || '_at') ->> 'new')::timestamptz;
    ticket council.ticket;
    who text;
BEGIN
    entities := '{}';
    row_ids := '{}';
    IF op <> 'set' OR coalesce(wanted, '') NOT IN ('called', 'finished')
        OR fields - '{state,counter_id,advisor,called_at,finished_at}'::text[] <> '{}'
        OR NOT has_function_privilege(session_user, 'console.call_next(uuid, uuid, uuid[])', 'EXECUTE')
    THEN
        RAISE EXCEPTION 'A ticket cannot be written like this.' USING ERRCODE = 'AC100';
    END IF;
    SELECT * INTO ticket FROM council.ticket AS t WHERE t.id = target FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'A ticket you called is no longer in the queue. Your call has changed nothing.'
            USING ERRCODE = 'AC102';
    ELSIF wanted = 'finished' THEN
        IF ticket.advisor = session_user AND ticket.state IN ('called', 'serving') THEN
            SELECT * INTO entities, row_ids FROM console.move_ticket(
                target, wanted, least(clock_timestamp(), greatest(told_at, ticket.served_at, ticket.called_at)));
        END IF;
        RETURN;
    ELSIF NOT EXISTS (SELECT 1 FROM council.counter AS c WHERE c.id = at_counter AND c.site_id = ticket.site_id) THEN
        RAISE EXCEPTION 'This counter does not belong to this site.' USING ERRCODE = 'AC100';
    ELSIF ticket.state = 'waiting' THEN
        UPDATE council.ticket AS t SET counter_id = at_counter, advisor = session_user WHERE t.id = target;
        SELECT * INTO entities, row_ids FROM console.move_ticket(
            target, wanted, least(clock_timestamp(), greatest(told_at, ticket.joined_at)));
    ELSIF ticket.advisor IS DISTINCT FROM session_user::text OR ticket.counter_id <> at_counter THEN
        SELECT a.full_name INTO who FROM council.advisor AS a WHERE a.login = ticket.advisor;
        RAISE EXCEPTION '% %', regexp_replace(ticket.number, '^([^0-9]+)([0-9])', '\1 \2'),
            CASE WHEN ticket.advisor IS NULL THEN 'had already left the queue when your call was sent.'
            ELSE format('had already been called by %s. That call stands; yours has changed nothing.',
                coalesce(who, ticket.advisor)) END
            USING ERRCODE = 'AC102';
    END IF;
END
$$;
