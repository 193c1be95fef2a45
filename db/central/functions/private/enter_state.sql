-- Move a ticket by a direct call and tell the feed. The caller holds the lock.
CREATE OR REPLACE FUNCTION console.enter_state(moved uuid, entered text, at timestamptz) RETURNS jsonb
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    touched record;
BEGIN
    SELECT * INTO touched FROM console.move_ticket(moved, entered, at);
    PERFORM pg_notify('console_feed', console.append_feed(touched.entities, touched.row_ids, NULL)::text);
    RETURN console.ticket_json(moved);
END
$$;
