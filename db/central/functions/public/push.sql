-- Take the signed-in owner's commands in order; each lands whole or not at all (sync.md, invariant 3).
-- `in_epoch` is the one that the console believes to be in. `again` names the commands that were saved before the
-- centre was restored, each with the reason when it was refused then (sync.md, invariant 8).
CREATE OR REPLACE FUNCTION console.push(commands jsonb, in_epoch text DEFAULT NULL, again jsonb DEFAULT '{}')
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
-- Everything here is found by its key; a plan kept from when a table was empty would read all of it.
SET enable_seqscan = off
AS $$
DECLARE
    results jsonb;
    one_by_one jsonb[] := '{}';
    command jsonb;
    before bigint;
    head bigint;
    news boolean;
    at_once boolean;
    licence jsonb;
    p record;
BEGIN
    -- In two steps: the size of a hundred megabytes is seen without reading them.
    IF commands IS NULL OR pg_column_size(commands) + pg_column_size(again) > 32000000 THEN
        RAISE EXCEPTION 'A push is at most 32 MB.' USING ERRCODE = 'AC002';
    ELSIF jsonb_typeof(commands) <> 'array' OR jsonb_array_length(commands) > 1000 THEN
        RAISE EXCEPTION 'A push is a list of at most 1,000 commands.' USING ERRCODE = 'AC002';
    END IF;
    IF jsonb_typeof(again) IS DISTINCT FROM 'object' THEN
        RAISE EXCEPTION 'What is offered again is named by its numbers.' USING ERRCODE = 'AC002';
    END IF;
    -- Nobody waits for what is worked out before the lock is had.
    IF again = '{}' AND jsonb_array_length(commands) = 1 THEN
        p := console.land_one(commands -> 0, in_epoch);
        results := p.results;
        head := p.head;
        news := p.news;
    END IF;
    IF results IS NULL THEN
        licence := console.licence(commands);
        at_once := again = '{}' AND jsonb_array_length(commands) > 1;
        IF at_once THEN
            p := console.plan(commands, licence);
            at_once := p.landable;
        END IF;
        PERFORM console.begin_writing();
        IF in_epoch <> (SELECT e.id::text FROM sync.epoch AS e ORDER BY e.position DESC LIMIT 1) THEN
            RAISE EXCEPTION 'The centre was restored since.' USING ERRCODE = 'AC005';
        END IF;
        IF at_once THEN
            results := console.land(p.entries, p.texts, p.salts, p.entities, p.row_ids, p.owners, p.makings);
            head := (results -> -1 ->> 'seq')::bigint;
            news := 'record_view' <> ANY (p.entities);
        END IF;
    END IF;
    IF results IS NULL THEN
        SELECT h.seq INTO before FROM console.head() AS h;
        FOR command IN
            SELECT c.value FROM jsonb_array_elements(commands) WITH ORDINALITY AS c (value, place) ORDER BY c.place
        LOOP
            one_by_one := array_append(one_by_one, console.receive(command, licence, again));
        END LOOP;
        results := to_jsonb(one_by_one);
        SELECT h.seq INTO head FROM console.head() AS h;
        news := EXISTS (SELECT 1 FROM sync.feed AS f WHERE f.seq > before AND f.entity <> 'record_view');
    END IF;
    -- What waits is offered with every push: telling of nothing would wake its own console to push again at once.
    -- Who looked at which record is nothing that any console waits for.
    IF news THEN
        PERFORM pg_notify('console_feed', head::text);
    END IF;
    RETURN results;
END
$$;
