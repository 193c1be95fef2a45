"""Correcting and cancelling what was told of a move: what stands, what may change, who is told anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime

from advisor_console.domain.ids import EntityId
from advisor_console.domain.move_assessment import MoveAssessment
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.moving import MoveNotification
from advisor_console.domain.sentences import full_day, sentence


@dataclass(frozen=True, slots=True)
class ToldMove:
    """One telling of a move. corrects: the telling it stands in the place of; move None takes it back.

    told_at is aware, any zone.
    """

    id: EntityId
    move: MoveNotification | None
    told_at: datetime
    corrects: EntityId | None = None

    @property
    def cancels(self) -> bool:
        """Whether it takes the move back altogether."""
        return self.move is None


@dataclass(frozen=True, slots=True)
class Retold:
    """A service that has to be told again, and whether its work is changed, added or taken back."""

    service: str
    change: str


CHANGED, ADDED, TAKEN_BACK = "changed", "added", "taken back"


def first_of(told: Sequence[ToldMove], one: ToldMove) -> ToldMove:
    """Give the first telling of the same move. Raises ValueError for a correction of what is not there."""
    by_id = {known.id: known for known in told}
    seen = {one.id}
    while one.corrects is not None:
        if one.corrects not in by_id or one.corrects in seen:
            raise ValueError("A correction stands in the place of something that was told before it.")
        one = by_id[one.corrects]
        seen.add(one.id)
    return one


def what_stands(told: Sequence[ToldMove]) -> ToldMove | None:
    """Give the telling that holds now, None when nothing was told or the last word took it back.

    told holds one move's tellings in any order; the latest stands, whatever it corrects, because a
    correction says the whole move anew. So what it means is assessed against the record as it was before the
    first telling, and correcting a correction back gives the first result. Source: duty to give correct
    information and to correct it, Council Tax (Administration and Enforcement) Regulations 1992 regs 11, 16.
    """
    if not told:
        return None
    latest = max(told, key=lambda one: (one.told_at, one.id))
    return None if latest.cancels else latest


def changed_fields(before: MoveNotification, after: MoveNotification) -> tuple[str, ...]:
    """Name what a correction changes, in the order of the notification."""
    return tuple(
        one.name for one in fields(MoveNotification) if getattr(before, one.name) != getattr(after, one.name)
    )


def check_correction(before: MoveNotification, after: MoveNotification) -> tuple[FieldMessage, ...]:
    """Say what may not be corrected, at its field; a correction is also checked like every move.

    Everything may be but the old home and the person the move was first told of: that is another move.
    """
    return tuple(_wrong(before, after))


def _wrong(before: MoveNotification, after: MoveNotification) -> Iterator[FieldMessage]:
    changed = changed_fields(before, after)
    if not changed:
        yield FieldMessage("people", sentence("Nothing is different from what was told before."))
    if "from_property" in changed:
        yield FieldMessage(
            "from_address",
            sentence("Another old home is another move: cancel this one, and record the other."),
        )
    stayed = {person.person for person in before.people} & {person.person for person in after.people}
    if before.people and not stayed:
        yield FieldMessage(
            "people", sentence("Nobody of the first move is left: cancel it, and record the other.")
        )
    if before.hides_new_address and not after.hides_new_address:
        yield FieldMessage(
            "kind",
            sentence("A new address that was told in confidence stays so: a named member of staff opens it."),
        )


def may_cancel(move: MoveNotification, today: date) -> FieldMessage | None:
    """Say why a move cannot be cancelled: it has taken effect by then. None: it can. today is local."""
    changed = move.changed_on
    if changed is None or changed > today:
        return None
    field = "first_night" if move.moved_in_on else "last_night"
    return FieldMessage(
        field,
        sentence(
            "The move took effect on {day}: correct it, or record the move back.", day=full_day(changed)
        ),
    )


def told_anew(before: MoveAssessment | None, after: MoveAssessment | None) -> tuple[Retold, ...]:
    """List the services that have to be told again, since what they were told no longer holds.

    before is what stood, after what stands now; None for nothing. A service whose part is the same is left
    in peace.
    """
    old = {} if before is None else {work.service: work for work in before.work}
    new = {} if after is None else {work.service: work for work in after.work}
    retold = []
    for service in dict.fromkeys((*old, *new)):
        if service not in new:
            retold.append(Retold(service, TAKEN_BACK))
        elif service not in old:
            retold.append(Retold(service, ADDED))
        elif _part(before, service) != _part(after, service):
            retold.append(Retold(service, CHANGED))
    return tuple(retold)


def _part(assessment: MoveAssessment | None, service: str) -> object:
    if assessment is None:
        return None
    parts = {
        "council_tax": assessment.council_tax,
        "waste": assessment.bins,
        "electoral": assessment.electoral,
        "benefits": assessment.help,
    }
    return parts[service]
