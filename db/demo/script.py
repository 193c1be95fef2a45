"""What happened to the fixed cast: Siân Pritchard's record as the picture of the console shows it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from advisor_console.domain.ids import ContactId, EntityId
from advisor_console.domain.working_days import LOCAL
from db.demo.batch import Row
from db.demo.history import History
from db.demo.households import Household
from db.demo.moves import Moves
from db.demo.staff import LIBRARY, RIVERSIDE, SELF_SERVICE, Council

_DAY = timedelta(days=1)
_FOOD_CADDY_CASE = "WD-20418"
_BLUE_BADGE_CASE = "WD-20377"
_DISCOUNT_REVIEWED = date(2024, 3, 14)


def local_moment(day: date, hour: int, minute: int) -> datetime:
    """Give a local time of day in UTC."""
    return datetime.combine(day, time(hour, minute), LOCAL).astimezone(UTC)


_Step = tuple[str, str, date]
"""What happens next, who does it, by when."""


@dataclass(frozen=True, slots=True)
class _Past:
    """One contact; at is the local hour and minute, kept to a working day unless it came by the web."""

    day: date
    at: tuple[int, int]
    minutes: int
    channel: str
    reason: str
    summary: str
    advisor: str


class Script:
    """Plays one household's past into the histories; days are counted back from today."""

    def __init__(self, history: History, moves: Moves, council: Council, today: date) -> None:
        self._history = history
        self._moves = moves
        self._council = council
        self._today = today

    def play(self, household: Household) -> None:
        """Write what happened to Siân Pritchard."""
        sian = household.members[0].id
        today, working = self._today, self._history.working
        badge_day = working.on_or_before(today - _DAY * 20)
        self._older(sian)
        badge = _Past(badge_day, (14, 5), 18, "counter", "Blue Badge and parking",
                      "Blue Badge renewal, photo taken.", "asha.rahman")  # fmt: skip
        step = ("Adult Care writes", "Adult Care", working.after(today, 8))
        contact = self._contact(sian, badge, step)
        self._case(household, contact, badge, (_BLUE_BADGE_CASE, "blue_badge", "Blue Badge renewal"), step)
        self._verified(sian, badge_day)
        advised = local_moment(badge_day, 14, 20)
        self._moves.advise(sian, None, advised, "asha.rahman", passed_on=True)
        missed = _Past(today - _DAY * 2, (9, 12), 3, "web", "Bins: missed collection",
                       "Reported missed food caddy at 12 Beck Row.", SELF_SERVICE)  # fmt: skip
        step = ("The crew returns", "Waste", today)
        contact = self._contact(sian, missed, step)
        self._case(household, contact, missed, (_FOOD_CADDY_CASE, "waste", "Missed food caddy"), step)

    def _older(self, sian: EntityId) -> None:
        today, working = self._today, self._history.working
        reviewed = max(min(_DISCOUNT_REVIEWED, today), today - _DAY * 1000)
        past = (
            _Past(reviewed, (11, 5), 9, "counter", "Council tax: discount or reduction",
                  "Single person discount confirmed after review; evidence seen.", "priya.nair"),
            _Past(today - _DAY * 700, (10, 21), 6, "phone", "Council tax: balance and payment",
                  "Asked why the bill changed; explained.", "imran.sadiq"),
            _Past(today - _DAY * 540, (15, 40), 4, "phone", "Bins: collection days",
                  "Asked for the bin days over the holidays.", "carys.beynon"),
            _Past(today - _DAY * 420, (9, 2), 5, "email", "Housing: repairs and applications",
                  "Asked about a place on the housing register.", "gwen.price"),
            _Past(today - _DAY * 236, (19, 48), 2, "web", "Garden waste subscription",
                  "Renewed the garden waste subscription.", SELF_SERVICE),
            _Past(today - _DAY * 167, (8, 55), 7, "phone", "Bins: missed collection",
                  "Missed general waste; crew returned two days later.", "joe.fairburn"),
            _Past(today - _DAY * 90, (13, 15), 12, "library", "Blue Badge and parking",
                  "Asked how to renew a Blue Badge; helped to find the form.", "ellie.bramhope"),
        )  # fmt: skip
        for one in past:
            self._contact(sian, one, None)
        preferred = local_moment(working.on_or_before(today - _DAY * 206), 16, 20)
        note = "Prefers letters in Welsh and English side by side."
        self._history.notes.append(
            (self._history.ids["note"].next(), sian, None, None, note, preferred, "gwen.price")
        )
        changed = local_moment(today - _DAY * 42, 11, 48)
        told = {"summary": "Mobile number changed, confirmed by text."}
        self._moves.notify("contact_details", sian, changed, SELF_SERVICE, told=told)

    def _contact(self, person: EntityId, past: _Past, step: _Step | None) -> ContactId:
        contact = ContactId(self._history.ids["contact"].next())
        site = self._council.sites.get({"counter": RIVERSIDE, "library": LIBRARY}.get(past.channel, ""))
        day = past.day if past.channel == "web" else self._history.working.on_or_before(past.day)
        started = local_moment(day, *past.at)
        self._history.contacts.append(
            (
                contact, person, person, None, past.channel, site, None, past.advisor, started,
                started + timedelta(minutes=past.minutes), past.reason, "passed_on" if step else "answered",
                False, past.summary, *(step or (None, None, None)),
            )
        )  # fmt: skip
        return contact

    def _case(
        self,
        household: Household,
        contact: ContactId,
        past: _Past,
        case: tuple[str, str, str],
        step: _Step,
    ) -> None:
        """case is reference, service and title; it is open and promised by the step's day."""
        reference, service, title = case
        _, department, promised = step
        row: Row = (
            self._history.ids["case_file"].next(), reference, household.members[0].id, household.place.id,
            contact, service, title, "open", department, local_moment(past.day, *past.at), promised, None,
        )  # fmt: skip
        self._history.cases.append(row)

    def _verified(self, person: EntityId, day: date) -> None:
        self._history.verifications.append(
            (
                self._history.ids["verification"].next(), person, None, "document", "name document",
                "level 2", "passed", local_moment(day, 14, 7), "asha.rahman",
            )
        )  # fmt: skip
