"""Work on its way to the services and back: files that take it there, and what a service answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

SERVICES = ("council_tax", "waste", "electoral", "benefits")
CSV, OPEN311, OPEN311_JSON = "csv", "open311", "open311-json"
FORMATS: Mapping[str, tuple[str, ...]] = {"waste": (CSV, OPEN311, OPEN311_JSON)} | dict.fromkeys(
    ("council_tax", "electoral", "benefits"), (CSV,)
)
"""In which formats each service's work goes out."""

ACCEPTED, REJECTED, DONE = "accepted", "rejected", "done"

CANNOT_BE_READ: Mapping[str, str] = {
    "name_unreadable": "The name cannot be read.",
    "address_unreadable": "The new address cannot be read.",
    "email_unreadable": "The email address cannot be read.",
}
"""Why the registration officer hands details back: never for what the register says.

The flow to the register is one way (requirements.md, Electoral registration). Words of theirs could carry
what the register holds, so only these codes are taken (console.judge_answers).
"""


@dataclass(frozen=True, slots=True)
class WorkBatch:
    """What one file holds: claimed at the centre, and the same again until the centre is told that it stands.

    name has no ending. items are as the centre gives them (console.work_content). made_at is UTC.
    """

    number: int
    name: str
    service: str
    format: str
    apart: bool
    made_at: datetime
    items: tuple[Mapping[str, Any], ...]
    legal_basis: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class ServiceAnswer:
    """One service's answer to one piece of work, from a line of its file; empty where nothing was said."""

    line: int
    reference: str
    service: str
    state: str
    service_reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class WrongLine:
    """A line of a service's file that cannot be taken, and why."""

    line: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """What came of a file of answers: how many were taken and how many were known, or what is wrong."""

    accepted: int = 0
    rejected: int = 0
    done: int = 0
    known: int = 0
    wrong: tuple[WrongLine, ...] = ()
