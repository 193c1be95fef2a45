-- Whether whoever signed in sends out and answers the work of a service.
CREATE OR REPLACE FUNCTION console.serves(of_service text) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM sync.work_right AS r
                   WHERE r.service = of_service AND pg_has_role(session_user, r.role, 'MEMBER'));
END
$$;
