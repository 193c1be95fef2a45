-- What the centre says of itself and of who is asking.
CREATE OR REPLACE FUNCTION console.server_info() RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    head record;
    own_name text;
BEGIN
    PERFORM console.require_read_committed();
    SELECT * INTO head FROM console.head();
    SELECT a.full_name INTO own_name FROM council.advisor AS a WHERE a.login = session_user;
    RETURN jsonb_build_object(
        'revision', (SELECT v.version_num FROM sync.alembic_version AS v),
        'oldest_console', (SELECT s.value FROM sync.setting AS s WHERE s.name = 'oldest_console'),
        'epoch', console.epoch_for_caller(),
        'last', head.seq,
        'last_hash', encode(head.hash, 'hex'),
        'floor', (SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'floor'),
        'login', session_user,
        'full_name', coalesce(own_name, session_user),
        'roles', console.roles_of_caller(),
        'server_time', clock_timestamp()
    );
END
$$;
