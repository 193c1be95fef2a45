"""British addresses in the parts of BS 7666, read from one line and written as people write them."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor_console.domain import address_words as words
from advisor_console.domain.address_case import natural_case
from advisor_console.domain.address_lines import AddressLine, read_line
from advisor_console.domain.address_places import Places

_NOTHING_LEARNT = Places()


@dataclass(frozen=True, slots=True)
class AddressParts:
    """One address: each part is a text, and '' where the address has none.

    saon: what is addressed within the premises (a flat, a room, a barn at a farm); paon: the number or name
    of the premises, or both ("LINNET LODGE, 4"); street: the street, and the street it leads off when that is
    named too; locality: village or estate; town: post town; postcode: "WE4 2QT". Source: BS 7666-2.
    """

    saon: str = ""
    paon: str = ""
    street: str = ""
    locality: str = ""
    town: str = ""
    postcode: str = ""

    def format_lines(self) -> tuple[str, ...]:
        """Give the lines of an envelope in natural case; the number stands before its street."""
        lines, number = _premises_lines(natural_case(self.saon), natural_case(self.paon))
        street, locality = natural_case(self.street), natural_case(self.locality)
        if street:
            lines.append(f"{number} {street}".strip())
        elif number and locality:
            lines.append(f"{number} {locality}")
            locality = ""
        elif number:
            lines.append(number)
        lines += [line for line in (locality, natural_case(self.town), self.postcode.upper()) if line]
        return tuple(lines)

    def format_one_line(self) -> str:
        """Give the address in one line in natural case: "12 Beck Row, Westerdale WE4 2QT"."""
        lines = self.format_lines()
        if self.postcode and len(lines) > 1:
            return f"{', '.join(lines[:-1])} {lines[-1]}"
        return ", ".join(lines)


def parse_one_line(
    text: str, postcode: str | None = None, *, places: Places = _NOTHING_LEARNT
) -> AddressParts:
    """Read an address written in one line with commas, in any case; nothing is corrected.

    postcode: from a column of its own, wins over one in the text. places: what the rest of the file taught
    (learn_places); without it the words of the address decide. Never raises: what cannot be told apart is
    kept, as the name of the premises before a street and as a locality after it.
    """
    return tell_apart(read_line(text, postcode or ""), places)


def tell_apart(line: AddressLine, places: Places) -> AddressParts:
    """Decide which of a line's names are building, street and locality.

    A number counts along a street, so the name after it is a street, unless it is a divided building on a
    street of its own. Without a number the names are read from the end: locality, street, premises.
    """
    names = _with_missing_commas(line, places)
    unit, building = list(line.unit), list(line.building)
    if line.after_number:
        street, area = _after_number(unit, building, names, places)
    else:
        street, area = _after_name(unit, building, names, places)
    if area and area[-1].upper() == line.town.upper():
        area = area[:-1]
    return AddressParts(
        ", ".join(unit), ", ".join(building), ", ".join(street), ", ".join(area), line.town, line.postcode
    )


def _with_missing_commas(line: AddressLine, places: Places) -> list[str]:
    """Cut names that the file elsewhere uses apart: "MILL ROAD MOORBY", "TOWN HALL HIGH STREET"."""
    names = list(line.names)
    for cut in _endings(names[-1], places.areas) if names else ():
        first = names[-1][:cut].strip()
        if words.is_street(first.upper()) or first.upper() in places.streets:
            names[-1:] = [first, names[-1][cut:]]
            break
    if names and line.unit and not line.building and names[0].upper() not in places.streets:
        for cut in _endings(names[0], places.streets):
            first = names[0][:cut].strip()
            if words.is_site(first.upper()):
                names[:1] = [first, names[0][cut:]]
                break
    return names


def _endings(name: str, known: frozenset[str]) -> list[int]:
    """Where in the name a known name begins that runs to its end, the longest first."""
    upper = words.capitals(name)
    found, start = [], upper.find(" ") + 1
    while known and start:
        if upper[start:] in known:
            found.append(start)
        start = upper.find(" ", start) + 1
    return found


def _after_number(
    unit: list[str], building: list[str], names: Sequence[str], places: Places
) -> tuple[Sequence[str], Sequence[str]]:
    if len(names) < 2:
        return names, ()
    first, second = names[0].upper(), names[1].upper()
    onto_street = (
        words.is_road(second)
        or second in places.streets
        or (second not in places.areas and words.is_street(second) and len(names) > 2)
    )
    if words.is_block(first) and (onto_street or not words.is_street(first)):
        if not unit and len(building) == 1:
            unit.append(building.pop())
        building.append(names[0])
        return (names[1:2], names[2:]) if onto_street else ((), names[1:])
    if onto_street and words.is_site(first) and not words.is_block(first):
        building.append(names[0])
        return names[1:2], names[2:]
    end = 1
    for index in range(1, len(names)):
        name = names[index].upper()
        if words.is_road(name) or name in places.only_streets:
            end = index + 1
    return names[:end], names[end:]


def _after_name(
    unit: list[str], building: list[str], names: Sequence[str], places: Places
) -> tuple[Sequence[str], Sequence[str]]:
    named = bool(building)
    start = _area_start(names, named, bool(unit), places)
    street_at = _street_index(names, start, named or bool(unit), places)
    while street_at < start and street_at > (0 if named else 1) and _leads_off(names[street_at - 1], places):
        street_at -= 1
    premises = list(names[:street_at])
    if len(premises) > 1 and not unit and not named:
        unit.append(premises.pop(0))
    building.extend(premises)
    return names[street_at:start], names[start:]


def _area_start(names: Sequence[str], named: bool, in_unit: bool, places: Places) -> int:
    """Where the locality begins: after the last street, or after the name of the premises."""
    first = 0 if named else 1
    start = len(names)
    while start > first:
        name = names[start - 1].upper()
        if words.is_road(name) or name in places.streets:
            break
        before = names[start - 2].upper() if start > 1 else ""
        follows_street = words.is_road(before) or before in places.streets
        if name not in places.areas and (
            (words.is_street(name) and not follows_street) or words.is_site(name)
        ):
            break
        if name not in places.areas and start < len(names):
            break
        start -= 1
    if in_unit and not named and len(names) == 1 and names[0].upper() in places.areas:
        return 0
    return start


def _leads_off(name: str, places: Places) -> bool:
    """Say whether a name before a street is a street too: FINCH ESTATE, MOORBY ROAD."""
    upper = name.upper()
    return (
        words.is_road(upper)
        or upper in places.streets
        or (words.is_street(upper) and not words.is_site(upper))
    )


def _street_index(names: Sequence[str], start: int, premises_known: bool, places: Places) -> int:
    """Where the street begins among the names before the locality; equal to start when there is no street."""
    if start == 0:
        return 0
    name = names[start - 1].upper()
    known = words.is_road(name) or name in places.streets
    if start == 1 and not premises_known:
        return 0 if words.is_road(name) else 1
    if known or (words.is_street(name) and not words.is_block(name)):
        return start - 1
    if start > 1 and not words.is_site(name):
        return start - 1
    return start


def _premises_lines(saon: str, paon: str) -> tuple[list[str], str]:
    """The lines above the street, and the number that stands before its name."""
    name, comma, last = paon.rpartition(", ")
    number = last if words.is_number(last.upper()) else ""
    above = name if number else f"{name}{comma}{last}"
    if saon and above and words.is_number(saon.upper()):
        return [f"{saon} {above}"], number
    return [line for line in (saon, above) if line], number
