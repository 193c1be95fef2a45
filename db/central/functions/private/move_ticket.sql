-- Move a ticket into a state: end its open interval and begin the next; gives the rows that changed, for the feed.
-- The caller holds the lock.
CREATE OR REPLACE FUNCTION console.move_ticket(
    moved uuid, entered text, at timestamptz, OUT entities text[], OUT row_ids uuid[]
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    ended uuid[];
    begun uuid;
BEGIN
    UPDATE council.ticket AS t
    SET state = entered,
        called_at = CASE entered WHEN 'called' THEN at ELSE t.called_at END,
        served_at = CASE entered WHEN 'serving' THEN at ELSE t.served_at END,
        finished_at = CASE entered WHEN 'finished' THEN at ELSE t.finished_at END
    WHERE t.id = moved;
    WITH closed AS (
        UPDATE council.ticket_interval AS i SET ends_at = greatest(at, i.starts_at)
        WHERE i.ticket_id = moved AND i.ends_at IS NULL RETURNING i.id
    )
    SELECT coalesce(array_agg(closed.id), '{}') INTO ended FROM closed;
    IF entered <> 'finished' THEN
        begun := console.new_id();
        INSERT INTO council.ticket_interval (id, ticket_id, state, starts_at, advisor)
        VALUES (begun, moved, entered, at, CASE WHEN entered <> 'waiting' THEN session_user END);
        ended := ended || begun;
    END IF;
    entities := 'ticket'::text || array_fill('ticket_interval'::text, ARRAY[cardinality(ended)]);
    row_ids := moved || ended;
END
$$;
