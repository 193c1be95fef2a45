"""A site's queue put into the words of the page."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from advisor_console.domain.queueing import Counter, QueueBoard, ServiceLoad, ServiceType, Ticket
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


def join_options(board: QueueBoard | None, services: Sequence[ServiceType], least: int) -> tuple[Option, ...]:
    """Offer the services, each with the wait of somebody who joins now."""
    loads = {load.service: load for load in board.loads} if board else {}
    return tuple(
        Option(service.id, service.name, _wait_hint(loads.get(service.code), least)) for service in services
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


def counter_shown(
    ticket: Ticket | None, waiting: int, names: Names, *, can_act: bool, can_call: bool
) -> CounterShown:
    """Say what a counter is at, and which acts fit: one ticket at a time is called, served and finished."""
    if ticket is None:
        call, rest = translate("Call whoever has waited longest."), translate("Nobody waits just now.")
        return CounterShown(meaning=call if waiting else rest, can_act=can_act, can_call=can_call)
    called = ticket.state == "called"
    since = clock_time(ticket.called_at) if ticket.called_at else ""
    state = translate("called {time}") if called else translate("being served, called {time}")
    parts = [service_words(ticket.service, names), state.format(time=since)]
    if ticket.needs:
        parts.append(translate("needs: {needs}").format(needs=ticket.needs))
    if ticket.not_sent:
        parts.append(translate("saved here, not sent yet"))
    if can_call and not can_act:
        parts.append(translate("calling the next one finishes this one"))
    return CounterShown(
        figure=f"{ticket_words(ticket.number)} · {counter_words(ticket.counter or '')}",
        meaning=" · ".join(parts),
        finish=translate("Did not come") if called else translate("Finished"),
        is_called=called,
        can_act=can_act,
        can_call=can_call,
    )


def with_ticket(board: QueueBoard, ticket: Ticket) -> QueueBoard:
    """Put what the centre just answered about one ticket onto the board, until the board is read again."""
    waiting = tuple(other for other in board.waiting if other.id != ticket.id)
    called = tuple(other for other in board.called if other.id != ticket.id)
    if ticket.state == "waiting":
        waiting = (*waiting, ticket)
    elif ticket.state in ("called", "serving"):
        called = (ticket, *called)
    return replace(board, waiting=waiting, called=called)


def joined_words(board: QueueBoard | None, ticket: Ticket, names: Names, least: int) -> str:
    """Say that a ticket was given, and how long it waits by the board as it was before."""
    said = translate("{ticket} joined for {service}.").format(
        ticket=ticket_words(ticket.number), service=service_words(ticket.service, names)
    )
    wait = wait_of(board, ticket.service, least) if board else ""
    return f"{said} {translate('Wait: {wait}.').format(wait=wait)}" if wait else said


def called_sentence(ticket: Ticket) -> str:
    """Say that a ticket was called, for screen readers: "B 047 is called to Counter 3."."""
    said = translate("{ticket} is called to {counter}.").format(
        ticket=ticket_words(ticket.number), counter=counter_words(ticket.counter or "")
    )
    return f"{said} {translate('It is saved here and not sent yet.')}" if ticket.not_sent else said


def _wait_hint(load: ServiceLoad | None, least: int) -> str:
    return wait_words(estimate_of(load, least)) if load else ""


def _wait_row(load: ServiceLoad, names: Names, least: int) -> KeyValue:
    found = estimate_of(load, least)
    words = wait_words(found)
    said = quiet(words) if isinstance(found, NotEnough) else Run(words)
    ahead = (quiet(f" · {translate('%n waiting', load.waiting)}"),) if load.waiting else ()
    return KeyValue(load.service, service_words(load.service, names), (said, *ahead))


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
