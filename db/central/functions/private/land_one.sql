-- What console.plan() and console.land() do, for one command alone: most of what desks send comes singly, and what it
-- costs is the number of statements and nested calls. Gives its answers and the feed's new end; nothing, and has done
-- nothing but wait its turn, when the command has to be looked at step by step.
CREATE OR REPLACE FUNCTION console.land_one(
    command jsonb, in_epoch text, OUT results jsonb, OUT head bigint, OUT news boolean
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
    own_text text := command::text;
    salt bytea := uuid_send(gen_random_uuid());
    changes jsonb := command -> 'changes';
    steps integer;
    change jsonb;
    actor text;
    allowed text[];
    wanted jsonb;
    entities text[] := '{}';
    row_ids uuid[] := '{}';
    hashes bytea[] := '{}';
    makings jsonb[] := '{}';
    clear boolean;
    at_hash bytea;
    previous bytea;
    entry sync.command;
BEGIN
    -- Nobody waits for what is worked out before the lock is had.
    BEGIN
        entry.command_id := (command ->> 'id')::uuid;
        entry.device := command ->> 'device';
        entry.n := (command -> 'n')::numeric;
        entry.kind := command ->> 'kind';
        steps := jsonb_array_length(changes);
        -- The commonest reason is seen first, so that looking costs those hardly anything that cannot land so.
        IF NOT coalesce(changes -> 0 ->> 'op' = 'create' AND command ->> 'owner' = caller
            AND command ->> 'supersedes' IS NULL AND entry.command_id IS NOT NULL
            AND entry.n = (command -> 'n')::numeric AND entry.n BETWEEN 1 AND 1e15
            AND jsonb_typeof(command -> 'device') = 'string' AND length(entry.device) BETWEEN 1 AND 100
            AND jsonb_typeof(command -> 'kind') = 'string' AND length(entry.kind) BETWEEN 1 AND 100
            AND octet_length(own_text) <= 1000000, false)
        THEN
            RETURN;
        END IF;
        FOR step IN 0 .. steps - 1 LOOP
            change := changes -> step;
            -- Of the fields that are named, those that the caller may write: none where only direct calls write.
            SELECT max(f.name) FILTER (WHERE f.is_actor), array_agg(f.name) FILTER (WHERE f.may),
                   jsonb_object_agg(f.name, change -> 'fields' -> f.name -> 'new') FILTER (WHERE f.may)
            INTO actor, allowed, wanted
            FROM (SELECT w.name, w.is_actor, change -> 'fields' ? w.name AND EXISTS (
                      SELECT 1 FROM (SELECT unnest(w.rights) AS role) AS r WHERE pg_has_role(caller, r.role, 'MEMBER')) AS may
                  FROM sync.field AS w
                  WHERE w.entity = change ->> 'entity' AND (w.is_actor OR change -> 'fields' ? w.name)
                  OFFSET 0) AS f;
            IF NOT coalesce(change ->> 'op' = 'create' AND change ->> 'id' IS NOT NULL
                AND wanted IS NOT NULL AND (change -> 'fields') - allowed = '{}'
                AND NOT (change ->> 'entity' = 'person' AND wanted ? 'protected')
                AND (actor IS NULL OR wanted ->> actor = caller), false)
            THEN
                RETURN;
            END IF;
            entities := array_append(entities, change ->> 'entity');
            row_ids := array_append(row_ids, (change ->> 'id')::uuid);
            makings := array_append(makings, wanted || jsonb_build_object('id', row_ids[step + 1]));
        END LOOP;
        entry.digest := sha256(salt || convert_to(own_text, 'UTF8'));
    EXCEPTION WHEN OTHERS THEN
        IF left(SQLSTATE, 2) IN ('40', '53', '55', '57', '58', 'XX') THEN
            RAISE;
        END IF;
        -- Whatever it is, it is told when the command is looked at step by step.
        RETURN;
    END;
    PERFORM console.begin_writing();
    -- All that has to be known under the lock, at once. What is known already under its number shows when it is kept.
    SELECT coalesce(in_epoch = (SELECT e.id::text FROM sync.epoch AS e ORDER BY e.position DESC LIMIT 1), true)
           AND entry.n - 1 = coalesce(
               (SELECT c.n FROM sync.command AS c WHERE c.owner = caller AND c.device = entry.device AND c.attempt = 0
                ORDER BY c.n DESC LIMIT 1), 0)
           AND NOT EXISTS (SELECT 1 FROM sync.parked AS p WHERE p.owner = caller),
           f.seq, f.hash, coalesce(k.position, 0) + 1, k.hash
    INTO clear, head, at_hash, entry.position, previous
    FROM (SELECT l.seq, l.hash FROM sync.feed AS l ORDER BY l.seq DESC LIMIT 1) AS f
    LEFT JOIN (SELECT l.position, l.hash FROM sync.command AS l ORDER BY l.position DESC LIMIT 1) AS k ON true;
    -- Where all of the feed was pruned there is no row, and the next command goes the other way.
    IF clear IS DISTINCT FROM true THEN
        RETURN;
    END IF;
    FOR place IN 1 .. steps LOOP
        at_hash := sha256(at_hash || convert_to(
            concat_ws('|', head + place, entities[place], row_ids[place], entry.command_id), 'UTF8'));
        hashes := array_append(hashes, at_hash);
    END LOOP;
    entry.attempt := 0;
    entry.owner := caller;
    entry.outcome := 'applied';
    entry.seq := head + steps;
    entry.conflicts := '{}';
    BEGIN
        -- In the order they were sent: a row that is named before it is made is refused, as it has to be.
        FOR place IN 1 .. steps LOOP
            -- What is sent most is planned once a session. Neither has a column with a default, which this would pass by.
            IF entities[place] = 'note' THEN
                INSERT INTO council.note SELECT * FROM jsonb_populate_record(NULL::council.note, makings[place]);
            ELSIF entities[place] = 'record_view' THEN
                INSERT INTO council.record_view SELECT * FROM jsonb_populate_record(NULL::council.record_view, makings[place]);
            ELSE
                EXECUTE (
                    SELECT format('INSERT INTO council.%1$I (%2$s) SELECT %2$s'
                        ' FROM jsonb_populate_record(NULL::council.%1$I, $1)',
                        entities[place], string_agg(format('%I', k.value), ', '))
                    FROM jsonb_object_keys(makings[place]) AS k (value))
                USING makings[place];
            END IF;
        END LOOP;
        entry.received_at := clock_timestamp();
        entry.hash := console.link(previous, entry);
        WITH fed AS (
            INSERT INTO sync.feed (seq, entity, row_id, command_id, hash)
            SELECT head + u.place, u.entity, u.row_id, entry.command_id, u.hash
            FROM unnest(entities, row_ids, hashes) WITH ORDINALITY AS u (entity, row_id, hash, place)
        ), kept AS (
            INSERT INTO sync.command SELECT entry.*
        )
        INSERT INTO sync.command_text (command_id, salt, body) VALUES (entry.command_id, salt, own_text);
    EXCEPTION WHEN OTHERS THEN
        IF left(SQLSTATE, 2) IN ('40', '53', '55', '57', '58', 'XX') THEN
            RAISE;
        END IF;
        RETURN;
    END;
    results := jsonb_build_array(console.answer(entry));
    head := entry.seq;
    news := 'record_view' <> ANY (entities);
END
$$;
