-- The group roles of whoever signed in, by name.
CREATE OR REPLACE FUNCTION console.roles_of_caller() RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(r.rolname ORDER BY r.rolname), '[]')
        FROM pg_roles AS r
        WHERE r.rolname LIKE 'console\_%'
          AND r.rolname NOT IN ('console_owner', 'console_gate', 'console_login')
          AND NOT r.rolcanlogin
          AND pg_has_role(session_user, r.oid, 'MEMBER')
    );
END
$$;
