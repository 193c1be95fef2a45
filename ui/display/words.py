"""The queue in the few large words a wall has room for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from advisor_console.domain.queueing import QueueBoard
from advisor_console.domain.waits import NotEnough
from ui.display.calls import Call
from ui.display.models import DisplayState
from ui.widgets.queue_words import (
    clock_time,
    counter_words,
    estimate_of,
    service_words,
    short_wait_words,
    ticket_spoken,
    ticket_words,
    translate,
)


@dataclass(frozen=True, slots=True)
class Waits:
    """The waits there are to show, each a service and its words, and the number of the turn."""

    rows: Sequence[tuple[str, str]]
    turn: int

    def shown(self) -> tuple[str, str] | None:
        """Give the wait whose turn it is."""
        return self.rows[self.turn % len(self.rows)] if self.rows else None


def wait_rows(board: QueueBoard, names: Mapping[str, str], least: int) -> tuple[tuple[str, str], ...]:
    """Give service and wait of everything somebody may queue for now.

    A service that says nothing is left out unless people wait for it, who may want to know that.
    """
    rows = []
    for load in board.loads:
        found = estimate_of(load, least)
        name = service_words(load.service, names)
        if not isinstance(found, NotEnough):
            rows.append((name, short_wait_words(found)))
        elif load.waiting:
            rows.append((name, translate("Not enough to say")))
    return tuple(rows)


def display_state(
    calls: Sequence[Call],
    waits: Waits,
    *,
    board: QueueBoard | None,
    now: datetime,
    is_fresh: bool,
    is_new: bool,
) -> DisplayState:
    """Put the wall into words. The time is that of the data while it is fresh, and the clock's otherwise."""
    latest = calls[0] if calls else None
    title, words = _foot(waits, board, is_fresh=is_fresh)
    return DisplayState(
        number=ticket_words(latest.number) if latest else translate("Welcome"),
        counter=counter_words(latest.counter) if latest else "",
        earlier=tuple(f"{ticket_words(call.number)} › {call.counter}" for call in calls[1:3]),
        time=clock_time(board.at if board is not None and is_fresh else now),
        title=title,
        words=words,
        is_new=is_new and latest is not None,
    )


def called_sentence(call: Call) -> str:
    """Say a call for screen readers: "B 047, please go to Counter 3."."""
    return translate("{ticket}, please go to {counter}.").format(
        ticket=ticket_words(call.number), counter=counter_words(call.counter)
    )


def spoken_sentence(call: Call) -> str:
    """Say a call for a voice, the ticket's figures one by one."""
    return translate("{ticket}, please go to {counter}.").format(
        ticket=ticket_spoken(call.number), counter=counter_words(call.counter)
    )


def _foot(waits: Waits, board: QueueBoard | None, *, is_fresh: bool) -> tuple[str, str]:
    if not is_fresh:
        as_at = translate("Calls as at {time}").format(time=clock_time(board.at)) if board else ""
        return translate("Please listen for your number"), as_at
    shown = waits.shown()
    if shown is not None:
        return shown
    return (board.site.name if board else ""), translate("Listen for your number")
