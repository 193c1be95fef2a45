-- Where a command stands among those that others wait for: its first place in the record, the place of the
-- command it mends, or the end.
CREATE OR REPLACE FUNCTION console.turn_of(own_id uuid, mends uuid) RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := console.actor();
    turn bigint;
BEGIN
    SELECT min(p.position) INTO turn FROM sync.parked AS p
    WHERE p.owner = caller AND p.command_id IN (own_id, mends);
    RETURN coalesce(turn, 9223372036854775807);
END
$$;
