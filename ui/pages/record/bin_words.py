"""Why a bin was not emptied, in the words of the record."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.collection_events import Outcome, Reason
from advisor_console.domain.customer import CollectionEvent
from ui.widgets.work_words import short_day


def _said(text: str) -> str:
    return QCoreApplication.translate("record", text)


def not_emptied_words(
    events: Sequence[CollectionEvent], streams: Mapping[str, str], today: date
) -> tuple[str, ...]:
    """Say what crews noted: "Missed Thu 26 Nov, food: road blocked"; streams gives their names by code."""
    shapes = {
        Outcome.MISSED.value: _said("Missed {day}, {stream}: {reason}"),
        Outcome.REJECTED.value: _said("Rejected {day}, {stream}: {reason}"),
    }
    return tuple(
        shapes[event.outcome].format(
            day=short_day(event.day, today),
            stream=streams.get(event.stream, event.stream),
            reason=_reason(event.reason),
        )
        for event in events
        if event.outcome in shapes
    )


def _reason(code: str) -> str:
    return {
        Reason.NOT_OUT.value: _said("not out in time"),
        Reason.CONTAMINATED.value: _said("wrong things in it"),
        Reason.TOO_HEAVY.value: _said("too heavy"),
        Reason.LID_OPEN.value: _said("lid open"),
        Reason.ROAD_BLOCKED.value: _said("road blocked"),
        Reason.VEHICLE_BROKEN_DOWN.value: _said("vehicle broken down"),
        Reason.FROZEN.value: _said("frozen or snow"),
        Reason.CREW_SHORT.value: _said("crew short of people"),
    }.get(code, code.replace("_", " "))
