-- A UUIDv7 for rows made at the centre (RFC 9562, section 5.7); PostgreSQL has its own only from 18 on.
CREATE OR REPLACE FUNCTION console.new_id() RETURNS uuid
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
    milliseconds bigint := floor(extract(epoch FROM clock_timestamp()) * 1000);
    bytes bytea := overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send(milliseconds) FROM 3) FROM 1 FOR 6);
BEGIN
    -- A random UUID has version 4; setting these two bits makes it 7.
    RETURN encode(set_bit(set_bit(bytes, 52, 1), 53, 1), 'hex')::uuid;
END
$$;
