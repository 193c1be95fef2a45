-- What is wrong with each answer of a service, as a sentence; nothing when it can be taken. `known` where the very
-- same was taken before. A rejection says that details cannot be read, and never what a register says: for electors
-- only these three reasons are taken, no words, no reference, and nothing of what the officer decides.
CREATE OR REPLACE FUNCTION console.judge_answers(answers jsonb)
RETURNS TABLE (line integer, item uuid, service text, state text, service_reference text, reason text,
    known boolean, sentence text)
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    by_hand boolean := (SELECT b.protected = 'by_hand' FROM console.back_office() AS b);
BEGIN
    RETURN QUERY
    SELECT g.line, w.id, w.service, g.state, g.service_reference, g.reason, coalesce(k.same, false),
        CASE
        WHEN g.twice > 1 THEN format('%s is answered more than once in this file.', g.reference)
        WHEN w.id IS NULL THEN format('There is no work with the reference %s, or it is not yours to see.', g.reference)
        WHEN w.service IS DISTINCT FROM g.service THEN format('%s is work of %s, not of %s.', g.reference,
            replace(w.service, '_', ' '), coalesce(replace(g.service, '_', ' '), 'no service'))
        WHEN NOT console.serves(w.service)
            THEN format('%s is work of %s, which your council gives to other logins.', g.reference, replace(w.service, '_', ' '))
        WHEN coalesce(g.state NOT IN ('accepted', 'rejected', 'done'), true)
            THEN format('%s: the state is accepted, rejected or done.', g.reference)
        WHEN g.state = 'rejected' AND g.reason IS NULL THEN format('%s is rejected without a reason.', g.reference)
        WHEN g.state <> 'rejected' AND g.reason IS NOT NULL
            THEN format('%s: a reason is given only for work that is rejected.', g.reference)
        WHEN length(g.reason) > 500 OR length(g.service_reference) > 60
            THEN format('%s: a reason has at most 500 characters, a reference 60.', g.reference)
        WHEN w.service = 'electoral' AND (g.state = 'done' OR g.service_reference IS NOT NULL)
            THEN format('%s: what the registration officer decides or holds is not taken, only accepted or rejected.', g.reference)
        WHEN w.service = 'electoral' AND g.reason NOT IN ('name_unreadable', 'address_unreadable', 'email_unreadable')
            THEN format('%s: for electors the reason is name_unreadable, address_unreadable or email_unreadable.', g.reference)
        WHEN k.same THEN NULL
        WHEN k.same IS NOT NULL THEN format('%s was answered with %s before, and with another reference or reason.',
            g.reference, g.state)
        WHEN w.status = 'recorded' AND NOT (by_hand AND console.work_apart(w.person_id, n))
            THEN format('%s has not been sent to the service yet.', g.reference)
        WHEN w.status IN ('rejected', 'done') THEN format('%s is %s already, and nothing follows that.', g.reference,
            w.status)
        END
    FROM (SELECT (a ->> 'line')::integer AS line, a ->> 'reference' AS reference, a ->> 'service' AS service,
                 a ->> 'state' AS state, nullif(a ->> 'service_reference', '') AS service_reference,
                 nullif(a ->> 'reason', '') AS reason, count(*) OVER (PARTITION BY a ->> 'reference') AS twice
          FROM jsonb_array_elements(answers) AS a) AS g
    LEFT JOIN council.work_item AS w ON w.reference = g.reference
    LEFT JOIN council.notification AS n ON n.id = w.notification_id
    LEFT JOIN LATERAL (
        SELECT (x.service_reference, x.reason) IS NOT DISTINCT FROM (g.service_reference, g.reason) AS same
        FROM sync.work_answer AS x WHERE x.work_item_id = w.id AND x.state = g.state) AS k ON true
    ORDER BY g.line;
END
$$;
