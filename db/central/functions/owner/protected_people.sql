-- Ids of the people who are hidden from all but members of console_protected.
-- Owned by the tables' owner: the policies themselves ask it, and would otherwise hide the answer.
CREATE OR REPLACE FUNCTION sync.protected_people() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN QUERY SELECT p.id FROM council.person AS p WHERE p.protected;
END
$$;
