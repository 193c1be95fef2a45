-- A refused or waiting command holds its rows back for later commands of its owner; any other frees them.
CREATE OR REPLACE FUNCTION console.park(changes jsonb, mends uuid, turn bigint, result sync.command) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
BEGIN
    IF result.attempt > 0 THEN
        DELETE FROM sync.parked AS p WHERE p.command_id = result.command_id;
    END IF;
    IF mends IS NOT NULL AND result.outcome <> 'waiting' THEN
        DELETE FROM sync.parked AS p WHERE p.command_id = mends;
    END IF;
    IF result.outcome IN ('refused', 'waiting') THEN
        INSERT INTO sync.parked (command_id, entity, row_id, owner, position, created)
        SELECT result.command_id, coalesce(c.value ->> 'entity', ''), (c.value ->> 'id')::uuid,
               result.owner, least(turn, result.position), bool_or(c.value ->> 'op' = 'create')
        FROM jsonb_array_elements(changes) AS c
        WHERE c.value ->> 'id' ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
        GROUP BY 1, 2, 3;
    END IF;
END
$$;
