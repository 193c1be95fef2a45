-- What commands changed, as the auditor reads it: fields by name, never their values. A text that was erased has
-- none; kinds of record that the auditor may not see are left out.
CREATE OR REPLACE FUNCTION console.audit_changes(acts jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'at', a.value ->> 'received_at', 'advisor', a.value ->> 'owner',
            'name', coalesce(s.full_name, a.value ->> 'owner'), 'act', a.value ->> 'kind',
            'entry', (a.value ->> 'position')::bigint, 'erased', a.value ->> 'body' IS NULL,
            'changes', d.done) ORDER BY (a.value ->> 'position')::bigint), '[]')
        FROM jsonb_array_elements(acts) AS a
        LEFT JOIN council.advisor AS s ON s.login = a.value ->> 'owner'
        CROSS JOIN LATERAL (
            SELECT coalesce(jsonb_agg(jsonb_build_object('entity', c.value ->> 'entity', 'id', c.value ->> 'id',
                'op', c.value ->> 'op', 'fields', ARRAY(SELECT k FROM jsonb_object_keys(c.value -> 'fields') AS k))
                ORDER BY c.place), '[]') AS done
            FROM jsonb_array_elements(CASE WHEN jsonb_typeof(a.value -> 'body') = 'object'
                                      THEN a.value -> 'body' -> 'changes' ELSE '[]' END) WITH ORDINALITY AS c (value, place)
            WHERE c.value ->> 'entity' <> 'record_view' AND console.sees(c.value ->> 'entity')
        ) AS d
        WHERE d.done <> '[]' OR jsonb_typeof(a.value -> 'body') = 'null'
    );
END
$$;
