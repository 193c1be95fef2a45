"""A site's queue put into the words of the page."""

from collections.abc import Mapping
from datetime import datetime

from advisor_console.domain.queueing import Counter, QueueBoard, ServiceLoad, Ticket
from advisor_console.domain.waits import NotEnough
from ui.pages.queue.models import BoardShown, CounterShown
from ui.widgets.choice_field import Option
from ui.widgets.key_values import KeyValue
from ui.widgets.queue_words import (
    clock_time,
    counter_words,
    estimate_of,
    service_words,
    ticket_words,
    translate,
    wait_words,
)
from ui.widgets.text import Run, Tone, quiet, strong
from ui.widgets.timeline_model import TimelineRow

Names = Mapping[str, str]


def lasted_words(since: datetime, until: datetime) -> str:
    """Say how long something has lasted: "12 min", "1 h 05 min"; what has just begun is "now"."""
    minutes = max(0, int((until - since).total_seconds() // 60))
    if minutes == 0:
        return translate("now")
    hours, rest = divmod(minutes, 60)
    if hours == 0:
        return translate("{minutes} min").format(minutes=minutes)
    return translate("{hours} h {minutes} min").format(hours=hours, minutes=f"{rest:02}")


def board_shown(board: QueueBoard, names: Names, counter: Counter | None, least: int) -> BoardShown:
    """Put a board into words; least is how many services a wait needs to be said."""
    return BoardShown(
        waits=tuple(_wait_row(load, names, least) for load in board.loads),
        waiting=tuple(_waiting_row(ticket, board.at, names) for ticket in board.waiting),
        served=tuple(_served_row(ticket, board.at, names, counter) for ticket in board.called),
    )


def join_options(
    board: QueueBoard | None, services: Mapping[str, str], names: Names, least: int
) -> tuple[Option, ...]:
    """Offer the services by id, each with the wait of somebody who joins now; services maps id to code."""
    loads = {load.service: load for load in board.loads} if board else {}
    return tuple(
        Option(key, service_words(code, names), _wait_hint(loads.get(code), least))
        for key, code in services.items()
    )


def wait_of(board: QueueBoard, service: str, least: int) -> str:
    """Say the wait for a service as the board has it; empty when the site does not know the service."""
    load = next((load for load in board.loads if load.service == service), None)
    return _wait_hint(load, least)


def own_ticket(board: QueueBoard, counter: Counter | None) -> Ticket | None:
    """Give the ticket that was called to a counter and is not finished."""
    if counter is None:
        return None
    return next((ticket for ticket in board.called if ticket.counter == counter.name), None)


def counter_shown(ticket: Ticket | None, waiting: int, names: Names, *, can_act: bool) -> CounterShown:
    """Say what a counter is at, and which acts fit: one ticket at a time is called, served and finished."""
    if ticket is None:
        meaning = (
            translate("Call whoever has waited longest.") if waiting else translate("Nobody waits just now.")
        )
        return CounterShown("", meaning, can_call=can_act)
    called = ticket.state == "called"
    since = clock_time(ticket.called_at) if ticket.called_at else ""
    state = translate("called {time}") if called else translate("being served, called {time}")
    parts = [service_words(ticket.service, names), state.format(time=since)]
    if ticket.needs:
        parts.append(translate("needs: {needs}").format(needs=ticket.needs))
    return CounterShown(
        figure=f"{ticket_words(ticket.number)} · {counter_words(ticket.counter or '')}",
        meaning=" · ".join(parts),
        can_serve=can_act and called,
        can_finish=can_act,
        finish=translate("Did not come") if called else translate("Finished"),
    )


def called_sentence(ticket: Ticket) -> str:
    """Say that a ticket was called, for screen readers: "B 047 is called to Counter 3."."""
    return translate("{ticket} is called to {counter}.").format(
        ticket=ticket_words(ticket.number), counter=counter_words(ticket.counter or "")
    )


def _wait_hint(load: ServiceLoad | None, least: int) -> str:
    return wait_words(estimate_of(load, least)) if load else ""


def _wait_row(load: ServiceLoad, names: Names, least: int) -> KeyValue:
    found = estimate_of(load, least)
    words = wait_words(found)
    said = quiet(words) if isinstance(found, NotEnough) else Run(words)
    ahead = translate("%n waiting", load.waiting) if load.waiting else translate("nobody waiting")
    return KeyValue(load.service, service_words(load.service, names), (said, quiet(f"\n{ahead}")))


def _waiting_row(ticket: Ticket, at: datetime, names: Names) -> TimelineRow:
    needs = (Run(" · "), strong(ticket.needs, Tone.ACCENT)) if ticket.needs else ()
    when = f"{clock_time(ticket.joined_at)} · {lasted_words(ticket.joined_at, at)}"
    what = (Run(service_words(ticket.service, names)), *needs)
    return TimelineRow(ticket.id, when, ticket_words(ticket.number), what, strong=True)


def _served_row(ticket: Ticket, at: datetime, names: Names, counter: Counter | None) -> TimelineRow:
    mine = counter is not None and ticket.counter == counter.name
    where = counter_words(ticket.counter or "")
    state = translate("called, not there yet") if ticket.state == "called" else translate("being served")
    called_at = ticket.called_at or ticket.joined_at
    what = (
        strong(translate("{counter}, this one").format(counter=where)) if mine else Run(where),
        Run(f" · {service_words(ticket.service, names)} · "),
        quiet(state),
    )
    when = f"{clock_time(called_at)} · {lasted_words(called_at, at)}"
    return TimelineRow(ticket.id, when, ticket_words(ticket.number), what, strong=True)
