"""A refused move read back into the form it was filled in with, so that nothing is typed twice."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from advisor_console.domain.changes import Command, Value
from advisor_console.domain.help_with_costs import Answer
from advisor_console.domain.moving import AgeGroup, GardenWish
from advisor_console.domain.tenancy import Agreement, Term
from advisor_console.services.mend_move import notification_of
from ui.pages.move.models import ELSEWHERE, IN_AREA, NOWHERE, MoveForm
from ui.pages.move.questions import LONG, NOT_KNOWN, SHORT, parts_of
from ui.pages.move.reading import HELP_KINDS, HELP_NONE, HELP_UNKNOWN
from ui.widgets.date_reading import DateParts

_GARDEN = {GardenWish.TRANSFER.value: "transfer", GardenWish.CANCEL.value: "cancel"}
_TERMS = {Term.LONG.value: LONG, Term.SHORT.value: SHORT}


def form_of(command: Command) -> MoveForm | None:
    """Give what was filled in for a move; None for a command that makes no notification."""
    made = notification_of(command)
    if made is None:
        return None
    row = {name: field.new for name, field in made.fields.items()}
    told: Mapping[str, Any] = row.get("told") or {}
    people = told.get("people") or ()
    left, taken = told.get("left") or {}, told.get("taken") or {}
    first_night = _parts(row.get("first_night"))
    forwarding = told.get("forwarding_address") or ""
    adults = told.get("adults_there")
    return MoveForm(
        people=tuple(one["person"] for one in people),
        minors=tuple(one["person"] for one in people if one["age_group"] != AgeGroup.ADULT.name.lower()),
        last_night=_parts(row.get("last_night")),
        first_night=first_night,
        from_address=told.get("from_address") or "",
        left_tenure=left.get("tenure") or "",
        agreement=left.get("agreement") or Agreement.UNKNOWN.value,
        term=_TERMS.get(left.get("granted_for") or "", NOT_KNOWN),
        tenancy_ends_on=_parts(left.get("ends_on")),
        sold_on=_parts(left.get("sold_on")),
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
        help=_help(told.get("help") or {}),
        garden=_GARDEN.get(told.get("garden") or "", ""),
        postal=tuple(one["person"] for one in people if one.get("votes_by_post")),
    )


def _parts(day: Value) -> DateParts:
    return parts_of(date.fromisoformat(day)) if day else DateParts()


def _destination(row: Mapping[str, Value], told: Mapping[str, Any]) -> str:
    if row.get("to_property_id"):
        return IN_AREA
    return ELSEWHERE if told.get("to_address") else NOWHERE


def _help(told: Mapping[str, str]) -> tuple[str, ...]:
    given = tuple(kind for kind in HELP_KINDS if told.get(kind) == Answer.YES.value)
    if given:
        return given
    return (HELP_NONE,) if Answer.NO.value in told.values() else (HELP_UNKNOWN,)
