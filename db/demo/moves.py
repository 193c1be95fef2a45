"""Moves that were told, with a work item for each service in every state, and advice on voting."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from advisor_console.domain.back_office import CANNOT_BE_READ
from advisor_console.domain.ids import EntityId, PropertyId
from advisor_console.domain.reference import reference_from
from db.demo.batch import Batch, Draw, Ids, Pool, Row
from db.demo.history import WorkingDays
from db.demo.households import Household
from db.demo.staff import ADVISORS

_DAY = timedelta(days=1)
_TOLD_WITHIN = 365 * 3
_RECENT: Pool[str] = Pool([("recorded", 3), ("sent", 3), ("accepted", 4), ("rejected", 1), ("done", 2)])
_OLDER: Pool[str] = Pool([("done", 197), ("accepted", 2), ("rejected", 1)])
_REASONS = {
    "council_tax": (
        "The account number cannot be read.",
        "The day of moving out cannot be read.",
        "The name on the tenancy agreement cannot be read.",
    ),
    "waste": ("The flat's number cannot be read.", "The floor of the building cannot be read."),
    "electoral": tuple(CANNOT_BE_READ),
}
_WORK = (
    ("council_tax", "CT", "change the bill", 10),
    ("waste", "W", "containers and subscriptions", 10),
    ("electoral", "EL", "pass details on", 0),
)


class Moves:
    """Writes notifications, their work items and what was advised."""

    def __init__(self, seed: int, today: date, working: WorkingDays) -> None:
        self.draw = Draw(seed, "moves")
        self._today = today
        self._working = working
        self._ids = {
            name: Ids(seed, name, today) for name in ("notification", "work_item", "electoral_advice")
        }
        self.notifications: list[Row] = []
        self.work: list[Row] = []
        self.advice: list[Row] = []

    def tell(self, households: Iterable[Household]) -> None:
        """Let households that moved within the borough in the last three years have told the council."""
        for household in households:
            known = household.earlier and not household.cast
            if known and (self._today - household.since).days < _TOLD_WITHIN and self.draw.chance(0.8):
                self._told(household)

    def _told(self, household: Household) -> None:
        draw = self.draw
        old, left_on = household.earlier[0][0], household.earlier[0][2]
        holder = household.members[0]
        if not holder.contactable:
            return
        day = self._working.on_or_before(
            min(self._today - _DAY, household.since + _DAY * draw.between(-9, 25))
        )
        at = datetime(day.year, day.month, day.day, draw.between(9, 15), draw.between(0, 59), tzinfo=UTC)
        advisor = draw.pick(ADVISORS)[0]
        names = ", ".join(f"{one.given_names} {one.family_name}" for one in household.members)
        since = household.since
        told: dict[str, object] = {
            "summary": f"Move of {names} to {household.place.one_line} on {since.day} {since:%B %Y}.",
            "from_address": f"{old.one_line} {old.postcode}",
            "to_address": f"{household.place.one_line} {household.place.postcode}",
        }
        nights = (left_on - _DAY, household.since)
        note = self.notify(
            "move", holder.id, at, advisor, told=told, homes=(old.id, household.place.id), nights=nights
        )
        self._work(household, note, at)
        for person in household.adults(self._today):
            self.advise(person.id, note, at, advisor, passed_on=not person.protected)

    def notify(
        self,
        kind: str,
        person: EntityId,
        at: datetime,
        advisor: str,
        *,
        told: Mapping[str, object],
        homes: tuple[PropertyId | None, PropertyId | None] = (None, None),
        nights: tuple[date | None, date | None] = (None, None),
    ) -> EntityId:
        """Write a notification; homes and nights are (from, to)."""
        row = self._ids["notification"].next()
        reference = reference_from(row, "MV" if kind == "move" else "CD")
        self.notifications.append((row, reference, kind, person, None, *homes, *nights, told, at, advisor))
        return row

    def _work(self, household: Household, note: EntityId, at: datetime) -> None:
        draw = self.draw
        holder = household.members[0]
        reference = reference_from(note, "MV")
        age = (self._today - at.date()).days
        for service, suffix, action, days in _WORK:
            if service == "waste" and draw.chance(0.5):
                continue
            status = draw.of(_RECENT if age < 20 else _OLDER)
            detail: dict[str, object] = {"to": f"{household.place.one_line} {household.place.postcode}"}
            if service == "electoral":
                detail["people"] = [
                    {"name": f"{one.given_names} {one.family_name}", "email": None}
                    for one in household.adults(self._today)
                ]
            if service == "electoral" and status == "accepted":
                status = "done"  # the officer has the details, and nothing more of it is ours
            answered = status in ("accepted", "rejected", "done")
            theirs = f"{suffix}/{at:%y}/{draw.between(10_000, 99_999)}" if answered else None
            self.work.append(
                (
                    self._ids["work_item"].next(), f"{reference}-{suffix}", note, holder.id, service, action,
                    detail, status, self._working.after(at.date(), days),
                    draw.pick(_REASONS[service]) if status == "rejected" else None, at,
                    at + timedelta(hours=8) if status != "recorded" else None,
                    at + timedelta(hours=30) if answered else None,
                    theirs if service != "electoral" else None,
                )
            )  # fmt: skip

    def advise(
        self, person: EntityId, note: EntityId | None, at: datetime, advisor: str, *, passed_on: bool
    ) -> None:
        """Write that somebody was told to register, and whether the officer was given the details."""
        row = (self._ids["electoral_advice"].next(), person, note, at, at if passed_on else None, advisor)
        self.advice.append(row)

    def batches(self) -> list[Batch]:
        """Give the rows of notification, work item and electoral advice."""
        return [
            Batch(
                "notification",
                (
                    "id", "reference", "kind", "person_id", "contact_id", "from_property_id",
                    "to_property_id", "last_night", "first_night", "told", "reported_at", "advisor",
                ),
                self.notifications,
            ),
            Batch(
                "work_item",
                (
                    "id", "reference", "notification_id", "person_id", "service", "action", "detail",
                    "status", "promised_by", "reason", "recorded_at", "sent_at", "answered_at",
                    "service_reference",
                ),
                self.work,
            ),
            Batch(
                "electoral_advice",
                ("id", "person_id", "notification_id", "advised_at", "passed_on_at", "advisor"),
                self.advice,
            ),
        ]  # fmt: skip
