-- What became of a record's work, as the auditor reads it: which file it went out in, by whom, whether that was
-- written again, and who brought which answer; never what was in the file, nor the service's words.
CREATE OR REPLACE FUNCTION console.audit_work(row_ids uuid[]) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN (
        WITH work AS MATERIALIZED (
            SELECT w.id, w.reference, w.service FROM council.work_item AS w WHERE w.id = ANY (row_ids)
            UNION
            SELECT w.id, w.reference, w.service FROM council.work_item AS w WHERE w.notification_id = ANY (row_ids)
        ), sent AS (
            SELECT w.reference, w.service, b.batch FROM work AS w JOIN sync.batched_work AS b ON b.work_item_id = w.id
        ), act AS (
            SELECT s.reference, s.service, 'exported' AS act, b.written_at AS at, b.made_by AS login, b.number AS file
            FROM sent AS s JOIN sync.work_batch AS b ON b.number = s.batch WHERE b.written_at IS NOT NULL
            UNION ALL
            SELECT s.reference, s.service, 'written_again', a.written_at, a.written_by, a.batch
            FROM sent AS s JOIN sync.work_again AS a ON a.batch = s.batch
            UNION ALL
            SELECT w.reference, w.service, x.state, x.answered_at, x.answered_by, NULL
            FROM work AS w JOIN sync.work_answer AS x ON x.work_item_id = w.id
        )
        SELECT coalesce(jsonb_agg(jsonb_build_object('at', a.at, 'advisor', a.login,
            'name', coalesce(s.full_name, a.login), 'act', a.act, 'reference', a.reference, 'service', a.service,
            'file', a.file) ORDER BY a.at, a.reference, a.act), '[]')
        FROM act AS a LEFT JOIN council.advisor AS s ON s.login = a.login);
END
$$;
