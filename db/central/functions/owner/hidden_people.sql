-- Ids of the people who are hidden from whoever signed in: the protected, unless they may see them, and those in
-- whom they declared an interest. Owned by the tables' owner: the policies themselves ask it.
CREATE OR REPLACE FUNCTION sync.hidden_people() RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
BEGIN
    -- One statement: every row that is written asks.
    RETURN QUERY SELECT p.id FROM council.person AS p
                 WHERE p.protected AND NOT (SELECT pg_has_role(session_user, 'console_protected', 'MEMBER'))
                 UNION ALL
                 SELECT d.person_id FROM council.declared_interest AS d
                 WHERE d.advisor = caller AND d.withdrawn_at IS NULL;
END
$$;
