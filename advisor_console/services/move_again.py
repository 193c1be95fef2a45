"""Telling the services anew what a correction changes for them, and taking back what no longer holds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from advisor_console.domain.changes import Change, FieldChange, created
from advisor_console.domain.customer import WorkItem
from advisor_console.domain.ids import EntityId, NewId
from advisor_console.domain.move_assessment import MoveRules, WorkToDo
from advisor_console.services.move_story import MoveStory, service_reference
from advisor_console.services.taken_move import TakenMove

TAKE_BACK = "take back"


@dataclass(frozen=True, slots=True)
class ToldIn:
    """The notification that tells a service anew: its id, reference, moment (UTC), and what is promised."""

    id: EntityId
    reference: str
    at: datetime
    rules: MoveRules

    def by(self, service: str) -> date | None:
        """Give the day on which what was asked of a service is taken back; None where none is promised."""
        return self.rules.promised(service, "take_back", self.rules.calendar.counts_from(self.at))


def told_anew(
    changes: Sequence[Change], taken: TakenMove, told_in: ToldIn, new_id: NewId
) -> tuple[Change, ...]:
    """Leave out the work of services for which nothing is different, and take back what is nobody's any more.

    A service that was told before is told which work this stands in the place of. One that handed it back is
    told whatever is different: its work counts as told again, and would be nobody's otherwise.
    """
    before = {item.service: item for item in taken.work}
    kept: list[Change] = []
    wanted = set()
    for change in changes:
        if change.entity != "work_item":
            kept.append(change)
            continue
        service = change.fields["service"].new
        wanted.add(service)
        earlier = before.get(service)
        if earlier is None:
            kept.append(change)
        elif earlier.needs_fixing or _part(change.fields["detail"].new) != _part(earlier.detail):
            kept.append(_in_place_of(change, earlier))
    back = (item for item in taken.work if item.service not in wanted and item.action != TAKE_BACK)
    return (*kept, *(_item(item, taken.person, told_in, new_id) for item in back))


def with_work_told(story: MoveStory, changes: Sequence[Change]) -> MoveStory:
    """Give the story with the work that is really told, as receipt and letter say it."""
    told = {change.fields["service"].new: change for change in changes if change.entity == "work_item"}
    work = [one for one in story.assessment.work if one.service in told]
    known = {one.service for one in work}
    work += [
        WorkToDo(service, TAKE_BACK, date_told(change.fields.get("promised_by")))
        for service, change in told.items()
        if service not in known
    ]
    return replace(story, assessment=replace(story.assessment, work=tuple(work)))


def date_told(field: FieldChange | None) -> date | None:
    """Read a day back from a change; None where there is none."""
    return date.fromisoformat(field.new) if field is not None and field.new else None


def taking_back(taken: TakenMove, told_in: ToldIn, new_id: NewId) -> Iterator[Change]:
    """Give one work item for each service that was told of a move which is cancelled."""
    for item in taken.work:
        if item.action != TAKE_BACK:
            yield _item(item, taken.person, told_in, new_id)


def _item(item: WorkItem, person: EntityId, told_in: ToldIn, new_id: NewId) -> Change:
    return created(
        "work_item",
        new_id(),
        {
            "reference": service_reference(told_in.reference, item.service),
            "notification_id": told_in.id,
            "person_id": person,
            "service": item.service,
            "action": TAKE_BACK,
            "detail": {"in_place_of": item.reference},
            "promised_by": _day(told_in.by(item.service)),
            "recorded_at": told_in.at.isoformat(),
        },
    )


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _in_place_of(change: Change, earlier: WorkItem) -> Change:
    detail = {**change.fields["detail"].new, "in_place_of": earlier.reference}
    return replace(change, fields={**change.fields, "detail": FieldChange(None, detail)})


def _part(detail: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in detail.items() if name != "in_place_of"}
