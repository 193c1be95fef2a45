-- Whether whoever signed in may see an entity at all; policies ask it once a query.
CREATE OR REPLACE FUNCTION console.sees(wanted text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM sync.sight AS s
        WHERE s.entity = wanted AND pg_has_role(session_user, s.role, 'MEMBER')
    );
END
$$;
