-- The council's day, by the centre's clock.
CREATE OR REPLACE FUNCTION console.local_day() RETURNS date
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (clock_timestamp() AT TIME ZONE 'Europe/London')::date;
END
$$;
