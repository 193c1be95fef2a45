-- What the next file of a service's work holds, with its name; nothing when there is no work to send. Work that is
-- claimed stays claimed: until console.work_exported() is told that the file stands, this gives the same again, so
-- that an export killed at any moment is finished by running it once more. `elsewhere` says that the folder of an
-- unfinished export is gone for good.
CREATE OR REPLACE FUNCTION console.export_work(
    of_service text, as_format text, at_place text, kept_apart boolean, elsewhere boolean
) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
SET timezone = 'UTC'
AS $$
DECLARE
    rules record;
    batch sync.work_batch;
    claimed bigint;
BEGIN
    PERFORM console.begin_writing();
    SELECT * INTO rules FROM console.back_office();
    IF coalesce(of_service NOT IN ('council_tax', 'waste', 'electoral', 'benefits'), true)
        OR coalesce(as_format NOT IN ('csv', 'open311', 'open311-json'), true) OR (as_format <> 'csv' AND of_service <> 'waste')
        OR coalesce(length(at_place) NOT BETWEEN 1 AND 5000, true)
    THEN
        RAISE EXCEPTION 'Work goes out for council_tax, waste, electoral or benefits as csv; for waste also as open311 or open311-json.'
            USING ERRCODE = 'AC100';
    ELSIF of_service = 'electoral' AND coalesce(rules.legal_basis, '') = '' THEN
        RAISE EXCEPTION 'The council''s profile names no legal basis for passing electors'' details on. Nothing was sent.'
            USING ERRCODE = 'AC100';
    ELSIF kept_apart AND rules.protected IS DISTINCT FROM 'apart' THEN
        RAISE EXCEPTION 'The council''s profile has protected people''s work handed over by hand, not in files.'
            USING ERRCODE = 'AC100';
    ELSIF kept_apart AND NOT pg_has_role(session_user, 'console_protected', 'MEMBER') THEN
        RAISE EXCEPTION 'Only a login with the role protected exports protected people''s work.' USING ERRCODE = 'AC100';
    END IF;
    PERFORM console.require_service(of_service);
    SELECT * INTO batch FROM sync.work_batch AS b
    WHERE b.service = of_service AND b.apart = kept_apart AND b.written_at IS NULL;
    IF NOT FOUND THEN
        claimed := console.claim_work(of_service, as_format, at_place, kept_apart);
        IF claimed IS NULL THEN
            RETURN NULL;
        END IF;
        SELECT * INTO batch FROM sync.work_batch AS b WHERE b.number = claimed;
    ELSIF batch.format <> as_format THEN
        RAISE EXCEPTION 'The last export of this service was begun as % and not finished. Finish it first, with --format %.',
            batch.format, batch.format USING ERRCODE = 'AC100';
    ELSIF batch.place <> at_place AND NOT elsewhere THEN
        RAISE EXCEPTION 'The last export of this service was begun in % and not finished; its file may stand there. Finish it there, or add --elsewhere when that folder is gone for good.',
            batch.place USING ERRCODE = 'AC100';
    ELSIF batch.place <> at_place THEN
        UPDATE sync.work_batch AS b SET place = at_place WHERE b.number = batch.number;
    END IF;
    PERFORM console.own_batch(batch.number);
    RETURN console.batch_given(batch.number);
END
$$;
