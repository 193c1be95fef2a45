"""Checks a move in the background, and asks before recording whether the line is up."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.moving import MoveNotification
from advisor_console.services.ports import CustomerRecords
from advisor_console.services.report_move import Considered, ReportMove
from ui.jobs import JobScope
from ui.pages.move.models import MoveForm
from ui.pages.move.questions import Facts, asks_of, moving_day
from ui.pages.move.reading import notification
from ui.pages.move.told_words import told_rows
from ui.widgets.key_values import KeyValue

LINE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Checking:
    """What a check read and found."""

    facts: Facts
    move: MoveNotification
    considered: Considered
    before: tuple[KeyValue, ...] = ()
    """The answers of the move that is being corrected, as they were told."""


class MoveChecker(QObject):
    """Signals: checked(Checking); failed(WorldError); lineDown() when nothing could be sent."""

    checked = Signal(object)
    failed = Signal(object)
    lineDown = Signal()

    def __init__(
        self,
        *,
        person: PersonId,
        report_move: ReportMove,
        records: CustomerRecords,
        received: Callable[[float], bool],
        earlier: MoveForm | None,
        jobs: JobScope,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._person, self._earlier = person, earlier
        self._report_move, self._records = report_move, records
        self._received, self._jobs = received, jobs
        self.busy = False

    def check(self, form: MoveForm, facts: Facts) -> None:
        """Check the move as far as it was told, with the new home as it is on the first night."""
        self.busy = True

        def work() -> Checking:
            known = self._with_new_home(form, facts)
            move = notification(form, known)
            considered = self._report_move.consider(self._person, move)
            return Checking(known, move, considered, self._before(facts))

        self._jobs.read(work, self._on_checked, self.failed.emit, always=self._on_ended)

    def _with_new_home(self, form: MoveForm, facts: Facts) -> Facts:
        if not form.to_property:
            return facts
        home = self._records.property(PropertyId(EntityId(form.to_property)), moving_day(form, facts))
        return replace(facts, new_home=home)

    def _before(self, facts: Facts) -> tuple[KeyValue, ...]:
        if self._earlier is None:
            return ()
        known = self._with_new_home(self._earlier, facts)
        asks = asks_of(self._earlier, known)
        return told_rows(self._earlier, known, notification(self._earlier, known), asks)

    def ask_the_line(self) -> None:
        """Find out whether what was saved so far could be sent; the answer comes when it comes."""
        self._jobs.read(
            lambda: self._received(LINE_SECONDS),
            self._on_line_known,
            lambda _error: self._on_line_known(False),
            latest="line",
        )

    def _on_checked(self, found: Checking) -> None:
        # Ready for the next press before anybody hears of this one.
        self.busy = False
        self.checked.emit(found)

    def _on_ended(self) -> None:
        self.busy = False

    def _on_line_known(self, received: bool) -> None:
        if not received:
            self.lineDown.emit()
