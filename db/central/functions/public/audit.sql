-- Who looked at a customer's record, when and why, and who changed what of it when; for the auditor. Views are told
-- from their table and compared with the chained record of the commands that made them.
CREATE OR REPLACE FUNCTION console.audit(ref text) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    subject record;
    acts jsonb;
    views jsonb;
BEGIN
    PERFORM console.require_read_committed();
    SELECT * INTO subject FROM console.audited(trim(ref));
    IF subject.people = '{}' AND subject.home IS NULL THEN
        RETURN NULL;
    END IF;
    SELECT coalesce(jsonb_agg(to_jsonb(a) ORDER BY a.position), '[]') INTO acts
    FROM sync.acts_on(subject.row_ids, subject.people) AS a;
    SELECT coalesce(jsonb_agg(to_jsonb(v) ORDER BY v.viewed_at, v.id), '[]') INTO views
    FROM council.record_view AS v WHERE v.person_id = ANY (subject.people);
    RETURN jsonb_build_object(
        'people', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'reference', p.reference,
                       'name', concat_ws(' ', p.given_names, p.family_name)) ORDER BY p.reference), '[]')
                   FROM council.person AS p WHERE p.id = ANY (subject.people)),
        'uprn', (SELECT p.uprn FROM council.property AS p WHERE p.id = subject.home),
        'views', console.audit_views(views),
        'changes', console.audit_changes(acts),
        'work', console.audit_work(subject.row_ids),
        'views_altered', console.views_altered(views, acts, subject.people));
END
$$;
