-- A batch as its file is made from it: the same each time, under the same name.
CREATE OR REPLACE FUNCTION console.batch_given(which bigint) RETURNS jsonb
LANGUAGE plpgsql STABLE
AS $$
DECLARE
    batch sync.work_batch := (SELECT b FROM sync.work_batch AS b WHERE b.number = which);
BEGIN
    RETURN console.with_protected(batch.content) - 'opens' || jsonb_build_object(
        'number', batch.number, 'service', batch.service, 'format', batch.format, 'apart', batch.apart,
        'made_at', batch.made_at,
        'name', concat_ws('-', 'work', replace(batch.service, '_', '-'), CASE WHEN batch.apart THEN 'restricted' END,
            to_char(batch.made_at AT TIME ZONE 'Europe/London', 'YYYYMMDD'), lpad(batch.number::text, 6, '0')));
END
$$;
