-- Note that whoever signed in has these rows open for so many seconds more (0: no longer), and give who else has
-- them open now: {row: [full names]}. Best effort: no command, no feed, no lock that a writer waits for.
CREATE OR REPLACE FUNCTION console.present(entity text, row_ids uuid[], seconds integer) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
    at timestamptz := clock_timestamp();
    seen uuid[];
BEGIN
    PERFORM console.require_read_committed();
    PERFORM set_config('synchronous_commit', 'off', true);
    IF cardinality(row_ids) > 50 THEN
        RAISE EXCEPTION 'Nobody has so many records open.' USING ERRCODE = 'AC100';
    END IF;
    DELETE FROM sync.presence AS p
    WHERE (p.entity, p.row_id, p.login) IN (
        SELECT o.entity, o.row_id, o.login FROM sync.presence AS o WHERE o.until <= at LIMIT 100 FOR UPDATE SKIP LOCKED);
    IF seconds IS NULL OR seconds <= 0 THEN
        DELETE FROM sync.presence AS p
        WHERE p.login = caller AND p.entity = present.entity AND p.row_id = ANY (row_ids);
        RETURN '{}'::jsonb;
    END IF;
    -- What the caller may not see they can neither be seen at nor see anybody at.
    seen := ARRAY(SELECT DISTINCT r.id FROM unnest(row_ids) AS r (id)
                  WHERE console.row_visible(present.entity, r.id) ORDER BY r.id);
    INSERT INTO sync.presence AS p (entity, row_id, login, until)
    SELECT present.entity, r.id, caller, at + make_interval(secs => least(seconds, 120)) FROM unnest(seen) AS r (id)
    ON CONFLICT ON CONSTRAINT pk_presence DO UPDATE SET until = excluded.until;
    RETURN (
        SELECT coalesce(jsonb_object_agg(o.row_id, o.names), '{}')
        FROM (SELECT p.row_id, jsonb_agg(a.full_name ORDER BY a.full_name) AS names
              FROM sync.presence AS p JOIN council.advisor AS a ON a.login = p.login
              WHERE p.entity = present.entity AND p.row_id = ANY (seen) AND p.login <> caller AND p.until > at
              GROUP BY p.row_id) AS o
    );
END
$$;
