-- Whether an earlier refused or waiting command of this owner touches the same rows, or would have created
-- a row that this one names.
CREATE OR REPLACE FUNCTION console.must_wait(changes jsonb, own_id uuid, mends uuid, turn bigint) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := console.actor();
BEGIN
    RETURN EXISTS (
        SELECT 1
        FROM sync.parked AS p
        WHERE p.owner = caller AND p.position < turn
          AND p.command_id <> own_id AND p.command_id IS DISTINCT FROM mends
          AND (p.row_id::text IN (SELECT lower(c.value ->> 'id') FROM jsonb_array_elements(changes) AS c)
               OR p.created AND p.row_id::text IN (
                   SELECT lower(f.value ->> 'new')
                   FROM jsonb_array_elements(changes) AS c, jsonb_each(c.value -> 'fields') AS f))
    );
END
$$;
