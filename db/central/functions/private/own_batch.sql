-- Refuse a file that holds work which is hidden from whoever signed in, or has become so since it was claimed.
CREATE OR REPLACE FUNCTION console.own_batch(which bigint) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF (SELECT count(*) FROM sync.batched_work AS b JOIN council.work_item AS w ON w.id = b.work_item_id
        WHERE b.batch = which) < (SELECT b.amount FROM sync.work_batch AS b WHERE b.number = which)
        OR (NOT pg_has_role(session_user, 'console_protected', 'MEMBER') AND EXISTS (
            SELECT 1 FROM sync.work_batch AS b WHERE b.number = which AND (b.content -> 'opens')::boolean
              AND b.content @? '$.items[*].detail.protected_address'))
    THEN
        RAISE EXCEPTION 'The export begun last holds work that is closed to you. Whoever began it, or a login with the role protected, finishes it.'
            USING ERRCODE = 'AC100';
    END IF;
END
$$;
