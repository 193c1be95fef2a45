-- Alter a row group by group: now = base, write; now = new, nothing to do; else an open conflict. `against` names,
-- by row and group, whoever chose otherwise before this choice: nothing is written over what they chose.
CREATE OR REPLACE FUNCTION console.merge_set(
    entity text, target uuid, fields jsonb, groups jsonb, command uuid, against jsonb,
    OUT touched boolean, OUT opened uuid[]
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    bases jsonb;
    news jsonb;
    base jsonb;
    mine jsonb;
    now_row jsonb;
    part record;
    assignments text[] := '{}';
BEGIN
    opened := '{}';
    SELECT jsonb_object_agg(f.key, f.value -> 'base'), jsonb_object_agg(f.key, f.value -> 'new')
    INTO bases, news FROM jsonb_each(fields) AS f;
    -- The row type gives both sides the same form, so that they compare as what they are, not as they are spelt.
    EXECUTE format(
        'SELECT to_jsonb(t), to_jsonb(jsonb_populate_record(NULL::council.%1$I, $2)),'
        ' to_jsonb(jsonb_populate_record(NULL::council.%1$I, $3)) FROM council.%1$I AS t WHERE t.id = $1', entity)
    INTO now_row, base, mine USING target, coalesce(bases, '{}'), coalesce(news, '{}');
    IF now_row IS NULL THEN
        RAISE EXCEPTION 'This record is no longer there, or no longer yours to see.' USING ERRCODE = 'AC100';
    END IF;
    FOR part IN
        SELECT groups ->> k AS group_name, array_agg(k) AS names,
               bool_and(now_row -> k IS NOT DISTINCT FROM mine -> k) AS nothing,
               bool_and(now_row -> k IS NOT DISTINCT FROM base -> k) AS unchanged
        FROM jsonb_object_keys(fields) AS k
        GROUP BY groups ->> k ORDER BY groups ->> k
    LOOP
        IF part.nothing THEN
            CONTINUE;
        ELSIF part.unchanged AND NOT against ? concat_ws('/', target, part.group_name) THEN
            assignments := assignments || (SELECT array_agg(format('%1$I = r.%1$I', n)) FROM unnest(part.names) AS n);
        ELSE
            opened := opened
                || console.contest(entity, target, part.group_name, fields, base, mine, now_row, command,
                    against ->> concat_ws('/', target, part.group_name));
        END IF;
    END LOOP;
    touched := cardinality(assignments) > 0;
    IF touched THEN
        EXECUTE format(
            'UPDATE council.%1$I AS t SET %2$s FROM jsonb_populate_record(NULL::council.%1$I, $2) AS r WHERE t.id = $1',
            entity, array_to_string(assignments, ', '))
        USING target, news;
    END IF;
END
$$;
