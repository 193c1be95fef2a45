"""A centre's queue in memory, for presenters: it can be silent, slow, or lose its answer."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from advisor_console.domain.errors import CentreUnreachable, NotAllowed
from advisor_console.domain.ids import CounterId, EntityId, PersonId, SiteId, TicketId
from advisor_console.domain.queueing import Counter, QueueBoard, ServiceLoad, ServiceType, Site, Ticket

NOW = datetime(2026, 11, 23, 10, 46, tzinfo=UTC)
RIVERSIDE = Site(SiteId(EntityId("riverside")), "Riverside One-Stop Shop", "one_stop_shop")
LIBRARY = Site(SiteId(EntityId("library")), "Harrowick Library", "library")
COUNTERS = tuple(Counter(CounterId(EntityId(f"counter-{n}")), RIVERSIDE.id, str(n)) for n in range(1, 4))
THIRD = COUNTERS[2]
TAX = ServiceType(EntityId("service-tax"), "council_tax", "Council tax", "B")
WASTE = ServiceType(EntityId("service-waste"), "waste", "Bins and recycling", "C")
PATIENCE = 10.0


def waiting(number: str, service: str = "council_tax", minutes: int = 5, needs: str | None = None) -> Ticket:
    """Make a ticket that joined so many minutes ago."""
    joined = NOW - timedelta(minutes=minutes)
    return Ticket(
        TicketId(EntityId(f"ticket-{number}")), number, service, "waiting", joined, None, None, None, needs
    )


class MemoryCentre:
    """The queue of one site by the rules of the centre's functions: one ticket is never called twice."""

    def __init__(self, *tickets: Ticket) -> None:
        self.tickets = {ticket.id: ticket for ticket in tickets}
        self.now = NOW
        self.is_down = False
        self.loses_answers = False
        self.refuses = ""
        self.loads = (ServiceLoad("council_tax", 1, 2, 30, 480.0), ServiceLoad("waste", 0, 0, 4, 200.0))
        self.asked: list[str] = []
        self.joined: list[tuple[SiteId, EntityId, PersonId | None, str | None]] = []
        self.called_for: list[tuple[EntityId, ...]] = []
        self.gates: dict[str, threading.Event] = {}
        self._lock = threading.Lock()

    def hold(self, name: str) -> threading.Event:
        """Let calls of that name wait until the event is set."""
        self.gates[name] = threading.Event()
        return self.gates[name]

    def _ask(self, name: str) -> None:
        with self._lock:
            self.asked.append(name)
        if name in self.gates and not self.gates[name].wait(PATIENCE):
            raise AssertionError(f"{name} was held for ever")
        if self.is_down:
            raise CentreUnreachable("The centre does not answer.")

    def _answer(self, ticket: Ticket) -> Ticket:
        self.tickets[ticket.id] = ticket
        if self.loses_answers:
            raise CentreUnreachable("The centre does not answer.")
        return ticket

    def sites(self) -> Sequence[Site]:
        """List the sites."""
        self._ask("sites")
        return (RIVERSIDE, LIBRARY)

    def counters(self, site: SiteId) -> Sequence[Counter]:
        """List a site's counters; the library has none."""
        self._ask("counters")
        return COUNTERS if site == RIVERSIDE.id else ()

    def services(self) -> Sequence[ServiceType]:
        """List the services."""
        self._ask("services")
        return (TAX, WASTE)

    def join(self, site: SiteId, service: EntityId, person: PersonId | None, needs: str | None) -> Ticket:
        """Give the next ticket."""
        self._ask("join")
        self.joined.append((site, service, person, needs))
        code = next(one.code for one in (TAX, WASTE) if one.id == service)
        return self._answer(replace(waiting("C033", code, 0, needs), joined_at=self.now))

    def call_next(self, site: SiteId, counter: CounterId, services: Sequence[EntityId]) -> Ticket | None:
        """Call who joined first; asked again before serving, give the same ticket."""
        self._ask("call_next")
        self.called_for.append(tuple(services))
        name = next(one.name for one in COUNTERS if one.id == counter)
        with self._lock:
            again = [one for one in self.tickets.values() if one.counter == name and one.state == "called"]
            queue = [one for one in self.tickets.values() if one.state == "waiting"]
            if not again and not queue:
                return None
            chosen = again[0] if again else min(queue, key=lambda one: one.joined_at)
            return self._answer(replace(chosen, state="called", counter=name, called_at=self.now))

    def serve(self, ticket: TicketId) -> Ticket:
        """The person came."""
        self._ask("serve")
        if self.refuses:
            raise NotAllowed(self.refuses)
        return self._answer(replace(self.tickets[ticket], state="serving"))

    def finish(self, ticket: TicketId) -> Ticket:
        """The person went, or never came."""
        self._ask("finish")
        return self._answer(replace(self.tickets[ticket], state="finished"))

    def board(self, site: SiteId) -> QueueBoard:
        """Give the queue as it is when it is asked for, even if the answer is held up."""
        now = tuple(self.tickets.values())
        self._ask("board")
        called = [one for one in now if one.state in ("called", "serving")]
        return QueueBoard(
            RIVERSIDE if site == RIVERSIDE.id else LIBRARY,
            self.now,
            tuple(sorted((one for one in now if one.state == "waiting"), key=lambda one: one.joined_at)),
            tuple(sorted(called, key=lambda one: one.called_at or NOW, reverse=True)),
            self.loads,
        )
