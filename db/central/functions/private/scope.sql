-- What the council's profile has consoles keep of what ages: histories since when, and whose queue from which day
-- on, with that of the site where the console sits. Where the profile says nothing, everything is kept.
-- `rule` is the profile's own words.
CREATE OR REPLACE FUNCTION console.scope(
    at_site uuid, OUT rule text, OUT since timestamptz, OUT queue_since date, OUT sites uuid[]
)
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    today date := console.local_day();
    replica jsonb;
BEGIN
    SELECT p.body -> 'replica' INTO replica FROM council.council_profile AS p ORDER BY p.version DESC LIMIT 1;
    rule := replica::text;
    since := coalesce(
        (today - (replica ->> 'recent_days')::integer)::timestamp AT TIME ZONE 'Europe/London', '-infinity');
    -- Numbers begin anew each day: yesterday's queue is of no use at a counter.
    queue_since := CASE WHEN replica IS NULL THEN '-infinity' ELSE today END;
    sites := ARRAY(SELECT s.id FROM council.site AS s
                   WHERE replica IS NULL OR s.id = at_site OR replica -> 'sites' ? s.name);
END
$$;
