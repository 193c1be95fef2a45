-- Whether a letter with these bytes is about somebody who is hidden from whoever signed in, though they put it there.
CREATE OR REPLACE FUNCTION sync.names_hidden(digest text) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN EXISTS (SELECT 1 FROM council.letter AS l
                   WHERE digest IN (l.sha256, l.beside_sha256) AND l.person_id IN (SELECT h.id FROM sync.hidden_people() AS h (id)));
END
$$;
