-- Make a row; the same row again is nothing to do. Says whether a row was made.
CREATE OR REPLACE FUNCTION console.merge_create(entity text, target uuid, fields jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    wanted jsonb;
    columns text;
    same boolean;
    made bigint;
BEGIN
    SELECT jsonb_object_agg(f.key, f.value -> 'new'), string_agg(format('%I', f.key), ', ')
    INTO wanted, columns FROM jsonb_each(fields) AS f;
    wanted := coalesce(wanted, '{}') || jsonb_build_object('id', target);
    columns := concat_ws(', ', 'id', columns);
    EXECUTE format(
        'INSERT INTO council.%1$I (%2$s) SELECT %2$s FROM jsonb_populate_record(NULL::council.%1$I, $1)'
        ' ON CONFLICT (id) DO NOTHING', entity, columns)
    USING wanted;
    GET DIAGNOSTICS made = ROW_COUNT;
    IF made = 1 THEN
        RETURN true;
    END IF;
    EXECUTE format(
        'SELECT NOT EXISTS (SELECT 1 FROM jsonb_object_keys($2) AS k WHERE to_jsonb(t) -> k IS DISTINCT FROM'
        ' to_jsonb(jsonb_populate_record(NULL::council.%1$I, $2)) -> k) FROM council.%1$I AS t WHERE t.id = $1', entity)
    INTO same USING target, wanted;
    IF same IS DISTINCT FROM true THEN
        RAISE EXCEPTION 'Another record was already made under this number.' USING ERRCODE = 'AC100';
    END IF;
    RETURN false;
END
$$;
