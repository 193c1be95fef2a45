-- Whether a piece of work is about a protected person: whose it is, whose notification, or anybody told of in that.
-- Such work stands in no ordinary file, whoever writes it.
CREATE OR REPLACE FUNCTION console.work_apart(of_person uuid, note council.notification) RETURNS boolean
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    RETURN EXISTS (
        SELECT 1 FROM sync.protected_people() AS p (id)
        WHERE p.id = of_person OR p.id = note.person_id
           OR p.id::text IN (SELECT x #>> '{}' FROM jsonb_path_query(note.told, 'lax $.people[*].person') AS x));
END
$$;
