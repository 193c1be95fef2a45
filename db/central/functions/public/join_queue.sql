-- Take a ticket: the next number of this site, prefix and local day ("B047").
CREATE OR REPLACE FUNCTION console.join_queue(at_site uuid, for_service uuid, for_person uuid, with_needs text)
RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    today date := console.local_day();
    letter text;
    last_number bigint;
    last_joined timestamptz;
    joined timestamptz;
    made uuid := console.new_id();
BEGIN
    PERFORM console.begin_writing();
    SELECT s.prefix INTO letter FROM council.service_type AS s WHERE s.id = for_service;
    IF NOT FOUND OR NOT EXISTS (SELECT 1 FROM council.site AS s WHERE s.id = at_site) THEN
        RAISE EXCEPTION 'There is no such site or service.' USING ERRCODE = 'AC100';
    END IF;
    -- A ticket never points at somebody whom others may not see, so that anybody can call it.
    IF NOT EXISTS (SELECT 1 FROM council.person AS p WHERE p.id = for_person AND NOT p.protected) THEN
        for_person := NULL;
    END IF;
    SELECT l.number, l.joined INTO last_number, last_joined FROM sync.last_ticket(at_site, today, letter) AS l;
    last_number := coalesce(last_number, 0) + 1;
    joined := greatest(clock_timestamp(), last_joined + interval '1 microsecond');
    INSERT INTO council.ticket (id, site_id, service_id, day, number, person_id, needs, state, joined_at)
    VALUES (made, at_site, for_service, today,
        concat(letter, lpad(last_number::text, greatest(3, length(last_number::text)), '0')),
        for_person, nullif(left(trim(with_needs), 500), ''), 'waiting', joined);
    RETURN console.enter_state(made, 'waiting', joined);
END
$$;
