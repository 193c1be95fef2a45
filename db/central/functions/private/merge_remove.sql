-- Remove a row that is still as the advisor saw it; one that is gone already is nothing to do.
CREATE OR REPLACE FUNCTION console.merge_remove(entity text, target uuid, fields jsonb) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    bases jsonb;
    same boolean;
BEGIN
    SELECT coalesce(jsonb_object_agg(f.key, f.value -> 'base'), '{}') INTO bases FROM jsonb_each(fields) AS f;
    EXECUTE format(
        'SELECT NOT EXISTS (SELECT 1 FROM jsonb_object_keys($2) AS k WHERE to_jsonb(t) -> k IS DISTINCT FROM'
        ' to_jsonb(jsonb_populate_record(NULL::council.%1$I, $2)) -> k) FROM council.%1$I AS t WHERE t.id = $1', entity)
    INTO same USING target, bases;
    IF same IS NULL THEN
        RETURN false;
    ELSIF NOT same THEN
        RAISE EXCEPTION 'Somebody has changed this record since. Look at it again before you remove it.'
            USING ERRCODE = 'AC100';
    END IF;
    EXECUTE format('DELETE FROM council.%I AS t WHERE t.id = $1', entity) USING target;
    RETURN true;
END
$$;
