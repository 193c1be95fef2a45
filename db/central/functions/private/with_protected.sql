-- A file's content with the new addresses of people in danger: the address itself where the export was begun by a
-- login that may see protected people, in a council that has their work in files; else how to get it.
CREATE OR REPLACE FUNCTION console.with_protected(content jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    opens boolean := (content -> 'opens')::boolean AND pg_has_role(session_user, 'console_protected', 'MEMBER');
BEGIN
    IF NOT content @? '$.items[*].detail.protected_address' THEN
        RETURN content;
    END IF;
    RETURN jsonb_set(content, '{items}', (
        SELECT jsonb_agg(CASE WHEN NOT coalesce(i.value -> 'detail' ? 'protected_address', false) THEN i.value
            WHEN opens AND a.id IS NOT NULL THEN i.value || jsonb_build_object(
                'to_address', a.address, 'to_uprn', a.uprn, 'to_postcode', h.postcode,
                'detail', (i.value -> 'detail') - 'protected_address' || jsonb_strip_nulls(jsonb_build_object(
                    'address_protected', true, 'letters_to', a.letters_to, 'landlord', a.landlord)))
            ELSE i.value || jsonb_build_object(
                'to_address', 'Protected. Ask a colleague who may see protected people, and give the reference.',
                'to_uprn', NULL, 'to_postcode', NULL,
                'detail', (i.value -> 'detail') - 'protected_address' || '{"address_protected": true}')
            END ORDER BY i.place)
        FROM jsonb_array_elements(content -> 'items') WITH ORDINALITY AS i (value, place)
        LEFT JOIN council.protected_address AS a ON a.id::text = i.value -> 'detail' ->> 'protected_address'
        LEFT JOIN council.property AS h ON h.uprn = a.uprn));
END
$$;
