-- Other isolation levels would read from before the lock was had.
CREATE OR REPLACE FUNCTION console.require_read_committed() RETURNS void
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'The centre answers only in READ COMMITTED transactions.' USING ERRCODE = 'AC003';
    END IF;
END
$$;
