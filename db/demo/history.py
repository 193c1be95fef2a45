"""Three years of contacts, and the cases, notes and identity checks that came of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from advisor_console.domain.ids import ContactId, EntityId
from advisor_console.domain.nation import Nation
from advisor_console.domain.working_days import calendar_for
from db.demo.batch import Batch, Draw, Ids, Pool, Row
from db.demo.households import Household, Resident
from db.demo.staff import ADVISORS, CONTACT_CENTRE, LIBRARY, RIVERSIDE, SELF_SERVICE, Council
from db.demo.subjects import NOTES, SUBJECTS, Subject

_DAY = timedelta(days=1)
_YEARS = 3
CONTACTS_PER_RESIDENT = 1.5
"""Over three years. A borough like Calderdale has 9.8 (1.04 calls, 0.27 emails, 1.95 web forms and 0.009
visits a resident and year); the mix is kept, the number capped so that 206,600 residents stay loadable."""

CHANNELS: Pool[str] = Pool(
    [("phone", 1.04), ("email", 0.27), ("web", 1.95), ("counter", 0.0094), ("library", 0.012),
     ("letter", 0.03), ("voicemail", 0.02)]
)  # fmt: skip
_SPOKEN = frozenset({"phone", "counter", "library"})
_SECONDS = {"phone": (60, 900), "counter": (240, 1500), "library": (180, 1200), "email": (60, 600),
            "web": (30, 240), "letter": (120, 600), "voicemail": (20, 120)}  # fmt: skip
_OLD_ENOUGH = 21
_FIRST_CASE = 20_500
_CHECKS = (
    ("questions", "name address date_of_birth"),
    ("questions", "name address account_number"),
    ("document", "name document"),
    ("call_back", "name date_of_birth"),
)
"""Method and items, in the words of services/verify_identity.py."""

CONTACT_COLUMNS = (
    "id", "person_id", "caller_id", "authority", "channel", "site_id", "ticket_id", "advisor", "started_at",
    "ended_at", "reason", "outcome", "avoidable", "summary", "next_step", "next_who", "next_by",
)  # fmt: skip


class WorkingDays:
    """The working days of England around today, for going forwards and backwards among them."""

    def __init__(self, today: date) -> None:
        calendar = calendar_for(Nation.ENGLAND)
        first = today - _DAY * (365 * _YEARS + 30)
        every = [first + _DAY * n for n in range((today - first).days + 120)]
        self.days = [day for day in every if calendar.is_working_day(day)]
        self._at: dict[date, int] = {}
        position = 0
        for day in every:
            while position + 1 < len(self.days) and self.days[position + 1] <= day:
                position += 1
            self._at[day] = position

    def on_or_before(self, day: date) -> date:
        """Give the day, or the working day before it."""
        return self.days[self._at[day]]

    def after(self, day: date, count: int) -> date:
        """Give the working day so many working days after a day."""
        return self.days[min(self._at[day] + count, len(self.days) - 1)]


@dataclass(slots=True)
class _Speaker:
    person: Resident
    household: Household


class History:
    """Writes contacts in the order of time."""

    def __init__(self, seed: int, today: date, council: Council, working: WorkingDays) -> None:
        self.draw = Draw(seed, "history")
        self.ids = {name: Ids(seed, name, today) for name in ("contact", "case_file", "note", "verification")}
        self._today = today
        self.working = working
        self._sites = {
            "phone": council.sites[CONTACT_CENTRE],
            "counter": council.sites[RIVERSIDE],
            "library": council.sites[LIBRARY],
        }
        self._advisors = tuple(login for login, _, _ in ADVISORS)
        self._next_case = _FIRST_CASE
        self.contacts: list[Row] = []
        self.cases: list[Row] = []
        self.notes: list[Row] = []
        self.verifications: list[Row] = []

    def live(self, households: Sequence[Household], residents: int) -> None:
        """Let the residents contact the council for three years; some do it much more than others."""
        speakers = [
            _Speaker(person, household)
            for household in households
            if household.cast != "pritchard"
            for person in household.members
            if person.contactable and person.age(self._today) >= _OLD_ENOUGH
        ]
        speakers = self.draw.shuffled(speakers)
        for started in self._moments(int(residents * CONTACTS_PER_RESIDENT)):
            speaker = speakers[int(len(speakers) * self.draw.random() ** 1.7)]
            self._contact(speaker, started)

    def _moments(self, count: int) -> list[tuple[datetime, str]]:
        """Draw when and by which channel, in order; spoken channels keep office hours (UTC 9 to 16)."""
        draw, today = self.draw, self._today
        days = [day for day in self.working.days if today - _DAY * 365 * _YEARS <= day < today]
        moments = []
        for _ in range(count):
            channel = draw.of(CHANNELS)
            if channel == "web":
                day, low, high = today - _DAY * draw.between(1, 365 * _YEARS - 1), 6 * 3600, 22 * 3600
            else:
                day, low, high = draw.pick(days), 9 * 3600, 16 * 3600
            second = draw.between(low, high)
            moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=second)
            moments.append((moment, channel))
        moments.sort()
        return moments

    def _contact(self, speaker: _Speaker, moment: tuple[datetime, str]) -> None:
        draw = self.draw
        started, channel = moment
        subject = draw.of(SUBJECTS)
        contact = ContactId(self.ids["contact"].next())
        person, caller, authority = self._who(speaker, channel)
        advisor = SELF_SERVICE if channel == "web" else draw.pick(self._advisors)
        low, high = _SECONDS[channel]
        ended = started + timedelta(seconds=draw.between(low, high))
        step = who = by = None
        opened = draw.chance(subject.case_share)
        if opened:
            by = self._case(person, speaker.household, subject, contact, started)
            step, who = subject.step, subject.case[1]
        outcome = "passed_on" if opened else "answered"
        if channel in {"phone", "voicemail"} and draw.chance(0.04):
            outcome = "call_back" if draw.chance(0.9) else "ended"
        self.contacts.append(
            (
                contact, person.id, caller, authority, channel, self._sites.get(channel), None, advisor,
                started, ended, subject.reason, outcome, draw.chance(0.11), draw.pick(subject.lines),
                step, who, by,
            )
        )  # fmt: skip
        if channel in _SPOKEN:
            self._spoken(person, contact, started, advisor)

    def _who(self, speaker: _Speaker, channel: str) -> tuple[Resident, EntityId | None, str | None]:
        """Give the subject, the caller and by what authority, where they are two people."""
        person = speaker.person
        lot = self.draw.random()
        others = speaker.household.members
        if lot < 0.035 and len(others) > 1 and channel in _SPOKEN:
            other = self.draw.pick(others)
            if other.id != person.id:
                minor = other.age(self._today) < 18
                return other, person.id, "parent" if minor else "consent for this call"
        if lot > 0.995:
            return person, None, "councillor casework"
        return person, person.id, None

    def _case(
        self, person: Resident, household: Household, subject: Subject, contact: str, started: datetime
    ) -> date:
        draw = self.draw
        title, department, days = subject.case
        received = started.date()
        promised = self.working.after(received, days)
        age = (self._today - received).days
        status, closed = "closed", None
        lot = draw.random()
        if age <= days * 1.4:
            status = "open" if lot < 0.6 else "waiting_for_customer" if lot < 0.75 else "closed"
        elif age < days * 1.4 + 40:
            status = "open" if lot < 0.08 else "waiting_for_customer" if lot < 0.13 else "closed"
        elif lot < 0.002:
            status = "waiting_for_customer"
        if status == "closed":
            took = timedelta(seconds=draw.between(3600, max(7200, int(days * 1.3) * 86_400)))
            yesterday = datetime.combine(self._today, datetime.min.time(), UTC)
            closed = min(started + took, max(yesterday, started + timedelta(minutes=10)))
        self._next_case += 1
        self.cases.append(
            (
                self.ids["case_file"].next(), f"WD-{self._next_case}", person.id, household.place.id, contact,
                subject.service, title, status, department, started, promised, closed,
            )
        )  # fmt: skip
        return promised

    def _spoken(self, person: Resident, contact: str, started: datetime, advisor: str) -> None:
        draw = self.draw
        if draw.chance(0.45):
            failed = draw.chance(0.03)
            method, items = draw.pick(_CHECKS)
            self.verifications.append(
                (
                    self.ids["verification"].next(), person.id, contact, method, items,
                    "level 2" if draw.chance(0.7) else "level 1", "failed" if failed else "passed",
                    started + timedelta(seconds=30), advisor,
                )
            )  # fmt: skip
        if draw.chance(0.12):
            written = started + timedelta(seconds=draw.between(40, 600))
            self.notes.append(
                (self.ids["note"].next(), person.id, contact, None, draw.pick(NOTES), written, advisor)
            )

    def batches(self) -> list[Batch]:
        """Give the rows of contact, case, note and verification."""
        return [
            Batch("contact", CONTACT_COLUMNS, self.contacts),
            Batch(
                "case_file",
                (
                    "id", "reference", "person_id", "property_id", "contact_id", "service", "title", "status",
                    "department", "opened_at", "promised_by", "closed_at",
                ),
                self.cases,
            ),
            Batch(
                "note",
                ("id", "person_id", "contact_id", "case_id", "body", "written_at", "advisor"),
                self.notes,
            ),
            Batch(
                "verification",
                (
                    "id", "person_id", "contact_id", "method", "items", "tier", "outcome", "checked_at",
                    "advisor",
                ),
                self.verifications,
            ),
        ]  # fmt: skip
