-- Whether the numbers of commands go on, for each of their devices, from the last that the centre has.
CREATE OR REPLACE FUNCTION console.in_step(entries sync.command[]) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    -- As text of the default collation: compared with a name, no index would serve.
    caller text := session_user;
BEGIN
    RETURN NOT EXISTS (
        SELECT 1
        FROM (SELECT e.device, e.n - row_number() OVER (PARTITION BY e.device ORDER BY e.ordinality) AS before
              FROM unnest(entries) WITH ORDINALITY AS e) AS q
        GROUP BY q.device
        HAVING min(q.before) <> max(q.before) OR min(q.before) <> coalesce(
            (SELECT c.n FROM sync.command AS c WHERE c.owner = caller AND c.device = q.device AND c.attempt = 0
             ORDER BY c.n DESC LIMIT 1), 0)
    );
END
$$;
