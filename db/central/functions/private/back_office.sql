-- What the council's newest profile says of handing work over: how protected people's goes ("apart" in files of
-- their own, or "by_hand"), on which basis electors' details are passed on, and the council's own domain.
CREATE OR REPLACE FUNCTION console.back_office(OUT protected text, OUT legal_basis text, OUT jurisdiction text)
LANGUAGE plpgsql STABLE
AS $$
BEGIN
    SELECT coalesce(p.body #>> '{back_office,protected}', 'by_hand'),
           coalesce(p.body #>> '{electoral,legal_basis}', ''),
           regexp_replace(coalesce(p.body #>> '{council,website}', ''), '^(https?://)?(www\.)?|/.*$', '', 'g')
    INTO protected, legal_basis, jurisdiction
    FROM council.council_profile AS p ORDER BY p.version DESC LIMIT 1;
END
$$;
