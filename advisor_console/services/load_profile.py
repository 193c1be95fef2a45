"""Read a council's profile from a file or from the centre's document, and write it back as one."""

import functools
import json
import tomllib
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from advisor_console.domain.containers import ContainerRules
from advisor_console.domain.council_tax import Band
from advisor_console.domain.electoral import RegistrationOffice
from advisor_console.domain.errors import WorldError
from advisor_console.domain.profile import BackOfficeRules, CouncilTaxRules, LetterDefaults, Profile
from advisor_console.services.profile_body import DAYS, ProfileBody

_LATER_OF_CONTAINERS = ("remove_surplus", "assisted_from_age", "assisted_review_years")
_LATER_OF_OFFICE = ("outside_council",)
_LATER_OF_LETTERS = ("templates", "shared_printers")
_WAY_ON = "Put it right and try again."


class ProfileUnreadable(WorldError):
    """The profile is missing, is no TOML, or holds something that a profile cannot hold."""


def load_profile(name_or_path: str | Path) -> Profile:
    """Read a shipped profile by its name ("westerdale"), or any file by its path.

    Raises ProfileUnreadable with one sentence that names the file, the key and what is wrong there.
    """
    label, text = _text_of(name_or_path)
    try:
        body = tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        raise ProfileUnreadable(f"{label} is not TOML: {problem}.", _WAY_ON) from problem
    return _validated(body, label)


def profile_from_body(body: Mapping[str, Any]) -> Profile:
    """Read the document that the centre keeps (council_profile.body). Raises ProfileUnreadable."""
    return _validated(body, "The council's profile")


def body_of(profile: Profile) -> dict[str, Any]:
    """Give a profile as the document that the centre keeps: JSON values only, read back alike."""
    shifts = profile.shifts
    week = zip(DAYS, profile.opening.week, strict=True)
    body: dict[str, Any] = {
        "council": asdict(profile.council),
        "letters": _without_defaults(asdict(profile.letters), LetterDefaults(), _LATER_OF_LETTERS),
        "opening": {day: [f"{at:%H:%M}" for at in hours] for day, hours in week if hours},
        "calendar": {"closures": sorted(profile.closures)},
        "council_tax": _tax_body(profile.council_tax),
        "containers": _containers_body(profile.containers),
        "collections": {
            "holiday_weekdays": [DAYS[day] for day in sorted(shifts.holiday_weekdays)],
            "days_later": shifts.days_later,
            "moved": [{"usual": usual, "to": to} for usual, to in shifts.table.items()],
        },
        "electoral": _without_defaults(asdict(profile.office), RegistrationOffice(), _LATER_OF_OFFICE),
        "standards": [asdict(one) for one in profile.standards],
        "teams": dict(profile.teams),
        "identity": {"tiers": [asdict(tier) for tier in profile.tiers]},
        "queue": asdict(profile.queue),
        "console": asdict(profile.console),
        "replica": asdict(profile.replica),
        "satisfaction": dict(profile.satisfaction),
        "look_reasons": [asdict(reason) for reason in profile.look_reasons],
        # Left out where there are none: a console that does not know them reads the rest.
        **({} if profile.back_office == BackOfficeRules() else {"back_office": asdict(profile.back_office)}),
        **({"rights": profile.rights} if profile.rights else {}),
    }
    plain: dict[str, Any] = json.loads(json.dumps(body, default=_iso))
    return plain


def _containers_body(containers: ContainerRules) -> dict[str, Any]:
    body = _without_defaults(asdict(containers), ContainerRules(()), _LATER_OF_CONTAINERS)
    for one in (*body["houses"], *body["communal"]):
        if not one["tenures"]:
            del one["tenures"]
    return body


def _without_defaults(body: dict[str, Any], defaults: object, later: tuple[str, ...]) -> dict[str, Any]:
    """Leave out what says nothing and came later: a console that does not know it reads the rest."""
    return {
        name: value for name, value in body.items() if name not in later or value != getattr(defaults, name)
    }


def _tax_body(tax: CouncilTaxRules) -> dict[str, Any]:
    return {
        "years": [
            {
                "starts": year.starts,
                "estimated": year.starts in tax.estimated,
                "charges_pence": _pence(year.charges),
                "parish_charges_pence": {
                    parish: _pence(charges) for parish, charges in year.parish_charges.items()
                },
            }
            for year in tax.years
        ],
        "reductions": [asdict(one) for one in tax.reductions],
        "premiums": [asdict(one) for one in tax.premiums],
        "notify_within_days": tax.notify_within_days,
        "penalty_pence": tax.penalty_pence,
    }


def _text_of(name_or_path: str | Path) -> tuple[str, str]:
    """Give what to call the file in a sentence, and its text."""
    path = Path(name_or_path)
    if path.suffix == "" and path.name == str(name_or_path):
        shipped = files("resources").joinpath("profiles")
        found = shipped.joinpath(f"{name_or_path}.toml")
        if not found.is_file():
            known = ", ".join(sorted(Path(one.name).stem for one in shipped.iterdir()))
            raise ProfileUnreadable(
                f"There is no profile called {name_or_path}.", f"Name a file, or one of: {known}."
            )
        return found.name, found.read_text(encoding="utf-8")
    try:
        return path.name, path.read_text(encoding="utf-8")
    except FileNotFoundError as problem:
        raise ProfileUnreadable(f"There is no file {path}.", "Check the name and try again.") from problem
    except UnicodeDecodeError as problem:
        raise ProfileUnreadable(f"{path.name} is not text in UTF-8.", _WAY_ON) from problem
    except OSError as problem:
        raise ProfileUnreadable(f"{path} cannot be read: {problem.strerror}.", _WAY_ON) from problem


def _validated(body: Mapping[str, Any], label: str) -> Profile:
    try:
        # Through JSON, so that a file and the centre's document are judged alike, dates as text among them.
        return _read(json.dumps(body, default=_iso))
    except ValidationError as problem:
        raise ProfileUnreadable(f"{label}: {_sentence(problem.errors()[0])}.", _WAY_ON) from problem


@functools.lru_cache(maxsize=4)
def _read(text: str) -> Profile:
    """Make a profile of its JSON; each sign-in reads the same one two or three times."""
    return ProfileBody.model_validate_json(text, strict=True).profile()


def _sentence(error: ErrorDetails) -> str:
    key = _key(error["loc"])
    kind = error["type"]
    if kind == "missing":
        return f"{key} is missing"
    if kind == "extra_forbidden":
        return f"{key} is not a key of a profile"
    if kind == "value_error":
        reason = str(error["ctx"]["error"])
        return f"{key} {reason}" if key else reason
    if kind == "string_pattern_mismatch":
        return f"{key} should be a time such as 09:00"
    # "Input should be a valid integer" becomes "queue.minimum_services should be a valid integer".
    _, should, rest = error["msg"].partition(" should ")
    return f"{key}{should}{rest}" if should else f"{key}: {error['msg']}"


def _key(loc: tuple[int | str, ...]) -> str:
    """Write where it is as the file would: council_tax.years[2].charges_pence.C, counted from 1."""
    text = ""
    for part in loc:
        if part == "[key]":
            continue
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _pence(charges: Mapping[Band, Decimal]) -> dict[str, int]:
    return {str(band): int(charge * 100) for band, charge in charges.items()}


def _iso(value: object) -> Any:  # json.dumps takes whatever stands for a value
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"a profile cannot hold a {type(value).__name__}")
