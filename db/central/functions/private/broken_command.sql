-- The first entry of the record of commands that does not follow from the one before; nothing when all do.
-- What is hashed holds numbers and times as text, so whoever asks has set the time zone to UTC.
CREATE OR REPLACE FUNCTION console.broken_command() RETURNS bigint
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT c.position
        FROM (SELECT k.position, k.hash, console.link(lag(k.hash) OVER w, k) AS computed,
                     k.position - lag(k.position, 1, 0::bigint) OVER w AS step
              FROM sync.command AS k WINDOW w AS (ORDER BY k.position)) AS c
        WHERE c.hash <> c.computed OR c.step <> 1 ORDER BY c.position LIMIT 1
    );
END
$$;
