"""The words by which a British or Welsh address tells a flat from a building and a building from a street."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What a public way is called for certain: "ORCHARD HAVEN, MOORBY ROAD" names two streets, not a village.
_ROADS = _words(
    """
    ROAD RD STREET ST AVENUE AVE LANE LN CLOSE CRESCENT CRES TERRACE TERR TCE DRIVE DR ROW PLACE PL SQUARE
    SQ WAY HIGHWAY BYPASS PARADE PROMENADE ESPLANADE BOULEVARD
    """
)
# What a street is often called, and a village, an estate or a house now and then.
_STREETS = _ROADS | _words(
    """
    ALLEY APPROACH BANK BANKS BRAE BROADWAY BUILDINGS BUNGALOWS CHASE CIRCUS CIRCLE COPSE COTTAGES COURT
    CROFT CT DENE END ESTATE FIELD FIELDS FOLD FOUNDRY GARDENS GARTH GATE GDNS GLADE GLEN GREEN GROVE
    HEIGHTS HILL HOUSES LEA LOAN MALL MARKET MEAD MEADOW MEADOWS MEWS MOUNT NEUK OAKS ORCHARD OVAL PADDOCK
    PARC PARK PASSAGE PATH PRECINCT QUAY RIDGE RISE SHAW SIDE SPINNEY TRIANGLE VALE VENNEL VIEW VILLAS WALK
    WHARF WYND YARD
    """
)
# Welsh puts the word first: HEOL Y GOG, CLOS YR AFANC.
_WELSH_ROADS = _words("CLOS FFORDD HEOL LON LÔN RHES RHODFA RHIW STRYD")
_WELSH_STREETS = _WELSH_ROADS | _words("BRO CILGANT CWRT MAES TAI TREM")
_COMPASS = _words("NORTH SOUTH EAST WEST")

# A building that is divided: a number before its name is a flat, and the name is the building.
_BLOCKS = _words(
    """
    APARTMENTS BUILDING BUILDINGS CHAMBERS COURT CT FLATS HALL HOUSE LODGE MANSION MANSIONS MILL MILLS TOWER
    TOWERS
    """
)
# A building or site that other things are addressed within: THE BARN at a FARM, a BUNGALOW at a SCHOOL.
_SITES = _BLOCKS | _words(
    """
    ABBEY ACADEMY ARMS BAR BARRACKS BARN BUNGALOW CAFE CASTLE CENTRE CHAPEL CHURCH CINEMA CLINIC CLUB
    COLLEGE COTTAGE DEPOT FACTORY FARM FARMHOUSE GARAGE HOME HOSPITAL HOSTEL HOTEL INN INSTITUTE LABORATORY
    LIBRARY MONASTERY MOTORS MUSEUM NURSERY OFFICE OFFICES PAVILION POTTERY PRESBYTERY PRIORY PUB RECTORY
    RESTAURANT SCHOOL SHOP STABLES STATION STORES SURGERY TAVERN THEATRE TRUST UNIVERSITY VICARAGE WAREHOUSE
    WORKS
    """
)

_FLOOR_WORD = (
    r"(?:GROUND|FIRST|SECOND|THIRD|FOURTH|FIFTH|[0-9]+(?:ST|ND|RD|TH)|TOP|BOTTOM|BASEMENT|ATTIC|GARDEN"
    r"|UPPER|LOWER|FRONT|REAR|LEFT|RIGHT|AND|&)"
)
_FLOOR = rf"(?:\(?(?:{_FLOOR_WORD} )*(?:FLOOR|FLAT|MAISONETTE|BEDSIT)(?: (?:FLAT|FRONT|REAR|LEFT|RIGHT))*\)?)"
_DWELLING = r"(?:FLAT|APARTMENT|APT|UNIT|ROOM|PLOT|SUITE|MAISONETTE|BEDSIT|BLOCK|CARAVAN|STUDIO|PENTHOUSE)"
_LETTERED = r"(?:[0-9]+ ?[A-Z]?|[A-Z][0-9]*)"
# FLAT 3, FLAT4, FLAT D51, ROOM 3, HOUSE 1A, with NO. and a stray full stop allowed.
_NUMBERED_DWELLING = (
    rf"{_DWELLING}\.? ?(?:NO\.? ?)?{_LETTERED}\.?|(?:BUNGALOW|HOUSE|CHALET|LODGE) [0-9]+[A-Z]?"
)
_UNIT = re.compile(
    r"(?:FLAT (?:ABOVE|OVER|BEHIND|REAR OF)\b[^0-9]*"
    rf"|(?:{_NUMBERED_DWELLING}|{_FLOOR}(?: {_LETTERED})?)(?= |$)"
    r"|WARDS? [0-9].*$|(?:THE )?(?:CARAVAN|ANNEXE?|FLAT)$"
    r"|FLAT(?= AT )|(?:[A-Z'.&-]+ )+FLAT(?= |$)|FLAT(?= [A-Z]{2}))"
)

# No space may be read in two ways, or a long row of numbers would be tried in every combination.
_NUMBER = re.compile(r"[0-9]+(?: ?[A-Z])?(?: ?(?:-|/|&|TO|AND) ?[0-9]+(?: ?[A-Z])?)*")
_LEADING_NUMBER = re.compile(r"[0-9]+[A-Z]?(?: ?[-/&] ?[0-9]+[A-Z]?)*(?= )")
_NAME = re.compile(r"[A-Z]{2}")
_BRACKETED = re.compile(r"\([^()]*\)")


def capitals(text: str) -> str:
    """Give the text in capitals at its own length, so that a place in one is the same place in the other."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in text)


