-- Rows of one entity that a console at a site keeps, in key order, as arrays: one JSON build a chunk.
CREATE OR REPLACE FUNCTION console.snapshot(wanted text, after_id uuid, at_most integer, at_site uuid DEFAULT NULL)
RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
-- Chunks come in key order by the key's own index, whatever the statistics say of a table just filled.
SET enable_seqscan = off
SET enable_bitmapscan = off
AS $$
DECLARE
    most integer := least(greatest(at_most, 1), 20000);
    names text[];
    chunk record;
    kept record;
BEGIN
    PERFORM console.require_read_committed();
    IF NOT EXISTS (SELECT 1 FROM sync.entity AS e WHERE e.name = wanted) THEN
        RAISE EXCEPTION 'The centre has no records called %.', wanted USING ERRCODE = 'AC002';
    END IF;
    SELECT * INTO kept FROM console.scope(at_site);
    SELECT array_agg(a.attname::text ORDER BY a.attnum) INTO names
    FROM pg_attribute AS a
    WHERE a.attrelid = format('council.%I', wanted)::regclass AND a.attnum > 0 AND NOT a.attisdropped;
    EXECUTE format(
        'SELECT json_agg(r.v) AS rows, count(*) AS n, (array_agg(r.id))[count(*)] AS last_id FROM ('
        'SELECT t.id, json_build_array(%s) AS v FROM council.%I AS t WHERE %s AND %s ORDER BY t.id LIMIT $2) AS r',
        (SELECT string_agg(format('t.%I', n), ', ' ORDER BY place) FROM unnest(names) WITH ORDINALITY AS u (n, place)),
        wanted,
        -- One's own entries can be written though nobody but the auditor may read them.
        CASE WHEN NOT console.sees(wanted) THEN 'false AND $1 IS NULL'
             WHEN after_id IS NOT NULL THEN 't.id > $1' ELSE '$1 IS NULL' END, console.in_scope(wanted))
    INTO chunk USING after_id, most, kept.since, kept.queue_since, kept.sites;
    RETURN json_build_object('entity', wanted, 'columns', names, 'rows', coalesce(chunk.rows, '[]'::json),
        'after', CASE WHEN chunk.n = most THEN chunk.last_id END);
END
$$;
