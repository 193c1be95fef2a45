-- Views as the auditor reads them, the contact or the case that was the reason named.
CREATE OR REPLACE FUNCTION console.audit_views(views jsonb) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        SELECT coalesce(jsonb_agg(jsonb_build_object(
            'at', v.viewed_at, 'advisor', v.advisor, 'name', coalesce(a.full_name, v.advisor),
            'person', p.reference, 'reason', v.reason, 'words', v.words,
            'contact', v.contact_id, 'channel', c.channel, 'contact_reason', c.reason,
            'case', f.reference) ORDER BY v.viewed_at, v.id), '[]')
        FROM jsonb_populate_recordset(NULL::council.record_view, views) AS v
        LEFT JOIN council.advisor AS a ON a.login = v.advisor
        LEFT JOIN council.person AS p ON p.id = v.person_id
        LEFT JOIN council.contact AS c ON c.id::text = v.contact_id
        LEFT JOIN council.case_file AS f ON f.id::text = v.case_id
    );
END
$$;
