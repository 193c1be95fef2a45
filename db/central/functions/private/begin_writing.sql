-- What every writing call does first: be durable whatever the client has set, and take the feed's lock.
CREATE OR REPLACE FUNCTION console.begin_writing() RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    PERFORM console.require_read_committed();
    PERFORM set_config('synchronous_commit', 'on', true);
    PERFORM 1 FROM sync.feed_lock FOR UPDATE;
END
$$;
