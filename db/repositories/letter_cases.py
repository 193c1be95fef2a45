"""Cases that letters are written about, out of the replica."""

from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Row, select

from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.moving import MoveKind
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.letter_cases import CaseKind, CaseQuery, LetterCase, WrittenLetter
from db.repositories.customers import Reading
from db.schema import ENTITIES

_case, _told, _letter = ENTITIES["case_file"], ENTITIES["notification"], ENTITIES["letter"]


class SqlLetterCases:
    """The LetterCases port."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def get(self, reference: str) -> LetterCase | None:
        """Give the case of a reference; None where this machine holds none, or it is about nobody."""
        return next(self._all(reference), None)

    def asked(self, query: CaseQuery) -> Sequence[LetterCase]:
        """Give the cases of a query, in order of their references.

        Whoever left a home in danger is not among them: the record's address may be the one they left.
        """
        with self._reading() as connection:
            letters = connection.execute(select(_letter.c.reference, _letter.c.case_reference)).all()
            told = connection.execute(select(_told.c.person_id, _told.c.told)).all()
        in_danger = {row.person_id for row in told if row.told.get("kind") == MoveKind.IN_DANGER}
        # A letter that was saved before revision r0011 and came after it says in its own reference alone.
        written = {row.case_reference or row.reference.removesuffix("-L1") for row in letters}
        found = [
            one
            for one in self._all()
            if query.holds(one)
            and one.person not in in_danger
            and not (query.unwritten and one.reference in written)
        ]
        return sorted(found, key=lambda one: one.reference)

    def written(self, reference: str) -> Sequence[WrittenLetter]:
        """Give the letters about a case, newest first, or the one whose own reference it is."""
        table = _letter.c
        about = (table.case_reference == reference) | table.reference.in_((reference, f"{reference}-L1"))
        query = (
            select(
                table.reference,
                table.template,
                table.title,
                table.language,
                table.format,
                table.sha256,
                table.beside_sha256,
            )
            .where(about)
            .order_by(table.issued_at.desc(), table.id.desc())
        )
        with self._reading() as connection:
            return [WrittenLetter(*row) for row in connection.execute(query)]

    def issued(self, letter: EntityId) -> str | None:
        """Give the digest of a letter's pages by its id; None for one that is not on the record."""
        with self._reading() as connection:
            query = select(_letter.c.sha256).where(_letter.c.id == letter)
            return connection.execute(query).scalar_one_or_none()

    def _all(self, reference: str | None = None) -> Iterator[LetterCase]:
        cases, told = select(_case).where(_case.c.person_id.is_not(None)), select(_told)
        if reference is not None:
            cases, told = (
                cases.where(_case.c.reference == reference),
                told.where(_told.c.reference == reference),
            )
        with self._reading() as connection:
            found, notified = connection.execute(cases).all(), connection.execute(told).all()
        yield from map(_of_case, found)
        yield from map(_of_told, notified)


def _of_case(row: Row[Any]) -> LetterCase:
    on = row.opened_at.astimezone(LOCAL).date()
    return LetterCase(row.reference, CaseKind.CASE, PersonId(EntityId(row.person_id)), row.service, on)


def _of_told(row: Row[Any]) -> LetterCase:
    on, person = row.reported_at.astimezone(LOCAL).date(), PersonId(EntityId(row.person_id))
    return LetterCase(row.reference, CaseKind.TOLD, person, None, on, EntityId(row.id))
