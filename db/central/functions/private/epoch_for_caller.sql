-- The centre's epoch and, behind the dot, what this caller may see and keeps: a console of other rights, or of
-- another rule in the council's profile, starts afresh.
CREATE OR REPLACE FUNCTION console.epoch_for_caller() RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    -- Asked once a role: asked for each place of sight, or of all roles there are, every call of every console pays.
    held text[] := ARRAY(SELECT r.role FROM (SELECT DISTINCT s.role FROM sync.sight AS s OFFSET 0) AS r
                         WHERE pg_has_role(session_user, r.role, 'MEMBER'));
    scope text;
    now_epoch uuid;
BEGIN
    SELECT string_agg(DISTINCT s.entity, ',' ORDER BY s.entity) INTO scope
    FROM sync.sight AS s WHERE s.role = ANY (held);
    scope := concat(scope, ';', pg_has_role(session_user, 'console_protected', 'MEMBER'), ';',
        (SELECT s.rule FROM console.scope(NULL) AS s));
    SELECT e.id INTO now_epoch FROM sync.epoch AS e ORDER BY e.position DESC LIMIT 1;
    RETURN concat(now_epoch, '.', left(encode(sha256(convert_to(scope, 'UTF8')), 'hex'), 8));
END
$$;
