-- Keep a letter's bytes under what they are; the same again is nothing to do.
CREATE OR REPLACE FUNCTION console.put_letter(digest text, body bytea) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM console.require_read_committed();
    PERFORM set_config('synchronous_commit', 'on', true);
    IF octet_length(body) > 20000000 OR encode(sha256(body), 'hex') <> digest THEN
        RAISE EXCEPTION 'The letter did not arrive whole. Send it again.' USING ERRCODE = 'AC100';
    END IF;
    INSERT INTO sync.blob (sha256, body, put_by) VALUES (digest, put_letter.body, session_user)
    ON CONFLICT (sha256) DO NOTHING;
END
$$;
