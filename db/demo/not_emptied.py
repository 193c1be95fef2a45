"""Bins that crews missed or rejected lately, and why: a few in a hundred homes."""

from datetime import UTC, date, datetime, time, timedelta

from advisor_console.domain.collection_events import Outcome, Reason
from advisor_console.domain.containers import Stream
from advisor_console.domain.working_days import LOCAL
from db.demo.batch import Batch, Draw, Ids, Pool, Row
from db.demo.households import Household
from db.demo.places import Place
from db.demo.waste import last_collection

_DAY = timedelta(days=1)
_SHARE = 0.03
_LATELY = 40
_NOTED_AT = time(15, 30)
# She reported it by the web two days ago (db.demo.script): the case of the missed food caddy.
_REPORTED = _DAY * 2
_NOTED: Pool[tuple[Outcome, Reason]] = Pool(
    (
        ((Outcome.MISSED, Reason.NOT_OUT), 30),
        ((Outcome.MISSED, Reason.ROAD_BLOCKED), 20),
        ((Outcome.MISSED, Reason.VEHICLE_BROKEN_DOWN), 8),
        ((Outcome.MISSED, Reason.CREW_SHORT), 8),
        ((Outcome.MISSED, Reason.FROZEN), 3),
        ((Outcome.REJECTED, Reason.CONTAMINATED), 22),
        ((Outcome.REJECTED, Reason.LID_OPEN), 6),
        ((Outcome.REJECTED, Reason.TOO_HEAVY), 3),
    )
)
_STREAMS = (Stream.RESIDUAL, Stream.RECYCLING, Stream.PAPER, Stream.FOOD)


class Rounds:
    """What crews noted on their rounds."""

    def __init__(self, seed: int, today: date) -> None:
        self._draw = Draw(seed, "not_emptied")
        self._today = today
        self._ids = Ids(seed, "collection_event", today)
        self._rows: list[Row] = []

    def pass_by(self, household: Household) -> None:
        """Let the crews come to a home, and note what they could not empty."""
        place = household.place
        if household.cast == "pritchard":
            missed = last_collection(place.round, Stream.FOOD, self._today - _REPORTED)
            self._note(place, Stream.FOOD, missed, (Outcome.MISSED, Reason.ROAD_BLOCKED))
            before = last_collection(place.round, Stream.RECYCLING, missed - _DAY)
            self._note(place, Stream.RECYCLING, before, (Outcome.REJECTED, Reason.CONTAMINATED))
        elif not household.cast and self._draw.chance(_SHARE):
            stream = self._draw.pick(_STREAMS)
            day = last_collection(place.round, stream, self._draw.day_back(self._today, 1, _LATELY))
            self._note(place, stream, day, self._draw.of(_NOTED))

    def _note(self, place: Place, stream: Stream, day: date, noted: tuple[Outcome, Reason]) -> None:
        outcome, reason = noted
        at = datetime.combine(day, _NOTED_AT, LOCAL).astimezone(UTC)
        reference = f"CR-{len(self._rows) + 1:06d}"
        self._rows.append(
            (self._ids.next(), place.id, str(stream), day, str(outcome), str(reason), at, reference)
        )

    def batch(self) -> Batch:
        """Give the rows."""
        columns = ("id", "property_id", "stream", "day", "outcome", "reason", "noted_at", "reference")
        return Batch("collection_event", columns, self._rows)