def is_number(part: str) -> bool:
    """Say whether the part is nothing but a house number: 17, 14A, 14-15, 8/9, 2 & 3."""
    return _NUMBER.fullmatch(part) is not None


def number_and_name(part: str) -> tuple[str, str] | None:
    """Cut "12 BECK ROW" into the number and the name; None when the part does not start so."""
    match = _LEADING_NUMBER.match(part)
    name = part[match.end() :].strip() if match else ""
    return (match[0], name) if match and _NAME.search(name) else None


def _last_word(part: str) -> str:
    words = _BRACKETED.sub("", part).split()
    while len(words) > 2 and words[-1] in _COMPASS:
        words.pop()
    return words[-1].strip(".") if len(words) > 1 else ""


def _first_word(part: str) -> str:
    first, _, rest = part.partition(" ")
    return first if rest else ""


def is_road(part: str) -> bool:
    """Say whether the part is certainly a public way: MOORBY ROAD, HEOL Y GOG."""
    return _last_word(part) in _ROADS or _first_word(part) in _WELSH_ROADS


def is_street(part: str) -> bool:
    """Say whether the part reads as a street, though it may be an estate: LARKS PARK, THE RISE."""
    return _last_word(part) in _STREETS or _first_word(part) in _WELSH_STREETS


def is_block(part: str) -> bool:
    """Say whether the part reads as a building with flats in it: OTTER COURT, PLOVER HOUSE."""
    return _last_word(part) in _BLOCKS


def is_site(part: str) -> bool:
    """Say whether the part reads as a building or site that others may lie within: LAPWING FARM."""
    return _last_word(part) in _SITES


def street_word_end(text: str) -> int:
    """Where the first street word ends in a text without commas; 0 when there is none."""
    for match in re.finditer(r"[A-Z]+", text):
        if match[0] in _ROADS and " " in text[: match.start()].strip() and match.end() < len(text):
            return match.end()
    return 0


def take_unit(part: str) -> tuple[str, str]:
    """Take the flat, room or plot off the front of a part.

    Gives the unit and what follows it: ("FLAT 3", "PLOVER HOUSE"), ("FIRST FLOOR FLAT", ""), and ("", part)
    when the part names no unit. A part may name several: "FLAT 25 BLOCK 5" is one unit in words.
    """
    end = 0
    while match := _UNIT.match(part, end):
        end = match.end()
        while end < len(part) and part[end] == " ":
            end += 1
    unit, rest = part[:end].strip(), part[end:].strip()
    return unit, rest.removeprefix("AT ")
