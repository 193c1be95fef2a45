-- The rows behind the feed entries after `since`, as the caller may see and keep them now (sync.md, invariant 5).
-- The third part of a console's epoch is the site where it sat: one that sits elsewhere fetches the queue anew.
CREATE OR REPLACE FUNCTION console.pull(
    from_epoch text, since bigint, since_hash text, at_most integer, at_site uuid DEFAULT NULL
) RETURNS json
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
SET enable_seqscan = off
AS $$
DECLARE
    here_epoch text := console.epoch_for_caller();
    here_seat text := coalesce(at_site::text, '');
    moved boolean := here_seat <> split_part(from_epoch, '.', 3);
    state text;
    head record;
    page record;
    part record;
    kept record;
    found_rows json;
    found_ids uuid[];
    rows_by_entity text[] := '{}';
    gone_by_entity jsonb := '{}';
    seen uuid[] := '{}';
    written json := '{}';
BEGIN
    PERFORM console.require_read_committed();
    SELECT * INTO head FROM console.head();
    state := console.judge_cursor(here_epoch,
        concat_ws('.', split_part(from_epoch, '.', 1), split_part(from_epoch, '.', 2)), since, since_hash, head.seq);
    here_epoch := concat_ws('.', here_epoch, nullif(here_seat, ''));
    SELECT count(*) AS entries, coalesce(max(e.seq), since) AS last,
           coalesce(encode((array_agg(e.hash ORDER BY e.seq DESC))[1], 'hex'), since_hash) AS hash,
           coalesce(jsonb_agg(DISTINCT e.entity) FILTER (WHERE e.row_id IS NULL), '[]')
           || CASE WHEN moved THEN '["ticket", "ticket_interval"]'::jsonb ELSE '[]' END AS replaced
    INTO page
    FROM (SELECT f.seq, f.hash, f.entity, f.row_id FROM sync.feed AS f
          WHERE f.seq > since AND state = 'ok'
          ORDER BY f.seq LIMIT least(greatest(at_most, 1), 10000)) AS e;
    IF state = 'ok' AND page.entries > 0 AND page.last - since <> page.entries THEN
        state := 'reload';
    END IF;
    IF state <> 'ok' OR page.entries = 0 AND NOT moved THEN
        RETURN json_build_object('state', state, 'epoch', here_epoch, 'last', since, 'last_hash', since_hash,
            'server_time', clock_timestamp(), 'more', false, 'rows', '{}'::json, 'gone', '{}'::json,
            'reload', '[]'::json);
    END IF;
    SELECT * INTO kept FROM console.scope(at_site);
    FOR part IN
        SELECT f.entity, array_agg(DISTINCT f.row_id) AS ids FROM sync.feed AS f
        WHERE f.seq > since AND f.seq <= page.last AND f.row_id IS NOT NULL
          AND NOT page.replaced ? f.entity
        GROUP BY f.entity
    LOOP
        -- Asked once an entity: asked once an entry, it was half of what a page cost.
        CONTINUE WHEN NOT console.sees(part.entity);
        EXECUTE format('SELECT json_agg(t), array_agg(t.id) FROM council.%I AS t WHERE t.id = ANY ($1) AND %s',
            part.entity, console.in_scope(part.entity))
        INTO found_rows, found_ids USING part.ids, at_most, kept.since, kept.queue_since, kept.sites;
        IF found_rows IS NOT NULL THEN
            rows_by_entity := rows_by_entity || concat(to_json(part.entity), ':', found_rows);
        END IF;
        IF page.entries <= 200 THEN
            seen := seen || found_ids;
        END IF;
        IF cardinality(part.ids) > coalesce(cardinality(found_ids), 0) THEN
            gone_by_entity := gone_by_entity || jsonb_build_object(part.entity, (
                SELECT jsonb_agg(i) FROM unnest(part.ids) AS i WHERE i <> ALL (coalesce(found_ids, '{}'))));
        END IF;
    END LOOP;
    IF cardinality(seen) > 0 THEN
        -- Who wrote what is seen, for the marks on open records; a console that catches up on more marks nothing.
        SELECT coalesce(json_object_agg(w.row_id, json_build_array(w.owner, w.received_at)), '{}') INTO written
        FROM (SELECT DISTINCT ON (f.row_id) f.row_id, k.owner, k.received_at
              FROM sync.feed AS f JOIN sync.command AS k ON k.command_id = f.command_id
              WHERE f.seq > since AND f.seq <= page.last AND f.row_id = ANY (seen)
              ORDER BY f.row_id, f.seq DESC, k.attempt DESC) AS w;
    END IF;
    RETURN json_build_object('state', state, 'epoch', here_epoch, 'last', page.last, 'written', written,
        'last_hash', page.hash, 'server_time', clock_timestamp(), 'more', page.last < head.seq,
        'rows', concat('{', array_to_string(rows_by_entity, ','), '}')::json, 'gone', gone_by_entity,
        'reload', page.replaced);
END
$$;
