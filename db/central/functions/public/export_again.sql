-- What a file held that stood and was lost, to be written once more: nothing counts as sent twice, and who had it
-- written again is kept. What was answered in full has arrived, and its content is gone.
CREATE OR REPLACE FUNCTION console.export_again(of_service text, which bigint, at_place text) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    batch sync.work_batch;
BEGIN
    PERFORM console.begin_writing();
    SELECT * INTO batch FROM sync.work_batch AS b WHERE b.number = which AND b.service = of_service;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'There is no export of that number for this service.' USING ERRCODE = 'AC100';
    ELSIF coalesce(length(at_place) NOT BETWEEN 1 AND 5000, true) THEN
        RAISE EXCEPTION 'Say where the file is written.' USING ERRCODE = 'AC100';
    END IF;
    PERFORM console.require_service(batch.service);
    PERFORM console.own_batch(which);
    IF batch.written_at IS NULL THEN
        RAISE EXCEPTION 'That export was never finished. Run it without --again, and it is finished as the same file.'
            USING ERRCODE = 'AC100';
    ELSIF batch.content IS NULL THEN
        RAISE EXCEPTION 'The service has answered all that was in that file, so it is not kept any more.'
            USING ERRCODE = 'AC100';
    END IF;
    INSERT INTO sync.work_again (batch, place, written_at, written_by)
    VALUES (which, at_place, clock_timestamp(), session_user);
    RETURN console.batch_given(batch.number);
END
$$;
