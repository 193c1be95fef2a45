-- What the centre says of itself and of who is asking; and the hash that its record of commands has at the place
-- where the console saw its end last, nothing when there is no such place.
CREATE OR REPLACE FUNCTION console.server_info(seen bigint DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
    head record;
    record_end record;
    own_name text;
BEGIN
    PERFORM console.require_read_committed();
    SELECT * INTO head FROM console.head();
    SELECT c.position, c.hash INTO record_end FROM sync.command AS c ORDER BY c.position DESC LIMIT 1;
    SELECT a.full_name INTO own_name FROM council.advisor AS a WHERE a.login = caller;
    RETURN jsonb_build_object(
        'revision', (SELECT v.version_num FROM sync.alembic_version AS v),
        'oldest_console', (SELECT s.value FROM sync.setting AS s WHERE s.name = 'oldest_console'),
        'epoch', console.epoch_for_caller(),
        'last', head.seq,
        'last_hash', encode(head.hash, 'hex'),
        'durable', coalesce((SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'durable'), 0),
        'durable_position',
        coalesce((SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'durable_position'), 0),
        'record', coalesce(record_end.position, 0),
        'record_hash', encode(record_end.hash, 'hex'),
        'seen_hash', (SELECT encode(c.hash, 'hex') FROM sync.command AS c WHERE c.position = seen),
        'floor', (SELECT s.value::bigint FROM sync.setting AS s WHERE s.name = 'floor'),
        'login', session_user,
        'full_name', coalesce(own_name, session_user),
        'roles', console.roles_of_caller(),
        'server_time', clock_timestamp()
    );
END
$$;
