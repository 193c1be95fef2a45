-- The highest number of a site, day and prefix, and when the last of them joined; tickets of people who are hidden
-- from the caller count as well, or a number would be given twice.
CREATE OR REPLACE FUNCTION sync.last_ticket(at_site uuid, on_day date, letter text, OUT number bigint, OUT joined timestamptz)
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    SELECT max(substr(t.number, length(letter) + 1)::bigint), max(t.joined_at) INTO last_ticket.number, joined
    FROM council.ticket AS t
    WHERE t.site_id = at_site AND t.day = on_day
      AND left(t.number, length(letter)) = letter AND substr(t.number, length(letter) + 1) ~ '^[0-9]{1,9}$';
END
$$;
