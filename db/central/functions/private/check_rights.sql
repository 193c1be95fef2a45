-- A change must be of a kind that commands may write, by a role of whoever signed in, field by field.
-- `kind` is the entity's part of console.licence(), nothing when there is no such entity.
CREATE OR REPLACE FUNCTION console.check_rights(kind jsonb, change jsonb) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    fields jsonb := change -> 'fields';
    unlicensed text;
BEGIN
    IF kind IS NULL OR (kind -> 'direct')::boolean
        OR ((kind -> 'append_only')::boolean AND change ->> 'op' <> 'create')
        OR jsonb_typeof(fields) IS DISTINCT FROM 'object'
    THEN
        RAISE EXCEPTION 'Records of this kind cannot be written like this.' USING ERRCODE = 'AC100';
    ELSIF change ->> 'op' = 'remove' AND NOT (kind -> 'remove')::boolean THEN
        RAISE EXCEPTION 'Your role may not remove records of this kind.' USING ERRCODE = 'AC100';
    END IF;
    SELECT string_agg(replace(left(k, 60), '_', ' '), ', ' ORDER BY k) INTO unlicensed
    FROM jsonb_object_keys(fields) AS k WHERE NOT kind -> 'groups' ? k;
    IF unlicensed IS NOT NULL THEN
        RAISE EXCEPTION 'Your role may not write this here: %.', unlicensed USING ERRCODE = 'AC100';
    ELSIF kind ->> 'actor' IS NOT NULL
        AND fields -> (kind ->> 'actor') ->> 'new' IS DISTINCT FROM console.actor()
    THEN
        RAISE EXCEPTION 'A record is signed by whoever makes it, in their own name.' USING ERRCODE = 'AC100';
    END IF;
END
$$;
