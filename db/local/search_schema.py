"""The search index's tables, and how its documents are made from the rows, as SQL."""

import hashlib

TABLES = (
    # top: the last document of the latest rebuild; those after it stand outside the alphabet.
    "CREATE TABLE IF NOT EXISTS search_built (fingerprint TEXT NOT NULL, top INTEGER NOT NULL)",
    """CREATE TABLE IF NOT EXISTS search_person (
        doc INTEGER PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, residency_id TEXT, property_id TEXT,
        place INTEGER, given TEXT NOT NULL, family TEXT NOT NULL, known_as TEXT NOT NULL,
        former TEXT NOT NULL, born TEXT NOT NULL, address TEXT NOT NULL, postcode TEXT NOT NULL,
        phones TEXT NOT NULL, email TEXT NOT NULL, codes TEXT NOT NULL, uprn TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS ix_search_person_residency ON search_person (residency_id)",
    "CREATE INDEX IF NOT EXISTS ix_search_person_property ON search_person (property_id)",
    # Whose a row was, for when it is gone: a former name that was taken back must not be found any more.
    "CREATE TABLE IF NOT EXISTS search_former (id TEXT PRIMARY KEY, person_id TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE IF NOT EXISTS search_place (
        doc INTEGER PRIMARY KEY, property_id TEXT NOT NULL UNIQUE, uprn TEXT NOT NULL,
        address TEXT NOT NULL, postcode TEXT NOT NULL)""",
    "CREATE INDEX IF NOT EXISTS ix_search_place_uprn ON search_place (uprn)",
    # Prefixes of one to three letters have indexes of their own: they are what is typed first, and each is
    # one list that is read no further than needed.
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_person_fts USING fts5 (
        first, given, family, former, address, codes, content='', contentless_delete=1, prefix='1 2 3',
        detail=column, tokenize='unicode61 remove_diacritics 2')""",
    """CREATE VIRTUAL TABLE IF NOT EXISTS search_place_fts USING fts5 (
        address, content='', contentless_delete=1, prefix='1 2 3', detail=column,
        tokenize='unicode61 remove_diacritics 2')""",
    # What begins with the digits typed so far: numbers are all different, and a full-text index would have to
    # bring the lists of thousands of them together.
    """CREATE TABLE IF NOT EXISTS search_code (
        code TEXT NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (code, doc)) WITHOUT ROWID""",
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

NAMES = (
    "search_person_words",
    "search_place_words",
    "search_word_fts",
    "search_slip",
    "search_word",
    "search_code_fts",
    "search_code",
    "search_place_fts",
    "search_person_fts",
    "search_place",
    "search_former",
    "search_person",
    "search_built",
)
"""Every table of the index, those first that read others."""

# Letters that Unicode does not take apart, as search_words.fold writes them.
_LETTERS = {
    "łŁ": "l", "øØ": "o", "đĐðÐ": "d", "ßẞ": "ss", "æÆ": "ae", "œŒ": "oe", "þÞ": "th", "ı": "i",
}  # fmt: skip


def _folded(text: str) -> str:
    """Write those letters plainly; the tokenizer folds case and accents itself."""
    plain = text
    for letters, instead in _LETTERS.items():
        for letter in letters:
            plain = f"replace({plain}, '{letter}', '{instead}')"
    return f"CASE WHEN {text} GLOB '*[{''.join(_LETTERS)}]*' THEN {plain} ELSE {text} END"


# O'Brien and Smith-Jones are also found as they are typed in a hurry: obrien, smithjones.
_RUN_TOGETHER = "replace(replace(replace({0}, '''', ''), '’', ''), '-', '')"


def _with_run_together(text: str) -> str:
    joined = _RUN_TOGETHER.format(text)
    return f"{text} || CASE WHEN {text} GLOB '*[''’-]*' THEN ' ' || {joined} ELSE '' END"


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
    || coalesce(' ' || (SELECT group_concat(lower(a.reference), ' ') FROM liable_person w
        JOIN liability_period l ON l.id = w.period_id JOIN council_tax_account a ON a.id = l.account_id
        WHERE w.person_id = person.id), '')
    || coalesce(' ' || (SELECT group_concat(lower(c.reference), ' ') FROM case_file c
        WHERE c.person_id = person.id), '')"""


def people(ids: str = "") -> str:
    """Give the statement that makes people's documents: everybody's, or of the ids between these marks.

    A document that is there already keeps its number. Everybody is read in the order of the table, where one
    page holds neighbours (in the order of a name each row would be a page of its own to decrypt), and put in
    the alphabet's order afterwards.
    """
    chosen, everybody = (f" WHERE person.id IN ({ids})", "") if ids else ("", " NOT INDEXED")
    return f"""
INSERT INTO search_person (person_id, residency_id, property_id, place, given, family, known_as, former, born,
    address, postcode, phones, email, codes, uprn)
WITH found AS MATERIALIZED (
SELECT person.id AS person_id, r.id AS residency_id, p.id AS property_id,
    (SELECT doc FROM search_place WHERE property_id = p.id) AS place,
    person.given_names AS given, person.family_name AS family, coalesce(person.known_as, '') AS known_as,
    {_FORMER} AS former, coalesce(person.date_of_birth, '') AS born,
    CASE WHEN p.id IS NULL THEN '' ELSE {_ADDRESS} END AS address, coalesce(p.postcode, '') AS postcode,
    trim({_DIGITS.format("person.mobile")} || ' ' || {_DIGITS.format("person.phone")}) AS phones,
    lower(coalesce(person.email, '')) AS email, {_CODES} AS codes, coalesce(p.uprn, '') AS uprn
FROM person{everybody}
LEFT JOIN residency r ON r.id = (SELECT id FROM residency WHERE person_id = person.id
    AND (ends_on IS NULL OR ends_on > starts_on) ORDER BY ends_on IS NULL DESC, starts_on DESC LIMIT 1)
LEFT JOIN property p ON p.id = r.property_id{chosen}
)
SELECT * FROM found WHERE true ORDER BY family COLLATE NOCASE, given COLLATE NOCASE
ON CONFLICT (person_id) DO UPDATE SET residency_id = excluded.residency_id,
    property_id = excluded.property_id, place = excluded.place, given = excluded.given,
    family = excluded.family, known_as = excluded.known_as, former = excluded.former, born = excluded.born,
    address = excluded.address, postcode = excluded.postcode, phones = excluded.phones,
    email = excluded.email, codes = excluded.codes, uprn = excluded.uprn
"""  # noqa: S608 -- built from the constants above and marks, never from input


def places(ids: str = "") -> str:
    """Give the statement that makes properties' documents, in the order of street, number and flat."""
    chosen = f" AND p.id IN ({ids})" if ids else ""
    return f"""
INSERT INTO search_place (property_id, uprn, address, postcode)
SELECT p.id, p.uprn, {_ADDRESS}, p.postcode FROM property p WHERE p.status = 'current'{chosen}
ORDER BY p.street, p.town, CAST(p.paon AS INTEGER), p.paon, length(p.saon), p.saon
ON CONFLICT (property_id) DO UPDATE SET uprn = excluded.uprn, address = excluded.address,
    postcode = excluded.postcode
"""  # noqa: S608 -- as above


FORMER = "INSERT OR REPLACE INTO search_former (id, person_id) SELECT id, person_id FROM former_name"

_FIRST = "substr(given, 1, instr(given || ' ', ' ') - 1)"
# A number's last six digits are what people say of it.
_LAST_SIX = (
    "substr(phones, instr(phones || ' ', ' ') - 6, 6)",
    "CASE WHEN instr(phones, ' ') THEN substr(phones, -6) ELSE '' END",
)
_CODE_WORDS = " || ' ' || ".join(("phones", *_LAST_SIX, "email"))

PERSON_FTS = f"""
INSERT INTO search_person_fts (rowid, first, given, family, former, address, codes)
SELECT doc, {_folded(f"({_with_run_together(_FIRST)} || ' ' || known_as)")},
    {_folded(_with_run_together("given"))},
    {_folded(f"({_with_run_together('family')} || CASE WHEN family GLOB '* *' THEN ' ' || replace(family, ' ', '') ELSE '' END)")},
    {_folded(f"({_with_run_together('former')})")},
    {_folded(f"({_with_run_together('address')})")} || ' ' || postcode || ' ' || replace(postcode, ' ', ''),
    {_CODE_WORDS}
FROM search_person
"""  # noqa: E501, S608 -- as above

CODES = "SELECT doc, phones, email, codes, born, uprn FROM search_person"

PLACE_FTS = f"""
INSERT INTO search_place_fts (rowid, address)
SELECT doc, {_folded(f"({_with_run_together('address')})")} || ' ' || postcode || ' '
    || replace(postcode, ' ', '') || ' ' || uprn
FROM search_place
"""  # noqa: S608 -- as above

WORDS = """
SELECT term FROM search_person_words WHERE col IN ('first', 'given', 'family', 'former', 'address')
    AND length(term) > 3 AND term NOT GLOB '*[0-9]*'
UNION SELECT term FROM search_place_words WHERE length(term) > 3 AND term NOT GLOB '*[0-9]*'
"""

FINGERPRINT = hashlib.sha256(
    "\n".join((*TABLES, people(), places(), PERSON_FTS, CODES, PLACE_FTS, WORDS)).encode()
).hexdigest()
"""Changes with what the index holds; an index of another one is built anew."""
