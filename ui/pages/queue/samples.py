"""States of the queue page worth looking at, from an invented one-stop shop."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from advisor_console.domain.ids import CounterId, EntityId, SiteId, TicketId
from advisor_console.domain.queueing import Counter, QueueBoard, ServiceLoad, ServiceType, Site, Ticket
from ui.pages.queue.models import JoinShown, PlaceShown, QueueState
from ui.pages.queue.state import Sight, queue_state
from ui.pages.queue.words import join_options
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem
from ui.widgets.queue_words import counter_words, translate

_AT = datetime(2026, 11, 23, 10, 46, tzinfo=UTC)
_SITE = Site(SiteId(EntityId("riverside")), "Riverside One-Stop Shop", "one_stop_shop")
_COUNTER = Counter(CounterId(EntityId("c3")), _SITE.id, "3")
_SERVICES = tuple(
    ServiceType(EntityId(code), code, name, prefix)
    for code, name, prefix in (
        ("housing", "Housing", "A"),
        ("council_tax", "Council tax", "B"),
        ("waste", "Bins and recycling", "C"),
        ("registrars", "Registrars", "D"),
        ("benefits", "Benefits", "E"),
        ("blue_badge", "Blue Badge and parking", "F"),
    )
)
_LOADS = (
    ServiceLoad("housing", 3, 2, 22, 540.0),
    ServiceLoad("council_tax", 2, 2, 30, 420.0),
    ServiceLoad("waste", 1, 0, 4, 200.0),
    ServiceLoad("registrars", 0, 1, 12, 900.0),
    ServiceLoad("benefits", 1, 1, 3, 600.0),
    ServiceLoad("blue_badge", 0, 1, 11, 35.0),
)


def _ticket(number: str, service: str, joined: int, needs: str = "", **more: str) -> Ticket:
    called = _AT - timedelta(minutes=int(more["called"])) if "called" in more else None
    return Ticket(
        TicketId(EntityId(number)),
        number,
        service,
        more.get("state", "waiting"),
        _AT - timedelta(minutes=joined),
        called,
        more.get("counter"),
        None,
        needs or None,
    )


_WAITING = (
    _ticket("A113", "housing", 31, "Hearing loop"),
    _ticket("B048", "council_tax", 18),
    _ticket("A114", "housing", 14, "Interpreter, Polish"),
    _ticket("C032", "waste", 12),
    _ticket("E009", "benefits", 9, "A chair to wait in"),
    _ticket("B049", "council_tax", 4),
    _ticket("A115", "housing", 0),
)
_OTHERS = (
    _ticket("A112", "housing", 40, state="serving", counter="1", called="6"),
    _ticket("C031", "waste", 44, state="serving", counter="5", called="9"),
)
_MINE = _ticket("B047", "council_tax", 22, "Hearing loop", state="called", counter="3", called="0")
_BOARD = QueueBoard(_SITE, _AT, _WAITING, _OTHERS, _LOADS)
_CALLED = replace(_BOARD, called=(_MINE, *_OTHERS))
_SERVING = replace(_BOARD, called=(replace(_MINE, state="serving"), *_OTHERS))
_COPIED = replace(_BOARD, called=(replace(_MINE, not_sent=True), *_OTHERS), is_copy=True)
_QUIET = QueueBoard(_SITE, _AT, (), (), tuple(replace(load, waiting=0, busy=0) for load in _LOADS))
_SEATED = Sight(site=_SITE, counter=_COUNTER, services=_SERVICES, board=_BOARD)


def _place(**more: object) -> PlaceShown:
    asked = PlaceShown(
        sites=(Option(_SITE.id, _SITE.name), Option("library", "Harrowick Library")),
        services=tuple(Option(service.id, service.name) for service in _SERVICES),
    )
    return replace(asked, **more)  # type: ignore[arg-type]  # samples name the fields they change


def samples() -> Mapping[str, QueueState]:
    """Give every state that a person may meet."""
    counters = tuple(Option(f"c{number}", counter_words(str(number))) for number in range(1, 7))
    chosen = _place(sites=_place().sites, site=_SITE.id, counters=counters, counter="c3", can_leave=True)
    unchosen = (Problem("counter", translate("Choose your counter")),)
    join = JoinShown(join_options(_BOARD, _SERVICES, 10))
    nothing = (Problem("service", translate("Choose what it is about")),)
    given = "C 033 joined for Bins and recycling. Wait: not enough to say."
    refusal = "A colleague called this ticket."
    return {
        "waiting": queue_state(_SEATED),
        "called": queue_state(replace(_SEATED, board=_CALLED, wanted=(_SERVICES[1].id, _SERVICES[4].id))),
        "serving": queue_state(replace(_SEATED, board=_SERVING)),
        "nobody waits": queue_state(replace(_SEATED, board=_QUIET)),
        "joined": queue_state(replace(_SEATED, notice=given)),
        "refused": queue_state(replace(_SEATED, board=_CALLED, notice=refusal, is_refusal=True)),
        "line down, from the copy": queue_state(replace(_SEATED, board=replace(_BOARD, is_copy=True))),
        "called without the line": queue_state(replace(_SEATED, board=_COPIED)),
        "line down": queue_state(replace(_SEATED, board=_CALLED, is_down=True)),
        "never reached": queue_state(replace(_SEATED, board=None, is_down=True)),
        "asking": queue_state(replace(_SEATED, board=None)),
        "choosing a site": queue_state(Sight(is_asked=True, place=_place())),
        "choosing a counter": queue_state(replace(_SEATED, is_asked=True, place=chosen)),
        "no counter chosen": queue_state(
            Sight(is_asked=True, place=replace(chosen, counter="", can_leave=False, problems=unchosen))
        ),
        "joining": queue_state(replace(_SEATED, join=join)),
        "joining for nothing": queue_state(replace(_SEATED, join=replace(join, problems=nothing))),
    }
