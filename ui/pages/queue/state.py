"""What the presenter knows of the queue, turned into the one state that the page shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from advisor_console.domain.ids import EntityId
from advisor_console.domain.queueing import Counter, QueueBoard, ServiceType, Site
from ui.pages.queue.models import CounterShown, JoinShown, PlaceShown, QueueState
from ui.pages.queue.words import board_shown, counter_shown, own_ticket
from ui.widgets.queue_words import clock_time, counter_words, translate


@dataclass(frozen=True, slots=True)
class Sight:
    """Everything that decides what is shown. notice is the answer to the last act, or its refusal."""

    site: Site | None = None
    counter: Counter | None = None
    wanted: tuple[EntityId, ...] = ()
    services: Sequence[ServiceType] = ()
    board: QueueBoard | None = None
    is_down: bool = False
    notice: str = ""
    is_refusal: bool = False
    is_asked: bool = False
    place: PlaceShown | None = None
    join: JoinShown | None = None
    least: int = 10


def queue_state(sight: Sight) -> QueueState:
    """Decide what the page shows; what is old says since when."""
    names = {service.code: service.name for service in sight.services}
    board = sight.board
    mine = own_ticket(board, sight.counter) if board else None
    is_copy = board is not None and board.is_copy
    can_call = board is not None and not sight.is_down
    empty, empty_next = _empty(sight)
    return QueueState(
        line=_line(sight),
        notice=_notice(sight),
        is_warning=sight.is_down or sight.is_refusal or is_copy,
        empty=empty,
        empty_next=empty_next,
        place=sight.place,
        join=sight.join,
        board=board_shown(board, names, sight.counter, sight.least) if board else None,
        counter=(
            counter_shown(
                mine, len(board.waiting), names, can_act=can_call and not is_copy, can_call=can_call
            )
            if board
            else CounterShown()
        ),
    )


def _line(sight: Sight) -> str:
    if sight.site is None or sight.counter is None:
        return ""
    parts = [sight.site.name, counter_words(sight.counter.name)]
    if sight.wanted:
        called = ", ".join(service.name for service in sight.services if service.id in sight.wanted)
        parts.append(translate("calling for {services}").format(services=called))
    if sight.board is not None:
        waiting = translate("%n waiting", len(sight.board.waiting))
        parts.append(
            translate("{waiting} at {time}").format(waiting=waiting, time=clock_time(sight.board.at))
        )
    return " · ".join(parts)


def _notice(sight: Sight) -> str:
    if not sight.is_down and sight.board is not None and sight.board.is_copy:
        copied = translate(
            "This is the queue as it was at {time}, with what was done here since."
            " Calls are saved here and sent when the line is back."
        ).format(time=clock_time(sight.board.at))
        return f"{sight.notice} {copied}".strip()
    if not sight.is_down:
        return sight.notice
    if sight.board is None:
        return ""
    return translate(
        "The line does not answer, and the queue needs it. This is the queue as it was at {time}."
    ).format(time=clock_time(sight.board.at))


def _empty(sight: Sight) -> tuple[str, str]:
    if sight.is_down:
        return (
            translate("The queue needs the line, and it does not answer."),
            translate(
                "Call people by name or number, and start a contact from the customer's record."
                " The queue comes back by itself."
            ),
        )
    if sight.is_asked:
        return translate("Asking which sites and counters there are…"), ""
    return translate("Asking for the queue…"), ""
