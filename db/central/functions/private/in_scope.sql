-- Which rows `t` of an entity consoles keep, as a condition on console.scope()'s since ($3), queue_since ($4) and
-- sites ($5). Whatever is open is kept, and so are people, homes, what they owe and need, and identity checks.
CREATE OR REPLACE FUNCTION console.in_scope(wanted text) RETURNS text
LANGUAGE plpgsql IMMUTABLE
AS $$
BEGIN
    RETURN CASE wanted
        WHEN 'contact' THEN 't.ended_at >= $3'
        WHEN 'note' THEN 't.written_at >= $3'
        WHEN 'letter' THEN 't.issued_at >= $3'
        WHEN 'letter_printing' THEN 't.printed_at >= $3'
        WHEN 'case_file' THEN '(t.status <> ''closed'' OR t.closed_at IS NULL OR t.closed_at >= $3)'
        -- What was handed back goes with what it was told again by, or it would seem to need fixing once more.
        WHEN 'work_item' THEN '(t.status NOT IN (''done'', ''rejected'') OR t.recorded_at >= $3)'
        -- A change is kept while work of it is. Asked row by row: an EXISTS would be planned as reading all work.
        WHEN 'notification' THEN '(t.reported_at >= $3 OR (SELECT w.id FROM council.work_item AS w'
            ' WHERE w.notification_id = t.id AND (w.status NOT IN (''done'', ''rejected'') OR w.recorded_at >= $3) LIMIT 1) IS NOT NULL)'
        WHEN 'collection_event' THEN 't.day >= ($3 AT TIME ZONE ''Europe/London'')::date'
        WHEN 'ticket' THEN 't.day >= $4 AND t.site_id = ANY ($5)'
        WHEN 'ticket_interval' THEN 'EXISTS (SELECT 1 FROM council.ticket AS k'
            ' WHERE k.id = t.ticket_id AND k.day >= $4 AND k.site_id = ANY ($5))'
        ELSE 'true'
    END;
END
$$;
