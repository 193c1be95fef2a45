"""Calling the next ticket: at the centre while the line is up, from this machine's copy while it is down."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from advisor_console.domain.changes import Command, altered
from advisor_console.domain.errors import CentreUnreachable
from advisor_console.domain.ids import CommandId, CounterId, EntityId, NewId, PersonId, SiteId, TicketId
from advisor_console.domain.queueing import Counter, QueueBoard, ServiceType, Site, Ticket
from advisor_console.services.ports import Clock, CommandLog, Intent, Queue, QueueCopy

T = TypeVar("T")


class QueueAtDesk:
    """The Queue port of a desk whose line may be down; any thread may call.

    Only calling goes on without the line. Such a call is a command: the first to reach the centre stands, and
    a later one is told so. It is only made once the line is known to be down (a direct call whose answer was
    lost may have been heard), and as long as calls saved here are not back from the centre, the copy goes on
    being the queue: asking the centre then could call somebody who has been served already.
    """

    def __init__(
        self,
        *,
        centre: Queue,
        copy: QueueCopy,
        log: CommandLog,
        clock: Clock,
        new_id: NewId,
        advisor: str,
        saved: Callable[[Command], None],
    ) -> None:
        self._centre = centre
        self._copy = copy
        self._log = log
        self._clock = clock
        self._new_id = new_id
        self._advisor = advisor
        self._saved = saved
        self._is_down = False

    def sites(self) -> Sequence[Site]:
        """List the places that serve people; raises CentreUnreachable offline."""
        return self._ask(self._centre.sites)

    def counters(self, site: SiteId) -> Sequence[Counter]:
        """List a site's counters; raises CentreUnreachable offline."""
        return self._ask(lambda: self._centre.counters(site))

    def services(self) -> Sequence[ServiceType]:
        """List what people can queue for; the copy knows as well."""
        try:
            return self._ask(self._centre.services)
        except CentreUnreachable:
            return self._copy.services()

    def join(self, site: SiteId, service: EntityId, person: PersonId | None, needs: str | None) -> Ticket:
        """Take a ticket; raises CentreUnreachable offline, for the centre alone gives out numbers."""
        return self._ask(lambda: self._centre.join(site, service, person, needs))

    def board(self, site: SiteId) -> QueueBoard:
        """Read a site's queue: the centre's, or the copy's where that is all there is.

        Raises CentreUnreachable when this machine has no copy of that site's queue of today either.
        """
        try:
            board = self._ask(lambda: self._centre.board(site))
        except CentreUnreachable:
            copied = self._copy.board(site)
            if copied is None:
                raise
            return copied
        return self._ahead_of_centre(site) or board

    def call_next(self, site: SiteId, counter: CounterId, services: Sequence[EntityId]) -> Ticket | None:
        """Call whoever joined first among the services (all when empty); None when nobody waits.

        Without the line, whoever the advisor was at counts as finished, and the call is saved here.
        """
        board = self._copy.board(site) if self._is_down else self._ahead_of_centre(site)
        if board is None:
            return self._ask(lambda: self._centre.call_next(site, counter, services))
        wanted = {service.code for service in self._copy.services() if not services or service.id in services}
        ticket = next((one for one in board.waiting if one.service in wanted), None)
        if ticket is None:
            return None
        now = self._clock.now()
        for held in self._copy.held(counter, self._advisor):
            self._move(held, "finished", now)
        return self._call(ticket, counter, now)

    def serve(self, ticket: TicketId) -> Ticket:
        """Note that the person called has come; raises CentreUnreachable offline."""
        return self._ask(lambda: self._centre.serve(ticket))

    def finish(self, ticket: TicketId) -> Ticket:
        """Note that the person was served or did not come; raises CentreUnreachable offline."""
        return self._ask(lambda: self._centre.finish(ticket))

    def _ask(self, call: Callable[[], T]) -> T:
        try:
            answer = call()
        except CentreUnreachable:
            self._is_down = True
            raise
        self._is_down = False
        return answer

    def _ahead_of_centre(self, site: SiteId) -> QueueBoard | None:
        return self._copy.board(site) if self._copy.is_ahead() else None

    def _call(self, ticket: Ticket, counter: CounterId, now: datetime) -> Ticket:
        self._move(ticket, "called", now, counter_id=counter, advisor=self._advisor)
        name = self._copy.counter_name(counter)
        return replace(ticket, state="called", called_at=now, counter=name, not_sent=True)

    def _move(self, ticket: Ticket, state: str, now: datetime, **more: str) -> None:
        """Save one command for one ticket, on what the copy shows of it."""
        after = {"state": state, f"{state}_at": now.isoformat(), **more}
        before = {**dict.fromkeys(after), "state": ticket.state}
        change = altered("ticket", ticket.id, before, after)
        kind = "call_next" if state == "called" else "finish_ticket"
        intent = Intent(CommandId(self._new_id()), kind, (change,))
        self._saved(self._log.save(intent, now))
