-- Whose record an auditor's reference means: a customer's reference or id, or a UPRN, which means everybody who is
-- or was recorded there. Only whom the auditor may see. `row_ids` are the rows that hang on them.
CREATE OR REPLACE FUNCTION console.audited(ref text, OUT people uuid[], OUT home uuid, OUT row_ids uuid[])
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    wanted uuid := CASE WHEN ref ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ref::uuid END;
BEGIN
    people := ARRAY(SELECT p.id FROM council.person AS p WHERE p.reference IN (ref, upper(ref)) OR p.id = wanted);
    IF people = '{}' THEN
        SELECT p.id INTO home FROM council.property AS p WHERE p.uprn = ref;
        people := ARRAY(SELECT DISTINCT r.person_id FROM council.residency AS r
                        JOIN council.person AS p ON p.id = r.person_id WHERE r.property_id = home);
    END IF;
    row_ids := people || ARRAY(SELECT h.row_id FROM unnest(people) AS p (id), sync.hanging_on(p.id) AS h)
        || ARRAY(SELECT home WHERE home IS NOT NULL) || ARRAY(SELECT h.row_id FROM sync.hanging_on(home, 'property') AS h);
END
$$;
