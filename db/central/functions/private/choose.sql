-- Close a conflict with the side that was chosen, or choose again; the row is written by another change of the same
-- command, under the rights and the merge of any other. `noted` says whether this closed it: not when a side was
-- changed since it was seen. `beaten` names, by row and group, whoever chose otherwise before: what they chose stands.
CREATE OR REPLACE FUNCTION console.choose(changes jsonb, change jsonb, OUT noted boolean, OUT beaten jsonb)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := console.actor();
    fields jsonb := change -> 'fields';
    kept council.conflict;
    now_row jsonb;
BEGIN
    SELECT c.* INTO kept FROM council.conflict AS c WHERE c.id = (change ->> 'id')::uuid;
    IF kept.id IS NULL THEN
        RAISE EXCEPTION 'This record is no longer there, or no longer yours to see.' USING ERRCODE = 'AC100';
    ELSIF change ->> 'op' IS DISTINCT FROM 'set' OR fields -> 'state' ->> 'new' IS DISTINCT FROM 'chosen'
        OR NOT coalesce(fields -> 'choice' ->> 'new' IN ('mine', 'theirs'), false)
        -- A choice without the whole group it is about would close the conflict and leave its row as it is.
        OR NOT EXISTS (
            SELECT 1 FROM jsonb_array_elements(changes) AS c
            WHERE c.value ->> 'entity' = kept.entity AND lower(c.value ->> 'id') = kept.row_id::text
              AND c.value ->> 'op' = 'set' AND c.value -> 'fields' ?& ARRAY(SELECT jsonb_object_keys(kept.mine)))
    THEN
        RAISE EXCEPTION 'Records of this kind cannot be written like this.' USING ERRCODE = 'AC100';
    END IF;
    noted := false;
    beaten := '{}';
    IF kept.state IS DISTINCT FROM fields -> 'state' ->> 'base'
        OR kept.choice IS DISTINCT FROM fields -> 'choice' ->> 'base'
    THEN
        IF kept.choice IS DISTINCT FROM fields -> 'choice' ->> 'new' THEN
            beaten := jsonb_build_object(concat_ws('/', kept.row_id, kept.group_name), kept.chosen_by);
        END IF;
        RETURN;
    ELSIF kept.mine IS DISTINCT FROM fields -> 'mine' -> 'base' THEN
        RETURN;
    END IF;
    IF kept.state = 'open' THEN
        -- What stood until now is what choosing again brings back; this change comes before the row's.
        EXECUTE format('SELECT to_jsonb(t) FROM council.%I AS t WHERE t.id = $1', kept.entity)
        INTO now_row USING kept.row_id;
        SELECT jsonb_object_agg(k, now_row -> k) INTO kept.theirs FROM jsonb_object_keys(kept.mine) AS k;
    END IF;
    UPDATE council.conflict AS c
    SET theirs = kept.theirs, state = 'chosen', choice = fields -> 'choice' ->> 'new', chosen_by = caller,
        chosen_at = clock_timestamp()
    WHERE c.id = kept.id;
    noted := true;
END
$$;
