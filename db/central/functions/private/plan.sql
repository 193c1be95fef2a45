-- What it takes to land plain commands at once, worked out before the lock is had: commands of whoever signed in
-- that only make rows, by right, and name no row before it is made. Where any has to be looked at by itself,
-- `landable` is false.
CREATE OR REPLACE FUNCTION console.plan(
    commands jsonb, licence jsonb,
    OUT landable boolean, OUT entries sync.command[], OUT texts text[], OUT salts bytea[],
    OUT entities text[], OUT row_ids uuid[], OUT owners uuid[], OUT makings jsonb
)
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
    -- Parents first, from the schema's foreign keys.
    making_order text[] := (SELECT string_to_array(s.value, ' ') FROM sync.setting AS s WHERE s.name = 'making_order');
    forward boolean;
BEGIN
    -- The commonest reason is seen first, so that looking costs those hardly anything that cannot land at once.
    IF commands @? '$[*].changes[*].op ? (@ != "create")' THEN
        landable := false;
        RETURN;
    END IF;
    WITH sent AS MATERIALIZED (
        SELECT c.place, c.value AS command, (c.value ->> 'id')::uuid AS id, c.value::text AS body,
               c.value ->> 'device' AS device, c.value ->> 'kind' AS kind, (c.value -> 'n')::numeric AS n,
               uuid_send(gen_random_uuid()) AS salt, jsonb_array_length(c.value -> 'changes') AS steps
        FROM jsonb_array_elements(commands) WITH ORDINALITY AS c (value, place)
    )
    SELECT bool_and(coalesce(s.command ->> 'owner' = caller AND s.command ->> 'supersedes' IS NULL
               AND s.n = trunc(s.n) AND s.n BETWEEN 1 AND 1e15 AND jsonb_typeof(s.command -> 'device') = 'string'
               AND jsonb_typeof(s.command -> 'kind') = 'string' AND length(s.device) BETWEEN 1 AND 100
               AND length(s.kind) BETWEEN 1 AND 100 AND s.steps > 0
               AND octet_length(s.body) <= 1000000, false))
           AND count(DISTINCT s.id) = count(*),
           array_agg(s.body ORDER BY s.place), array_agg(s.salt ORDER BY s.place),
           -- Its `seq` is how many feed entries it writes; the place in the feed comes when the lock is had.
           array_agg(ROW(0, s.id, 0, caller, s.device, s.n, s.kind, NULL, sha256(s.salt || convert_to(s.body, 'UTF8')),
               'applied', s.steps, NULL, '{}', NULL, NULL, NULL)::sync.command ORDER BY s.place)
    INTO landable, texts, salts, entries FROM sent AS s;
    IF landable IS DISTINCT FROM true THEN
        RETURN;
    END IF;
    WITH change AS MATERIALIZED (
        SELECT row_number() OVER (ORDER BY c.place, x.step) AS place, (c.value ->> 'id')::uuid AS owner,
               x.value ->> 'entity' AS entity, (x.value ->> 'id')::uuid AS id, x.value ->> 'op' AS op,
               x.value -> 'fields' AS fields, licence -> (x.value ->> 'entity') AS kind, v.names, v.wanted
        FROM jsonb_array_elements(commands) WITH ORDINALITY AS c (value, place),
             jsonb_array_elements(c.value -> 'changes') WITH ORDINALITY AS x (value, step),
             LATERAL (SELECT array_agg(f.key) AS names, jsonb_object_agg(f.key, f.value -> 'new') AS wanted
                      FROM jsonb_each(x.value -> 'fields') AS f) AS v
    ), making AS (
        SELECT h.entity, h.names, jsonb_agg(h.wanted || jsonb_build_object('id', h.id)) AS wanted
        FROM change AS h GROUP BY h.entity, h.names
    )
    SELECT bool_and(coalesce(h.op = 'create' AND h.id IS NOT NULL AND NOT (h.kind -> 'direct')::boolean
               AND h.kind -> 'groups' ?& h.names AND NOT (h.entity = 'person' AND h.fields ? 'protected')
               AND (h.kind ->> 'actor' IS NULL OR h.wanted ->> (h.kind ->> 'actor') = caller), false)),
           array_agg(h.entity ORDER BY h.place), array_agg(h.id ORDER BY h.place), array_agg(h.owner ORDER BY h.place),
           -- Put together by what is named and made: compared each with each, it was two thirds of what a push cost.
           EXISTS (SELECT 1 FROM (
                       SELECT translate(lower(w.value), '{-}', '') AS id, u.place AS named, NULL::bigint AS made
                       FROM change AS u, jsonb_each_text(u.wanted) AS w WHERE length(w.value) BETWEEN 32 AND 41
                       UNION ALL SELECT translate(m.id::text, '-', ''), NULL, m.place FROM change AS m) AS b
                   GROUP BY b.id HAVING min(b.named) < max(b.made)),
           (SELECT jsonb_agg(jsonb_build_array(m.entity, m.names, m.wanted)
                ORDER BY array_position(making_order, m.entity)) FROM making AS m)
    INTO landable, entities, row_ids, owners, forward, makings FROM change AS h;
    landable := coalesce(landable AND NOT forward AND making_order @> entities, false);
EXCEPTION WHEN OTHERS THEN
    IF left(SQLSTATE, 2) IN ('40', '53', '55', '57', '58', 'XX') THEN
        RAISE;
    END IF;
    -- Whatever it is, it is told when the commands are looked at one after the other.
    landable := false;
END
$$;
