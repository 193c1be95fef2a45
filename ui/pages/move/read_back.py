"""A move read back into the form it was filled in with, so that nothing is typed twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from advisor_console.domain.changes import Command, Value
from advisor_console.domain.help_with_costs import Answer
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveKind, NewHome
from advisor_console.domain.tenancy import Agreement, Term
from advisor_console.services.mend_move import notification_of
from advisor_console.services.taken_move import TakenMove
from ui.pages.move.bill_questions import NO, YES
from ui.pages.move.bill_questions import NOT_KNOWN as UNSAID
from ui.pages.move.kinds import HAS_ASSISTED, SOMEBODY_ABLE, WANTS_ASSISTED
from ui.pages.move.models import ELSEWHERE, IN_AREA, NOWHERE, UNFIXED, MoveForm
from ui.pages.move.questions import LONG, NOT_KNOWN, SHORT, parts_of
from ui.pages.move.reading import HELP_KINDS, HELP_NONE, HELP_UNKNOWN
from ui.widgets.date_reading import DateParts

_GARDEN = {GardenWish.TRANSFER.value: "transfer", GardenWish.CANCEL.value: "cancel"}
_FURNISHED = {True: YES, False: NO, None: UNSAID}
_TERMS = {Term.LONG.value: LONG, Term.SHORT.value: SHORT}


def form_of(command: Command) -> MoveForm | None:
    """Give what was filled in for a refused move; None for a command that makes no notification."""
    made = notification_of(command)
    if made is None:
        return None
    row = {name: field.new for name, field in made.fields.items()}
    return _form(row, row.get("told") or {})


def form_of_taken(taken: TakenMove) -> MoveForm:
    """Give what was filled in for a move that was taken."""
    row = {
        "last_night": taken.last_night.isoformat() if taken.last_night else None,
        "first_night": taken.first_night.isoformat() if taken.first_night else None,
        "to_property_id": taken.to_property,
    }
    told, kept = taken.told, taken.protected_address
    if kept is not None and kept.known:
        row["to_property_id"] = kept.home
        told = {
            **told,
            "to_address": kept.address,
            "forwarding_address": kept.letters_to,
            "taken": {**(told.get("taken") or {}), "landlord": kept.landlord},
        }
    return _form(row, told)


def _form(row: Mapping[str, Value], told: Mapping[str, Any]) -> MoveForm:
    people = told.get("people") or ()
    left, taken = told.get("left") or {}, told.get("taken") or {}
    forwarding = told.get("forwarding_address") or ""
    adults = told.get("adults_there")
    died = next((one.get("died_on") for one in people if one.get("died_on")), None)
    form = MoveForm(
        kind=told.get("kind") or MoveKind.MOVE.value,
        people=tuple(one["person"] for one in people),
        minors=tuple(one["person"] for one in people if one["age_group"] != AgeGroup.ADULT.name.lower()),
        last_night=_parts(row.get("last_night")),
        first_night=_parts(row.get("first_night")),
        # The day after follows the last night again when that is corrected.
        first_prefilled=_parts(row.get("first_night")) if _follows(row) else DateParts(),
        died_on=_parts(died),
        from_address=told.get("from_address") or "",
        left_tenure=left.get("tenure") or "",
        agreement=left.get("agreement") or Agreement.UNKNOWN.value,
        term=_TERMS.get(left.get("granted_for") or "", NOT_KNOWN),
        tenancy_ends_on=_parts(left.get("ends_on")),
        sold_on=_parts(left.get("sold_on")),
        furnished=_FURNISHED[left.get("furnished")],
        marketed_since=_parts(left.get("marketed_since")),
        destination=_destination(row, told),
        to_property=row.get("to_property_id") or "",
        to_address="" if row.get("to_property_id") else (told.get("to_address") or ""),
        new_tenure=taken.get("tenure") or "",
        new_landlord=taken.get("landlord") or "",
        letters_elsewhere=bool(forwarding),
        forwarding_address=forwarding,
        adults_there="" if adults is None else str(adults),
        disregarded_there=str(told.get("disregarded_there") or ""),
        single_person=bool(told.get("single_person")),
        stays_single=bool(told.get("stays_single")),
        help=_help(told.get("help") or {}),
        garden=_GARDEN.get(told.get("garden") or "", ""),
        postal=tuple(one["person"] for one in people if one.get("votes_by_post")),
    )
    return _of_its_kind(form, told)


def _of_its_kind(form: MoveForm, told: Mapping[str, Any]) -> MoveForm:
    """Read back what only some moves were asked."""
    people = told.get("people") or ()
    nights = tuple(
        (one["person"], _day(one.get("last_night")), _day(one.get("first_night")))
        for one in people
        if one.get("last_night") or one.get("first_night")
    )
    nations = tuple(f"{one['nationality']}:{one['person']}" for one in people if one.get("nationality"))
    together = (*people, *(told.get("staying") or ()))
    holding = tuple(f"{kind}:{one['person']}" for one in people for kind in one.get("circumstances") or ())
    estate, landlord = told.get("estate") or {}, told.get("landlord") or {}
    following: Mapping[str, Any] = next(iter(landlord.get("next_tenants") or ()), {})
    new_home = told.get("new_home") or NewHome.ORDINARY.value
    assisted = told.get("assisted") or {}
    marks = {"had": HAS_ASSISTED, "wanted": WANTS_ASSISTED, "able": SOMEBODY_ABLE}
    return replace(
        form,
        own_dates=bool(nights),
        nights=nights,
        told_once=bool(estate.get("told_once")),
        probate_on=_parts(estate.get("probate_on")),
        owner=landlord.get("owner") or "",
        next_tenant=following.get("name") or "",
        next_night=_parts(following.get("first_night")),
        new_home=NewHome.ORDINARY.value if new_home == NewHome.NO_FIXED_ADDRESS else new_home,
        circumstance_kinds=tuple(dict.fromkeys(one.partition(":")[0] for one in holding)),
        circumstances=holding,
        partners=tuple(f"{one['person']}:{one['partner_of']}" for one in together if one.get("partner_of")),
        nation_kinds=tuple(dict.fromkeys(one.partition(":")[0] for one in nations)),
        nationalities=nations,
        assisted=tuple(mark for name, mark in marks.items() if assisted.get(name)),
    )


def _day(day: Value) -> str:
    if not day:
        return ""
    found = date.fromisoformat(day)
    return f"{found.day}/{found.month}/{found.year}"


def _follows(row: Mapping[str, Value]) -> bool:
    last, first = row.get("last_night"), row.get("first_night")
    if not last or not first:
        return False
    return date.fromisoformat(first) - date.fromisoformat(last) == timedelta(days=1)


def _parts(day: Value) -> DateParts:
    return parts_of(date.fromisoformat(day)) if day else DateParts()


def _destination(row: Mapping[str, Value], told: Mapping[str, Any]) -> str:
    if row.get("to_property_id"):
        return IN_AREA
    if told.get("new_home") == NewHome.NO_FIXED_ADDRESS.value:
        return UNFIXED
    return ELSEWHERE if told.get("to_address") else NOWHERE


def _help(told: Mapping[str, str]) -> tuple[str, ...]:
    given = tuple(kind for kind in HELP_KINDS if told.get(kind) == Answer.YES.value)
    if given:
        return given
    return (HELP_NONE,) if Answer.NO.value in told.values() else (HELP_UNKNOWN,)
