-- Whose commands these are: whoever signed in, and no setting of theirs alters that. Only where the administrator
-- recovers an abandoned outbox (console.recover) is it the owner that is claimed.
CREATE OR REPLACE FUNCTION console.actor() RETURNS text
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    claimed text := nullif(current_setting('console.claimed_owner', true), '');
BEGIN
    IF claimed IS NULL OR NOT pg_has_role(session_user, 'console_gate', 'MEMBER') THEN
        RETURN session_user;
    END IF;
    RETURN claimed;
END
$$;
