-- The file of a claimed batch stands: its work counts as sent from now on. Told again, it is nothing to do.
CREATE OR REPLACE FUNCTION console.work_exported(which bigint) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    batch sync.work_batch;
    sent uuid[];
    last_seq bigint;
BEGIN
    PERFORM console.begin_writing();
    SELECT * INTO batch FROM sync.work_batch AS b WHERE b.number = which FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no export of that number.' USING ERRCODE = 'AC100';
    END IF;
    PERFORM console.require_service(batch.service);
    PERFORM console.own_batch(which);
    IF batch.written_at IS NULL THEN
        WITH gone AS (
            UPDATE council.work_item AS w SET status = 'sent', sent_at = clock_timestamp()
            FROM sync.batched_work AS b
            WHERE b.batch = which AND w.id = b.work_item_id AND w.status = 'recorded' RETURNING w.id
        )
        SELECT array_agg(g.id ORDER BY g.id) INTO sent FROM gone AS g;
        -- The content stays for as long as the file may have to be written again (console.acknowledge_work).
        UPDATE sync.work_batch AS b SET written_at = clock_timestamp() WHERE b.number = which;
        last_seq := console.append_feed(array_fill('work_item'::text, ARRAY[coalesce(cardinality(sent), 0)]), sent, NULL);
        PERFORM pg_notify('console_feed', last_seq::text);
    END IF;
    RETURN jsonb_build_object('number', which, 'items', batch.amount);
END
$$;
