-- A letter's bytes for whoever put them there or may see a letter that has them; else nothing.
CREATE OR REPLACE FUNCTION console.get_letter(digest text) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RETURN (SELECT b.body FROM sync.blob AS b
            WHERE b.sha256 = digest
              AND (b.put_by = session_user AND NOT sync.names_hidden(digest)
                   OR EXISTS (SELECT 1 FROM council.letter AS l WHERE digest IN (l.sha256, l.beside_sha256))));
END
$$;
