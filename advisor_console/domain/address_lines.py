"""An address in one line, cut at its commas into premises, the names that follow, town and postcode."""

import re
from dataclasses import dataclass

from advisor_console.domain import address_words as words
from advisor_console.domain.identifiers import take_postcode

_COMMAS = re.compile(r"\s*[,;\n\r\t]+\s*")
_SPACES = re.compile(r" {2,}")
_EDGES = ' ."'
# "REAR OF, CHAPEL STREET" is one name; "NEW HOUSE, NEXT TO OLD HOUSE" is one house.
_DANGLING = re.compile(r"(?:AT |TO )?(?:THE )?(?:REAR|BACK|SIDE)(?: OF)?|OFF|ADJACENT(?: TO)?|NEAR|OPPOSITE")
_BESIDE = re.compile(
    r"(?:NEXT TO|ADJACENT|ADJOINING|OPPOSITE|OPP|IN GROUNDS OF|(?:IN THE )?GROUNDS OF|LAND AT) "
)
# What follows a post town on the envelopes of people who still write it; never part of a gazetteer's town.
_COUNTIES = frozenset(
    {
        "ANTRIM",
        "AVON",
        "BEDFORDSHIRE",
        "BERKSHIRE",
        "BUCKINGHAMSHIRE",
        "CAMBRIDGESHIRE",
        "CHESHIRE",
        "CLEVELAND",
        "CLWYD",
        "CORNWALL",
        "COUNTY DURHAM",
        "CUMBRIA",
        "DERBYSHIRE",
        "DEVON",
        "DORSET",
        "DYFED",
        "EAST SUSSEX",
        "EAST YORKSHIRE",
        "ESSEX",
        "FIFE",
        "GLOUCESTERSHIRE",
        "GREATER MANCHESTER",
        "GWENT",
        "GWYNEDD",
        "HAMPSHIRE",
        "HEREFORDSHIRE",
        "HERTFORDSHIRE",
        "ISLE OF WIGHT",
        "KENT",
        "LANCASHIRE",
        "LEICESTERSHIRE",
        "LINCOLNSHIRE",
        "MERSEYSIDE",
        "MID GLAMORGAN",
        "NORFOLK",
        "NORTH YORKSHIRE",
        "NORTHAMPTONSHIRE",
        "NORTHUMBERLAND",
        "NOTTINGHAMSHIRE",
        "OXFORDSHIRE",
        "POWYS",
        "RUTLAND",
        "SHROPSHIRE",
        "SOMERSET",
        "SOUTH GLAMORGAN",
        "SOUTH YORKSHIRE",
        "STAFFORDSHIRE",
        "SUFFOLK",
        "SURREY",
        "TYNE AND WEAR",
        "WARWICKSHIRE",
        "WEST GLAMORGAN",
        "WEST MIDLANDS",
        "WEST SUSSEX",
        "WEST YORKSHIRE",
        "WILTSHIRE",
        "WORCESTERSHIRE",
    }
)


@dataclass(frozen=True, slots=True)
class AddressLine:
    """One line after cutting: what is certain, and the names whose meaning depends on their neighbours.

    unit: flats and rooms; building: names and number of the premises in their order; after_number: the names
    follow a house number directly; names: building, street and locality, not yet told apart.
    """

    unit: tuple[str, ...]
    building: tuple[str, ...]
    after_number: bool
    names: tuple[str, ...]
    town: str
    postcode: str


def read_line(text: str, postcode: str = "") -> AddressLine:
    """Cut a one-line address at its commas; a postcode given beside it wins over one within it."""
    rest, within = take_postcode(text)
    parts = _parts(rest)
    if len(parts) == 1:
        parts = _cut_without_commas(parts[0])
    town = _take_town(parts)
    kinds: list[str] = []
    items: list[str] = []
    for index, part in enumerate(parts):
        following = parts[index + 1] if index + 1 < len(parts) else ""
        for kind, item in _read_part(part, following):
            kinds.append(kind)
            items.append(item)
    return _assemble(kinds, items, town, postcode or within or "")


def _parts(text: str) -> list[str]:
    parts: list[str] = []
    held = ""
    for raw in _COMMAS.split(text):
        part = raw.strip(_EDGES)
        if "  " in part or '"' in part:
            part = _SPACES.sub(" ", part.replace('"', " "))
        if not part:
            continue
        upper = part.upper()
        if _DANGLING.fullmatch(upper):
            held = f"{held} {part}".strip()
        elif parts and upper == parts[-1].upper() and not words.is_number(upper):
            continue
        elif parts and _BESIDE.match(upper):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(f"{held} {part}".strip())
            held = ""
    if held:
        parts.append(held)
    return parts


def _cut_without_commas(text: str) -> list[str]:
    upper = words.capitals(text)
    end = words.street_word_end(upper) if words.number_and_name(upper) else 0
    return [text[:end], text[end:].strip()] if end else [text]


def _take_town(parts: list[str]) -> str:
    if len(parts) > 2 and parts[-1].upper() in _COUNTIES:
        parts.pop()
    last = parts[-1].upper() if len(parts) > 1 else ""
    if not last or last[0].isdigit() or words.is_road(last) or words.take_unit(last)[0]:
        return ""
    town = parts.pop()
    while len(parts) > 1 and parts[-1].upper() == last:
        parts.pop()
    return town


def _read_part(part: str, following: str) -> list[tuple[str, str]]:
    upper = words.capitals(part)
    if words.is_number(upper):
        return [("number", part)]
    unit, rest = words.take_unit(upper)
    if unit:
        found = [("unit", part[: len(unit)].rstrip("."))]
        return found + (_read_part(part[len(part) - len(rest) :], following) if rest else [])
    cut = words.number_and_name(upper)
    if cut is None:
        return [("name", part)]
    number, name = cut
    # "1 HERON VILLAS, THE RISE" is a house name; "3 PLOVER HOUSE, MILL STREET" is a flat.
    if not words.is_block(name) and words.is_street(following.upper()) and not words.is_road(name):
        return [("name", part)]
    return [("number", part[: len(number)]), ("name", part[-len(name) :])]


def _assemble(kinds: list[str], items: list[str], town: str, postcode: str) -> AddressLine:
    head = max((index + 1 for index, kind in enumerate(kinds) if kind != "name"), default=0)
    unit = [item for kind, item in zip(kinds[:head], items, strict=False) if kind == "unit"]
    building = [item for kind, item in zip(kinds[:head], items, strict=False) if kind != "unit"]
    if not unit and kinds[:2] == ["number", "number"]:
        unit.append(building.pop(0))
    return AddressLine(
        tuple(unit),
        tuple(building),
        head > 0 and kinds[head - 1] == "number",
        tuple(items[head:]),
        town,
        postcode,
    )
