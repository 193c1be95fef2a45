-- The state of a ticket that whoever signed in called; anybody else's is not theirs to move.
CREATE OR REPLACE FUNCTION console.own_ticket(wanted uuid) RETURNS text
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    current record;
BEGIN
    SELECT t.state, t.advisor INTO current FROM council.ticket AS t WHERE t.id = wanted FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no such ticket.' USING ERRCODE = 'AC100';
    ELSIF current.advisor IS NOT NULL AND current.advisor <> session_user
        AND NOT pg_has_role(session_user, 'console_supervisor', 'MEMBER')
    THEN
        RAISE EXCEPTION 'A colleague called this ticket.' USING ERRCODE = 'AC100';
    END IF;
    RETURN current.state;
END
$$;
