"""The table of whole moves, a row each in few words, as the cases that `move assess` takes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from advisor_console.domain.council_tax import Band, CouncilTaxYear, days_in_year
from advisor_console.domain.nation import Nation
from advisor_console.domain.profile import Profile
from advisor_console.services.load_profile import load_profile

_WESTERDALE = load_profile("westerdale")
_A_DAY = {Band.A: 2, Band.B: 5, Band.C: 10, Band.D: 20}
"""Round pounds a day, so that every sum of the table can be done in the head."""
_TOLD_ON = "2026-11-27"
_FLAGS = {
    "single": "single_person",
    "stays_single": "stays_single",
    "others": "others_stay",
    "room_old": "old_let_by_room",
    "room_new": "new_let_by_room",
}
_WORDS = {
    "tenure": "new_tenure",
    "to": "to_address",
    "landlord": "old_landlord",
    "new_landlord": "new_landlord",
    "is": "new_home_is",
    "marketed": "marketed_since",
    "forward": "forwarding_address",
}


def profile_for(row: dict[str, str]) -> Profile:
    """Give Westerdale's profile in the row's nation, with round charges or the row's own."""
    own = _more(row).get("charges", "")
    charges = {Band(word[0]): Decimal(word[1:]) for word in own.split()}
    years = tuple(_year(date(start, 4, 1), charges) for start in range(2012, 2041))
    return replace(
        _WESTERDALE,
        council=replace(_WESTERDALE.council, nation=Nation(row["nation"])),
        council_tax=replace(_WESTERDALE.council_tax, years=years, estimated=frozenset()),
    )


def _year(starts: date, charges: dict[Band, Decimal]) -> CouncilTaxYear:
    a_day = {band: Decimal(pounds * days_in_year(starts)) for band, pounds in _A_DAY.items()}
    return CouncilTaxYear(starts, charges or a_day)


def case_of(row: dict[str, str]) -> dict[str, Any]:
    """Give a row as a case of the file."""
    more = _more(row)
    last, _, first = row["nights"].partition(">")
    case: dict[str, Any] = {
        "case": row["case"],
        "told_on": row["told_on"] or _TOLD_ON,
        "people": [_person(one) for one in _parts(row["people"])],
        "staying": [_person(one) for one in _parts(row["staying"])],
        "kind": row["kind"] or "move",
        "left": _left(row["left"]),
        "last_night": last or None,
        "first_night": first or None,
        "old_home": _home(row["old"], "the old home", more.get("billed")),
        "new_home": _home(row["new"], "the new home", more.get("host")),
        "from_address": "" if row["old"] else "somewhere else",
    }
    case |= {name: True for word, name in _FLAGS.items() if word in more}
    case |= {name: more[word] for word, name in _WORDS.items() if word in more}
    if "adults" in more:
        case["adults_there"] = int(more["adults"])
    if "furnished" in more:
        case["old_furnished"] = more["furnished"] == "yes"
    if "probate" in more or "passed" in more:
        case["estate"] = {"probate_on": more.get("probate"), "passed_on": more.get("passed")}
    if "owner" in more:
        case["landlord"] = {"owner": more["owner"], "next_tenants": list(_tenants(more.get("next", "")))}
    return case


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _more(row: dict[str, str]) -> dict[str, str]:
    pairs = (part.partition("=") for part in _parts(row["more"]))
    return {name: value for name, _, value in pairs}


def _person(text: str) -> dict[str, Any]:
    name, *words = text.split()
    person: dict[str, Any] = {"name": name}
    for word in words:
        key, given, value = word.partition("=")
        if given:
            named = {"last": "last_night", "first": "first_night", "died": "died_on", "partner": "partner_of"}
            person[named.get(key, key)] = value
        elif word == "off":
            person["on_agreement"] = False
        elif word == "child":
            person["age_group"] = "child"
        else:
            kind, _, days = word.partition("@")
            since, _, until = days.partition("..")
            told = {"kind": kind, "since": since or None, "until": until or None}
            person.setdefault("circumstances", []).append(told)
    return person


def _left(text: str) -> dict[str, Any]:
    left: dict[str, Any] = {}
    for n, word in enumerate(text.split()):
        key, given, value = word.partition("=")
        if given:
            left[f"{key}_on"] = value
        elif word.isdigit():
            left["term_months"] = int(word)
        else:
            left["tenure" if n == 0 else "agreement"] = word
    return left


def _home(text: str, address: str, billed_to: str | None) -> dict[str, Any] | None:
    if not text:
        return None
    band, *words = text.split()
    home: dict[str, Any] = {"address": address, "band": None if band == "?" else band}
    for word in words:
        if word.startswith("since="):
            home["liable_from"] = word.removeprefix("since=")
        else:
            home["percent_off"] = int(word.removeprefix("-"))
    if billed_to:
        home["billed_to"] = [billed_to]
    return home


def _tenants(text: str) -> Iterator[dict[str, Any]]:
    for one in text.split(","):
        if one:
            name, _, first_night = one.partition("@")
            yield {"name": name, "first_night": first_night}


def in_words(periods: list[dict[str, Any]], expected: str) -> str:
    """Write periods as the table does; a sum only where the table expects one."""
    wanted = _parts(expected)
    written = []
    for n, one in enumerate(periods):
        words = [one["starts_on"], one["basis"]]
        words += [",".join(one["liable"])] if one["liable"] else []
        words += [f"-{one['percent_off']}"] if one["percent_off"] and one["basis"] == "liable" else []
        words += [f"+{one['percent_on']}"] if one["percent_on"] else []
        if n < len(wanted) and "=" in wanted[n]:
            words.append(f"={one['pence']}")
        written.append(" ".join(words))
    return "; ".join(written)
