-- What whoever signed in may write of the entities that these commands name, worked out once a push:
-- {"note": {"append_only", "direct", "remove", "actor", "groups": {field that may be written: its group}}}.
CREATE OR REPLACE FUNCTION console.licence(commands jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    caller name := console.actor();
BEGIN
    RETURN (
        SELECT coalesce(jsonb_object_agg(e.name, jsonb_build_object(
            'append_only', e.append_only,
            'direct', e.direct,
            'remove', EXISTS (SELECT 1 FROM unnest(e.removers) AS r WHERE pg_has_role(caller, r, 'MEMBER')),
            'actor', w.actor,
            'groups', coalesce(w.groups, '{}')
        )), '{}')
        FROM sync.entity AS e
        CROSS JOIN LATERAL (
            SELECT max(f.name) FILTER (WHERE f.is_actor) AS actor,
                   jsonb_object_agg(f.name, f.group_name) FILTER (WHERE EXISTS (
                       SELECT 1 FROM unnest(f.rights) AS r WHERE pg_has_role(caller, r, 'MEMBER'))) AS groups
            FROM sync.field AS f WHERE f.entity = e.name
        ) AS w
        WHERE e.name IN (SELECT n #>> '{}' FROM jsonb_path_query(commands, 'lax $[*].changes[*].entity') AS n)
    );
END
$$;
