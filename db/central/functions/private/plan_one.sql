-- What console.plan() gives, for one command alone and without its joins: most of what desks send comes singly.
CREATE OR REPLACE FUNCTION console.plan_one(
    command jsonb, licence jsonb,
    OUT landable boolean, OUT entries sync.command[], OUT texts text[], OUT salts bytea[],
    OUT entities text[], OUT row_ids uuid[], OUT owners uuid[], OUT makings jsonb
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
    own_id uuid;
    own_text text := command::text;
    salt bytea := uuid_send(gen_random_uuid());
    n numeric;
    changes jsonb := command -> 'changes';
    steps integer;
    change jsonb;
    kind jsonb;
    names text[];
    wanted jsonb;
    made jsonb[] := '{}';
BEGIN
    own_id := (command ->> 'id')::uuid;
    n := (command -> 'n')::numeric;
    steps := jsonb_array_length(changes);
    landable := coalesce(command ->> 'owner' = caller AND command ->> 'supersedes' IS NULL AND own_id IS NOT NULL
        AND n = trunc(n) AND n BETWEEN 1 AND 1e15
        AND jsonb_typeof(command -> 'device') = 'string' AND length(command ->> 'device') BETWEEN 1 AND 100
        AND jsonb_typeof(command -> 'kind') = 'string' AND length(command ->> 'kind') BETWEEN 1 AND 100
        AND steps > 0 AND octet_length(own_text) <= 1000000, false);
    FOR step IN 0 .. steps - 1 LOOP
        change := changes -> step;
        kind := licence -> (change ->> 'entity');
        -- The commonest reason is seen first, so that looking costs those hardly anything that cannot land so.
        IF NOT coalesce(landable AND change ->> 'op' = 'create' AND NOT (kind -> 'direct')::boolean
            AND NOT (change ->> 'entity' = 'person' AND change -> 'fields' ? 'protected'), false)
        THEN
            landable := false;
            RETURN;
        END IF;
        SELECT array_agg(f.key), jsonb_object_agg(f.key, f.value -> 'new') INTO names, wanted
        FROM jsonb_each(change -> 'fields') AS f;
        landable := coalesce(change ->> 'id' IS NOT NULL AND kind -> 'groups' ?& names
            AND (kind ->> 'actor' IS NULL OR wanted ->> (kind ->> 'actor') = caller), false);
        entities[step + 1] := change ->> 'entity';
        row_ids[step + 1] := (change ->> 'id')::uuid;
        owners[step + 1] := own_id;
        -- In the order they were sent: a row that is named before it is made is refused, as it has to be.
        made := array_append(made, jsonb_build_array(change ->> 'entity', names,
            jsonb_build_array(wanted || jsonb_build_object('id', row_ids[step + 1]))));
    END LOOP;
    makings := to_jsonb(made);
    texts := ARRAY[own_text];
    salts := ARRAY[salt];
    -- Its `seq` is how many feed entries it writes; the place in the feed comes when the lock is had.
    entries := ARRAY[ROW(0, own_id, 0, caller, command ->> 'device', n, command ->> 'kind', NULL,
        sha256(salt || convert_to(own_text, 'UTF8')), 'applied', steps, NULL, '{}', NULL, NULL, NULL)::sync.command];
EXCEPTION WHEN OTHERS THEN
    IF left(SQLSTATE, 2) IN ('40', '53', '55', '57', '58', 'XX') THEN
        RAISE;
    END IF;
    -- Whatever it is, it is told when the command is looked at step by step.
    landable := false;
END
$$;
