-- Put the work of a service that no file holds yet into a new one, oldest first; gives its number, nothing where
-- there is no work. The caller holds the lock.
CREATE OR REPLACE FUNCTION console.claim_work(of_service text, as_format text, at_place text, kept_apart boolean)
RETURNS bigint
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    ids uuid[];
    made bigint;
BEGIN
    SELECT array_agg(c.id ORDER BY c.recorded_at, c.id) INTO ids
    FROM (SELECT w.id, w.recorded_at
          FROM council.work_item AS w LEFT JOIN council.notification AS n ON n.id = w.notification_id
          WHERE w.service = of_service AND w.status = 'recorded' AND console.work_apart(w.person_id, n) = kept_apart
            AND NOT EXISTS (SELECT 1 FROM sync.batched_work AS b WHERE b.work_item_id = w.id)
          -- One file's worth: whoever else writes meanwhile waits for so many and no more.
          ORDER BY w.recorded_at, w.id LIMIT 2000) AS c;
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    INSERT INTO sync.work_batch (number, service, format, apart, place, made_at, made_by, amount, content)
    VALUES ((SELECT coalesce(max(b.number), 0) + 1 FROM sync.work_batch AS b), of_service, as_format, kept_apart,
        at_place, clock_timestamp(), session_user, cardinality(ids), console.work_content(ids, of_service))
    RETURNING number INTO made;
    INSERT INTO sync.batched_work (work_item_id, batch) SELECT i, made FROM unnest(ids) AS i;
    RETURN made;
END
$$;
