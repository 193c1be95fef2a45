-- Pieces of work as their file says them. Each service is given what it needs and nothing else: the registration
-- officer names, new address and email, on the basis that the profile names; waste an address and no person.
CREATE OR REPLACE FUNCTION console.work_content(ids uuid[], of_service text) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    rules record;
BEGIN
    SELECT * INTO rules FROM console.back_office();
    RETURN jsonb_build_object(
        'legal_basis', CASE of_service WHEN 'electoral' THEN rules.legal_basis END,
        'jurisdiction', rules.jurisdiction,
        -- Whoever finishes such a file may see them too (console.own_batch), so that it is the same file.
        'opens', rules.protected = 'apart' AND pg_has_role(session_user, 'console_protected', 'MEMBER'),
        'items', (
            SELECT jsonb_agg(CASE of_service
                WHEN 'electoral' THEN jsonb_build_object('reference', w.reference,
                    'to', w.detail ->> 'to', 'people', w.detail -> 'people')
                ELSE jsonb_build_object('reference', w.reference, 'notification', n.reference, 'kind', n.kind,
                    'action', w.action, 'recorded_at', w.recorded_at, 'promised_by', w.promised_by,
                    'from_address', coalesce(w.detail ->> 'from', n.told ->> 'from_address'), 'from_uprn', f.uprn,
                    'from_postcode', f.postcode,
                    'to_address', coalesce(w.detail ->> 'to', n.told ->> 'to_address'), 'to_uprn', t.uprn,
                    'to_postcode', t.postcode, 'detail', w.detail)
                    || CASE of_service WHEN 'waste' THEN '{}'::jsonb ELSE jsonb_build_object(
                        'customer', p.reference, 'name', concat_ws(' ', p.given_names, p.family_name),
                        'last_night', n.last_night, 'first_night', n.first_night) END
                END ORDER BY i.place)
            FROM unnest(ids) WITH ORDINALITY AS i (id, place)
            JOIN council.work_item AS w ON w.id = i.id
            LEFT JOIN council.notification AS n ON n.id = w.notification_id
            LEFT JOIN council.person AS p ON p.id = w.person_id
            LEFT JOIN council.property AS f ON f.id = n.from_property_id
            LEFT JOIN council.property AS t ON t.id = n.to_property_id));
END
$$;
