-- Every field of a change must be one that a command may write, by a role of whoever signed in.
CREATE OR REPLACE FUNCTION console.check_rights(kind sync.entity, change jsonb) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    refused text;
BEGIN
    IF change ->> 'op' = 'remove' AND NOT EXISTS (
        SELECT 1 FROM unnest(kind.removers) AS r WHERE pg_has_role(session_user, r, 'MEMBER'))
    THEN
        RAISE EXCEPTION 'Your role may not remove records of this kind.' USING ERRCODE = 'AC100';
    END IF;
    IF jsonb_typeof(change -> 'fields') IS DISTINCT FROM 'object' THEN
        RAISE EXCEPTION 'Records cannot be written like this.' USING ERRCODE = 'AC100';
    END IF;
    SELECT string_agg(replace(left(k, 60), '_', ' '), ', ' ORDER BY k) INTO refused
    FROM jsonb_object_keys(change -> 'fields') AS k
    LEFT JOIN sync.field AS f ON f.entity = kind.name AND f.name = k
    WHERE f.name IS NULL
       OR NOT EXISTS (SELECT 1 FROM unnest(f.rights) AS r WHERE pg_has_role(session_user, r, 'MEMBER'));
    IF refused IS NOT NULL THEN
        RAISE EXCEPTION 'Your role may not write this here: %.', refused USING ERRCODE = 'AC100';
    END IF;
    IF EXISTS (SELECT 1 FROM sync.field AS f
               WHERE f.entity = kind.name AND f.is_actor
                 AND change -> 'fields' -> f.name ->> 'new' IS DISTINCT FROM session_user::text)
    THEN
        RAISE EXCEPTION 'A record is signed by whoever makes it, in their own name.' USING ERRCODE = 'AC100';
    END IF;
END
$$;
