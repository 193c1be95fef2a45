"""The calls a wall remembers, so that it shows the last ones also after their tickets are finished."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from advisor_console.domain.queueing import QueueBoard
from advisor_console.domain.working_days import LOCAL

_KEPT = 3
_JUST_NOW = timedelta(seconds=20)
"""A wall that starts, or hears from the centre again, announces only calls that are not older than this."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: the ticket's number, the counter's name, and when it was, in UTC. Nothing about a person."""

    ticket: str
    number: str
    counter: str
    at: datetime


class Calls:
    """The last calls of one day at one site, the latest first."""

    def __init__(self) -> None:
        self.last: tuple[Call, ...] = ()

    def take(self, board: QueueBoard) -> tuple[Call, ...]:
        """Remember the calls of a board; gives those that are new and just made, the oldest first."""
        today = board.at.astimezone(LOCAL).date()
        known = {call.ticket: call for call in self.last if call.at.astimezone(LOCAL).date() == today}
        seen = {call.ticket: call.at for call in known.values()}
        for ticket in board.called:
            if ticket.called_at is not None and ticket.counter:
                known[ticket.id] = Call(ticket.id, ticket.number, ticket.counter, ticket.called_at)
        calls = sorted(known.values(), key=lambda call: (call.at, call.ticket), reverse=True)
        self.last = tuple(calls[:_KEPT])
        fresh = [
            call for call in self.last if seen.get(call.ticket) != call.at and board.at - call.at <= _JUST_NOW
        ]
        return tuple(reversed(fresh))
