"""The search index's tables, and how its documents are made from the rows, as SQL."""

TABLES = (
    """CREATE TABLE IF NOT EXISTS search_person (
        doc INTEGER PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, residency_id TEXT, property_id TEXT,
        given TEXT NOT NULL, family TEXT NOT NULL, known_as TEXT NOT NULL, former TEXT NOT NULL,
        born TEXT NOT NULL, address TEXT NOT NULL, postcode TEXT NOT NULL, phones TEXT NOT NULL,
        email TEXT NOT NULL, codes TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS ix_search_person_residency ON search_person (residency_id)",
    "CREATE INDEX IF NOT EXISTS ix_search_person_property ON search_person (property_id)",
    """CREATE TABLE IF NOT EXISTS search_place (
        doc INTEGER PRIMARY KEY, property_id TEXT NOT NULL UNIQUE, uprn TEXT NOT NULL,
        address TEXT NOT NULL, postcode TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS ix_search_place_uprn ON search_place (uprn)",
    # Prefixes of one to three letters have indexes of their own: they are what is typed first.
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_person_fts USING fts5 (
        names, address, codes, content='', contentless_delete=1, prefix='1 2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_place_fts USING fts5 (
        address, content='', contentless_delete=1, prefix='1 2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    # Any three characters of a phone number, an email address or a reference find it.
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_code_fts USING fts5 (
        codes, content='', contentless_delete=1, detail=full, tokenize='trigram')""",
    # The words of names and streets, so that a slip of the fingers finds the word that was meant: short words
    # by every form with one letter left out, long ones by their trigrams.
    "CREATE TABLE IF NOT EXISTS search_word (doc INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
    """CREATE TABLE IF NOT EXISTS search_slip (
        form TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (form, word)) WITHOUT ROWID""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_word_fts USING fts5 (
        word, content='', contentless_delete=1, detail=full, tokenize='trigram')""",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_person_words USING fts5vocab ('search_person_fts', 'col')",
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_place_words USING fts5vocab ('search_place_fts', 'col')",
)

_ADDRESS = """trim(replace(replace(
    coalesce(p.saon, '') || ', ' || coalesce(p.paon, '')
    || CASE WHEN p.paon GLOB '[0-9]*' THEN ' ' ELSE ', ' END
    || coalesce(p.street, '') || ', ' || coalesce(p.locality, '') || ', ' || coalesce(p.town, ''),
    ', , ', ', '), ', , ', ', '), ', ')"""

_DIGITS = "replace(replace(replace(replace(coalesce({0}, ''), ' ', ''), '+44', '0'), '-', ''), '(0)', '')"

# Closed names are left out: they are never shown and never explain a match (requirements.md).
_FORMER = """coalesce((SELECT group_concat(f.given_names || ' ' || f.family_name, '; ')
    FROM former_name f WHERE f.person_id = person.id AND f.kind <> 'closed'), '')"""

_CODES = """lower(person.reference)
    || coalesce(' ' || (SELECT group_concat(lower(a.reference), ' ') FROM council_tax_account a
        JOIN liability_period l ON l.account_id = a.id JOIN liable_person w ON w.period_id = l.id
        WHERE w.person_id = person.id), '')
    || coalesce(' ' || (SELECT group_concat(lower(c.reference), ' ') FROM case_file c
        WHERE c.person_id = person.id), '')
    || coalesce(' ' || p.uprn, '')"""

PEOPLE = f"""
INSERT INTO search_person (person_id, residency_id, property_id, given, family, known_as, former, born,
    address, postcode, phones, email, codes)
SELECT person.id, r.id, p.id, person.given_names, person.family_name, coalesce(person.known_as, ''),
    {_FORMER}, coalesce(substr(person.date_of_birth, 1, 4), ''),
    CASE WHEN p.id IS NULL THEN '' ELSE {_ADDRESS} END, coalesce(p.postcode, ''),
    trim({_DIGITS.format("person.mobile")} || ' ' || {_DIGITS.format("person.phone")}),
    lower(coalesce(person.email, '')), {_CODES}
FROM person
LEFT JOIN residency r ON r.id = (SELECT id FROM residency WHERE person_id = person.id
    AND (ends_on IS NULL OR ends_on > starts_on) ORDER BY ends_on IS NULL DESC, starts_on DESC LIMIT 1)
LEFT JOIN property p ON p.id = r.property_id
"""  # noqa: S608 -- built from the constants above, never from input

PLACES = f"""
INSERT INTO search_place (property_id, uprn, address, postcode)
SELECT p.id, p.uprn, {_ADDRESS}, p.postcode FROM property p WHERE p.status = 'current'
"""  # noqa: S608 -- as above

# O'Brien and Smith-Jones are also found as they are typed in a hurry: obrien, smithjones.
_RUN_TOGETHER = "replace(replace(replace({0}, '''', ''), '’', ''), '-', '')"

_PERSON_WORDS = """given || ' ' || family || ' ' || known_as || ' ' || former
    || CASE WHEN family || given GLOB '*[''’-]*' THEN ' ' || {run} ELSE '' END""".format(
    run=_RUN_TOGETHER.format("given || ' ' || family")
)

PERSON_FTS = f"""
INSERT INTO search_person_fts (rowid, names, address, codes)
SELECT doc, {_PERSON_WORDS}, address || ' ' || {_RUN_TOGETHER.format("address")} || ' ' || postcode || ' '
    || replace(postcode, ' ', ''), codes || ' ' || phones || ' ' || email
FROM search_person
"""  # noqa: S608 -- as above

CODE_FTS = """
INSERT INTO search_code_fts (rowid, codes) SELECT doc, phones || ' ' || email || ' ' || codes
FROM search_person
"""

PLACE_FTS = f"""
INSERT INTO search_place_fts (rowid, address)
SELECT doc, address || ' ' || {_RUN_TOGETHER.format("address")} || ' ' || postcode || ' '
    || replace(postcode, ' ', '') || ' ' || uprn
FROM search_place
"""  # noqa: S608 -- as above

WORDS = """
SELECT term FROM search_person_words WHERE col IN ('names', 'address') AND length(term) > 3
    AND term NOT GLOB '*[0-9]*'
UNION SELECT term FROM search_place_words WHERE col = 'address' AND length(term) > 3
    AND term NOT GLOB '*[0-9]*'
"""
