-- Take what a service answered, all of it or nothing: [{line, reference, service, state, service_reference, reason}].
-- Gives what is wrong by line, or how much was taken and how much was known. For electors "accepted" ends the work:
-- the officer has the details, and what becomes of them is not ours.
CREATE OR REPLACE FUNCTION console.acknowledge_work(answers jsonb) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    judged jsonb;
    taken jsonb;
    counted jsonb;
    written uuid[];
    last_seq bigint;
BEGIN
    IF jsonb_typeof(answers) IS DISTINCT FROM 'array' OR jsonb_array_length(answers) > 5000
        OR pg_column_size(answers) > 8000000
    THEN
        RAISE EXCEPTION 'One file answers at most 5,000 pieces of work. Send it in parts.' USING ERRCODE = 'AC100';
    END IF;
    PERFORM console.begin_writing();
    SELECT jsonb_agg(to_jsonb(j) ORDER BY j.line) INTO judged FROM console.judge_answers(answers) AS j;
    IF judged @? '$[*].sentence ? (@ != null)' THEN
        RETURN jsonb_build_object('problems', (
            SELECT jsonb_agg(jsonb_build_object('line', j -> 'line', 'sentence', j -> 'sentence') ORDER BY (j -> 'line')::integer)
            FROM jsonb_array_elements(judged) AS j WHERE j ->> 'sentence' IS NOT NULL));
    END IF;
    SELECT coalesce(jsonb_agg(j), '[]') INTO taken FROM jsonb_array_elements(judged) AS j WHERE NOT (j -> 'known')::boolean;
    INSERT INTO sync.work_answer (work_item_id, state, service_reference, reason, answered_at, answered_by)
    SELECT (j ->> 'item')::uuid, j ->> 'state', j ->> 'service_reference', j ->> 'reason', clock_timestamp(), session_user
    FROM jsonb_array_elements(taken) AS j;
    WITH told AS (
        UPDATE council.work_item AS w
        SET status = CASE WHEN w.service = 'electoral' AND j ->> 'state' = 'accepted' THEN 'done' ELSE j ->> 'state' END,
            service_reference = coalesce(j ->> 'service_reference', w.service_reference),
            reason = j ->> 'reason', answered_at = clock_timestamp()
        FROM jsonb_array_elements(taken) AS j WHERE w.id = (j ->> 'item')::uuid RETURNING w.id
    )
    SELECT array_agg(t.id ORDER BY t.id) INTO written FROM told AS t;
    -- A file of which all was answered has arrived, and nobody has to write it again. What is hidden counts as open.
    UPDATE sync.work_batch AS b SET content = NULL
    WHERE b.content IS NOT NULL AND b.written_at IS NOT NULL
      AND b.number IN (SELECT k.batch FROM sync.batched_work AS k WHERE k.work_item_id = ANY (written))
      AND NOT EXISTS (SELECT 1 FROM sync.batched_work AS k LEFT JOIN council.work_item AS w ON w.id = k.work_item_id
                      WHERE k.batch = b.number AND (w.id IS NULL OR w.status IN ('recorded', 'sent')));
    last_seq := console.append_feed(array_fill('work_item'::text, ARRAY[coalesce(cardinality(written), 0)]), written, NULL);
    IF last_seq > 0 THEN
        PERFORM pg_notify('console_feed', last_seq::text);
    END IF;
    SELECT jsonb_build_object('problems', '[]'::jsonb, 'known', jsonb_array_length(coalesce(judged, '[]')) - count(*),
        'accepted', count(*) FILTER (WHERE j ->> 'state' = 'accepted'),
        'rejected', count(*) FILTER (WHERE j ->> 'state' = 'rejected'),
        'done', count(*) FILTER (WHERE j ->> 'state' = 'done'))
    INTO counted FROM jsonb_array_elements(taken) AS j;
    RETURN counted;
END
$$;
