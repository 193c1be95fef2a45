"""Riverside's queue: past days, people served today, and people who wait at this moment."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from advisor_console.domain.ids import EntityId, TicketId
from advisor_console.domain.working_days import LOCAL
from db.demo.batch import Batch, Draw, Ids, Pool, Row
from db.demo.history import WorkingDays
from db.demo.staff import ADVISORS, RIVERSIDE, SERVICES, Council

_PAST_DAYS = 10
_PAST_TICKETS = 44
_SHIFT = timedelta(minutes=110)
_SERVICES: Pool[str] = Pool(
    [
        ("council_tax", 36),
        ("housing", 24),
        ("waste", 22),
        ("registrars", 6),
        ("benefits", 9),
        ("blue_badge", 3),
    ]
)
_MINUTES = {"council_tax": (4, 12), "housing": (5, 15), "waste": (2, 8), "registrars": (10, 22),
            "benefits": (6, 14), "blue_badge": (5, 12)}  # fmt: skip
_WAITING = (("council_tax", 14.0), ("housing", 11.5), ("council_tax", 9.0), ("waste", 6.5),
            ("council_tax", 4.0), ("registrars", 2.5), ("housing", 1.0))  # fmt: skip
"""Who waits now, and since how many minutes."""
_STATES_AT_COUNTERS = {1: "serving", 2: "serving", 4: "serving", 5: "called", 6: "serving"}
"""Counter 3 is free: the advisor of the demonstration sits there."""
_PREFIX = {code: prefix for code, _, prefix in SERVICES}


@dataclass(slots=True)
class _Visit:
    service: str
    joined: datetime
    called: datetime | None = None
    served: datetime | None = None
    finished: datetime | None = None
    counter: int | None = None
    state: str = "waiting"
    needs: str | None = None


class QueueStory:
    """Writes tickets and their intervals."""

    def __init__(self, seed: int, now: datetime, council: Council, working: WorkingDays) -> None:
        """`now` is the moment at which seven people wait, aware; tickets belong to the local day."""
        self.draw = Draw(seed, "queue")
        self._now = now.astimezone(UTC)
        self._day = now.astimezone(LOCAL).date()
        self._council = council
        self._working = working
        self._tickets = Ids(seed, "ticket", self._day)
        self._intervals = Ids(seed, "ticket_interval", self._day)
        self.tickets: list[Row] = []
        self.intervals: list[Row] = []

    def tell(self) -> None:
        """Write ten past working days and today."""
        day = self._day
        past: list[date] = []
        for _ in range(_PAST_DAYS):
            day = self._working.on_or_before(day - timedelta(days=1))
            past.append(day)
        for earlier in reversed(past):
            opens = datetime.combine(earlier, time(10), LOCAL).astimezone(UTC)
            self._write(earlier, self._past(opens))
        self._write(self._day, self._today())

    def _past(self, opens: datetime) -> list[_Visit]:
        """Serve a whole day at five counters, first come first served."""
        draw = self.draw
        free = [opens] * 5
        joined = opens
        visits = []
        for _ in range(_PAST_TICKETS):
            joined += timedelta(seconds=draw.between(60, 780))
            visit = _Visit(draw.of(_SERVICES), joined)
            counter = min(range(5), key=lambda at: free[at])
            visit.called = max(joined, free[counter]) + timedelta(seconds=draw.between(5, 40))
            visit.counter = counter + 1
            if draw.chance(0.05):
                visit.state, visit.counter, visit.called = "left", None, None
                visit.finished = joined + timedelta(seconds=draw.between(300, 1500))
            else:
                self._serve(visit)
                free[counter] = visit.finished or joined
            visits.append(visit)
        return visits

    def _serve(self, visit: _Visit, scale: float = 1.0) -> None:
        low, high = _MINUTES[visit.service]
        called = visit.called or visit.joined
        visit.served = called + timedelta(seconds=self.draw.between(15, 70) * scale)
        visit.finished = visit.served + timedelta(seconds=self.draw.between(low * 60, high * 60) * scale)
        visit.state = "finished"

    def _today(self) -> list[_Visit]:
        """Fill each counter up to now, whatever the hour; shortly after midnight all runs faster."""
        draw, now = self.draw, self._now
        midnight = datetime.combine(self._day, time(0), LOCAL).astimezone(UTC)
        scale = max(0.001, min(1.0, (now - midnight) / _SHIFT))
        opens = now - _SHIFT * scale
        visits = []
        for counter, state in _STATES_AT_COUNTERS.items():
            clock = opens + timedelta(minutes=draw.between(2, 7) * scale)
            while True:
                visit = _Visit(draw.of(_SERVICES), clock, clock, counter=counter)
                self._serve(visit, scale)
                if visit.finished is None or visit.finished >= now:
                    break
                visits.append(visit)
                clock = visit.finished + timedelta(seconds=draw.between(10, 90) * scale)
            visits.append(self._at_counter(counter, state, scale))
        for visit in visits:
            # Waits grow through the morning, so that numbers are called in the order they were drawn.
            called = visit.called or now
            waited = 2 + 12 * ((called - opens) / _SHIFT / scale)
            visit.joined = max(
                midnight, opens - timedelta(minutes=2) * scale, called - timedelta(minutes=waited * scale)
            )
        for service, minutes in _WAITING:
            visits.append(_Visit(service, now - timedelta(minutes=minutes * scale)))
        visits[-3].needs = "Hearing loop"
        return sorted(visits, key=lambda visit: visit.joined)

    def _at_counter(self, counter: int, state: str, scale: float) -> _Visit:
        called = self._now - timedelta(seconds=scale * (25 if state == "called" else 60 + 35 * counter))
        visit = _Visit(
            "council_tax" if counter % 2 else "housing", called, called, counter=counter, state=state
        )
        if state == "serving":
            visit.served = called + timedelta(seconds=30 * scale)
        return visit

    def _write(self, day: date, visits: list[_Visit]) -> None:
        numbers = dict.fromkeys(_PREFIX, 0)
        for visit in visits:
            numbers[visit.service] += 1
            number = f"{_PREFIX[visit.service]}{numbers[visit.service]:03d}"
            ticket = TicketId(self._tickets.next())
            advisor = None if visit.counter is None else ADVISORS[visit.counter - 1][0]
            counter = None if visit.counter is None else self._council.counters[visit.counter - 1]
            self.tickets.append(
                (
                    ticket, self._council.sites[RIVERSIDE], self._council.services[visit.service], day,
                    number, None, visit.needs, visit.state, counter, advisor, visit.joined, visit.called,
                    visit.served, visit.finished,
                )
            )  # fmt: skip
            self._write_intervals(ticket, visit, advisor)

    def _write_intervals(self, ticket: EntityId, visit: _Visit, advisor: str | None) -> None:
        ended = visit.finished
        steps = [
            ("waiting", visit.joined, None),
            ("called", visit.called, advisor),
            ("serving", visit.served, advisor),
        ]
        known = [(state, at, who) for state, at, who in steps if at is not None]
        for (state, starts, who), following in zip(known, [*known[1:], None], strict=True):
            ends = following[1] if following else ended
            self.intervals.append((self._intervals.next(), ticket, state, starts, ends, who))

    def batches(self) -> list[Batch]:
        """Give the rows of ticket and interval."""
        return [
            Batch(
                "ticket",
                (
                    "id", "site_id", "service_id", "day", "number", "person_id", "needs", "state",
                    "counter_id", "advisor", "joined_at", "called_at", "served_at", "finished_at",
                ),
                self.tickets,
            ),
            Batch(
                "ticket_interval",
                ("id", "ticket_id", "state", "starts_at", "ends_at", "advisor"),
                self.intervals,
            ),
        ]  # fmt: skip
