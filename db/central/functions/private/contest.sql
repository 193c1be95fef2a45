-- Keep both sides of a contested group until somebody chooses; a later act of the same advisor on it joins.
CREATE OR REPLACE FUNCTION console.contest(
    entity text, target uuid, contested text, fields jsonb, base jsonb, mine jsonb, now_row jsonb, command uuid,
    against text
) RETURNS uuid
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := console.actor();
    found uuid;
    base_group jsonb;
    mine_group jsonb;
    now_group jsonb;
    other record;
    -- The same act opens the same conflict again at a centre that was restored, and a choice finds it there.
    name_digest text := encode(sha256(convert_to(concat_ws('|', command, entity, target, contested), 'UTF8')), 'hex');
    contest_id uuid := overlay(overlay(left(name_digest, 32) PLACING '8' FROM 13) PLACING '8' FROM 17);  -- RFC 9562, 5.8
BEGIN
    SELECT jsonb_object_agg(f.name, CASE WHEN fields ? f.name THEN base -> f.name ELSE now_row -> f.name END),
           jsonb_object_agg(f.name, CASE WHEN fields ? f.name THEN mine -> f.name ELSE now_row -> f.name END),
           jsonb_object_agg(f.name, now_row -> f.name)
    INTO base_group, mine_group, now_group
    FROM sync.field AS f WHERE f.entity = contest.entity AND f.group_name = contested;
    UPDATE council.conflict AS c SET mine = mine_group, theirs = now_group
    WHERE c.row_id = target AND c.entity = contest.entity AND c.group_name = contested
      AND c.state = 'open' AND c.mine_by = caller AND c.mine @> base_group
    RETURNING c.id INTO found;
    IF found IS NOT NULL THEN
        RETURN found;
    END IF;
    SELECT k.owner, k.received_at INTO other
    FROM sync.feed AS f JOIN sync.command AS k ON k.command_id = f.command_id
    WHERE f.row_id = target AND f.entity = contest.entity ORDER BY f.seq DESC, k.attempt DESC LIMIT 1;
    INSERT INTO council.conflict (id, entity, row_id, group_name, base, mine, theirs, command_id, mine_by,
        theirs_by, theirs_at, opened_at)
    VALUES (contest_id, entity, target, contested, base_group, mine_group, now_group, command, caller,
        coalesce(against, other.owner), CASE WHEN against IS NULL THEN other.received_at END, clock_timestamp())
    ON CONFLICT (id) DO UPDATE SET mine = excluded.mine, theirs = excluded.theirs
    RETURNING id INTO found;
    RETURN found;
END
$$;
