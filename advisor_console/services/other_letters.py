"""The letters of a move that is called off and of any other change: what their templates are filled with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from advisor_console.domain.changes import Command
from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.moving import MoveKind
from advisor_console.domain.sentences import Name
from advisor_console.domain.staff import Advisor
from advisor_console.services.mend_move import notification_of
from advisor_console.services.move_again import date_told
from advisor_console.services.move_letter import IN_PERSON
from advisor_console.services.record_change import Recorded
from advisor_console.services.taken_move import TakenMove

CANCELLED, CHANGED = "move-cancelled", "change"
"""Their templates."""

_PREFIX = {"council_tax": "council_tax", "waste": "bins", "electoral": "voting", "benefits": "help"}
_TOLD_BY_THEMSELVES = frozenset({MoveKind.MOVE.value, MoveKind.IN_DANGER.value})
_NO_LETTER = frozenset({"new_tenant"})
"""The landlord told it: their address is not on the record, and of the tenant they are told nothing."""


@dataclass(frozen=True, slots=True)
class Told:
    """What every such letter is made from: the record as it is since, who writes, the local day, the teams.

    received says whether the centre has what was recorded: paper never claims more (ux.md 10).
    """

    record: CustomerRecord
    advisor: Advisor
    today: date
    teams: Mapping[str, str]
    received: bool


@dataclass(frozen=True, slots=True)
class _Part:
    """One service's part: its own reference, and by when."""

    service: str
    reference: str
    by: date | None


def has_cancelled_letter(taken: TakenMove) -> bool:
    """Say whether a move that is called off has a letter: where the customer told it of themselves."""
    return taken.told.get("kind", MoveKind.MOVE.value) in _TOLD_BY_THEMSELVES


def has_change_letter(code: str) -> bool:
    """Say whether a kind of change has a letter."""
    return code not in _NO_LETTER


def by_hand(record: CustomerRecord, taken: TakenMove | None = None) -> bool:
    """Say whether a letter is handed over: there is no address, or it may not be known where they are."""
    in_danger = taken is not None and taken.told.get("kind") == MoveKind.IN_DANGER.value
    return record.home is None or in_danger


def cancelled_values(command: Command, taken: TakenMove, told: Told) -> dict[str, Any]:
    """Give the values of `move-cancelled` for a cancellation, the letterhead's apart."""
    parts = _parts(command)
    return {
        **_frame(command, told, parts, hand=by_hand(told.record, taken)),
        "move_reference": taken.reference,
        "people_moving": [one["name"] for one in taken.told.get("people") or ()],
        "old_address": taken.told.get("from_address") or None,
        "new_address": taken.told.get("to_address") or None,
        "moving_day": taken.starts_on,
        "voting_team": Name(told.teams["electoral"]),
    }


def change_values(recorded: Recorded, told: Told) -> dict[str, Any]:
    """Give the values of `change` for a change that was recorded, the letterhead's apart."""
    outcome, parts = recorded.outcome, _parts(recorded.command)
    electors = (one.detail.get("people") or () for one in outcome.work if one.service == "electoral")
    begins = outcome.first_night
    return {
        **_frame(recorded.command, told, parts, hand=by_hand(told.record)),
        "told": outcome.summary,
        "written": list(outcome.written) or None,
        "words": list(outcome.say) or None,
        "bank_details": any(one.action == "take bank details" for one in outcome.work),
        "voters": [person["name"] for people in electors for person in people] or None,
        # It is theirs to do: by the day they are there, not by ours of passing it on.
        "voting_by": begins if begins is not None and begins >= told.today else None,
    }


def _parts(command: Command) -> tuple[_Part, ...]:
    made = (change.fields for change in command.changes if change.entity == "work_item")
    return tuple(
        _Part(one["service"].new, one["reference"].new, date_told(one.get("promised_by"))) for one in made
    )


def _frame(command: Command, told: Told, parts: Iterable[_Part], *, hand: bool) -> dict[str, Any]:
    """Give what both have: who it is for, and each service's team, reference and day."""
    person, home = told.record.person, told.record.home
    notification = notification_of(command)
    values: dict[str, Any] = {
        "reference": notification.fields["reference"].new if notification is not None else "",
        "date": told.today,
        "contact_name": told.advisor.full_name or told.advisor.login,
        "recipient": [
            person.full_name,
            *([IN_PERSON] if hand or home is None else home.address.format_lines()),
        ],
        "received": told.received,
        "customer_name": person.full_name,
    }
    by_service = {part.service: part for part in parts}
    for service, prefix in _PREFIX.items():
        part = by_service.get(service)
        values[prefix] = part is not None
        if part is not None:
            values |= {f"{prefix}_by": part.by, f"{prefix}_reference": part.reference}
            if prefix != "voting":
                values[f"{prefix}_team"] = Name(told.teams[service])
    values["nothing_more"] = not by_service
    return values
