"""Which cases are written to, and what a letter takes from the record of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import EntityId, PersonId

_WAY_ON = (
    "Write it as kind=case service=waste since=2026-11-01 until=2026-11-30 unwritten=no;"
    " leave out what does not matter."
)
OF_THE_RECORD = ("customer_name", "address", "band", "account")
"""Fields that a letter takes from its own customer's record, so that nobody types them."""

_WORDS = ("kind", "service", "since", "until", "unwritten")


class CaseKind(StrEnum):
    """What can be written about: what somebody told us, or a case that a service works on."""

    TOLD = "told"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class LetterCase:
    """One case somebody can be written to about. on is the local day when it was opened or told."""

    reference: str
    kind: CaseKind
    person: PersonId
    service: str | None
    on: date
    notification: EntityId | None = None


@dataclass(frozen=True, slots=True)
class CaseQuery:
    """Which cases: every part that is given has to hold; days are local and count themselves in.

    unwritten leaves out those that have a letter already.
    """

    kind: CaseKind | None = None
    service: str | None = None
    since: date | None = None
    until: date | None = None
    unwritten: bool = True

    def holds(self, case: LetterCase) -> bool:
        """Whether a case is one of them, letters apart."""
        return (
            (self.kind is None or case.kind is self.kind)
            and (self.service is None or case.service == self.service)
            and (self.since is None or case.on >= self.since)
            and (self.until is None or case.on <= self.until)
        )


@dataclass(frozen=True, slots=True)
class WrittenLetter:
    """A letter about a case as it was issued; beside_sha256 is of what somebody got in place of its pages."""

    reference: str
    template: str
    title: str
    language: str
    format: str
    sha256: str
    beside_sha256: str | None


class LetterCases(Protocol):
    """Reading cases from this machine's copy; those without a person are not among them."""

    def get(self, reference: str) -> LetterCase | None: ...
    def asked(self, query: CaseQuery) -> Sequence[LetterCase]:
        """Give the cases of a query, in order of their references; nobody who left a home in danger."""
        ...

    def written(self, reference: str) -> Sequence[WrittenLetter]:
        """Give the letters about a case, newest first, or the one whose own reference it is."""
        ...

    def issued(self, letter: EntityId) -> str | None:
        """Give the digest of a letter's pages by its id; None for one that is not on the record."""
        ...


def case_query(text: str) -> CaseQuery:
    """Read a query ("kind=case since=2026-11-01"). Raises WorldError, naming the word that is wrong."""
    given: dict[str, Any] = {}
    for word in text.split():
        key, equals, value = word.partition("=")
        if key not in _WORDS or not equals or not value or key in given:
            raise WorldError(f"The query's word “{word}” is not understood, or stands there twice.", _WAY_ON)
        try:
            given[key] = _read(key, value)
        except ValueError:
            raise WorldError(f"The query's word “{word}” is not understood.", _WAY_ON) from None
    return CaseQuery(**given)


def _read(key: str, value: str) -> object:
    match key:
        case "kind":
            return CaseKind(value)
        case "since" | "until":
            return date.fromisoformat(value)
        case "unwritten":
            return ("no", "yes").index(value) == 1
        case _:
            return value


def case_values(
    case: LetterCase, record: CustomerRecord, letterhead: Mapping[str, Any], contact_name: str, today: date
) -> dict[str, Any]:
    """What every letter about a case takes from the record: to whom, from whom, when and about what."""
    home = record.home.address.format_lines() if record.home else ()
    return {
        **letterhead,
        "reference": case.reference,
        "date": today,
        "contact_name": contact_name,
        "recipient": [record.person.full_name, *home],
        **recorded_values(record),
    }


def recorded_values(record: CustomerRecord) -> dict[str, Any]:
    """What a template's fields take from a record as they are; what it does not hold is left out."""
    home, account = record.home, record.account
    found = {
        "customer_name": record.person.full_name,
        "address": home.address.format_one_line() if home is not None else None,
        "band": home.band if home is not None else None,
        "account": account.reference if account is not None else None,
    }
    return {name: value for name, value in found.items() if value}
