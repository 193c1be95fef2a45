-- Refuse the work of a service that the profile gives to others.
CREATE OR REPLACE FUNCTION console.require_service(of_service text) RETURNS void
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    IF NOT console.serves(of_service) THEN
        RAISE EXCEPTION 'Your council gives the work of % to other logins.', replace(of_service, '_', ' ')
            USING ERRCODE = 'AC100';
    END IF;
END
$$;
