-- The person called has come to the counter. Asked again, it gives the same ticket.
CREATE OR REPLACE FUNCTION console.serve(wanted uuid) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    current text;
BEGIN
    PERFORM console.begin_writing();
    current := console.own_ticket(wanted);
    IF current = 'serving' THEN
        RETURN console.ticket_json(wanted);
    ELSIF current <> 'called' THEN
        RAISE EXCEPTION 'Only a ticket that was called can be served.' USING ERRCODE = 'AC100';
    END IF;
    RETURN console.enter_state(wanted, 'serving', clock_timestamp());
END
$$;
