-- The person has been served, or did not come. Asked again, it gives the same ticket.
CREATE OR REPLACE FUNCTION console.finish(wanted uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    current text;
BEGIN
    PERFORM console.begin_writing();
    current := console.own_ticket(wanted);
    IF current = 'finished' THEN
        RETURN console.ticket_json(wanted);
    ELSIF current NOT IN ('called', 'serving') THEN
        RAISE EXCEPTION 'Only a ticket that was called can be finished.' USING ERRCODE = 'AC100';
    END IF;
    RETURN console.enter_state(wanted, 'finished', clock_timestamp());
END
$$;
