"""Where the advisor sits: site, counter, and which services they call for."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.queue.models import PlaceShown
from ui.theme import TextRole
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import CheckBoxes, ChoiceField
from ui.widgets.columns import Columns
from ui.widgets.error_summary import ErrorSummary
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text


class PlaceForm(QWidget):
    """Asks where the advisor sits. Signals: siteChosen(id); confirmed(counter id, service ids); left()."""

    siteChosen = Signal(str)
    confirmed = Signal(str, tuple)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: PlaceShown | None = None
        self.site = ChoiceField("site", self.tr("Site"))
        self.site.chosen.connect(self.siteChosen)
        self.counter = ChoiceField("counter", self.tr("Counter"))
        self.services = CheckBoxes(
            "services", self.tr("Services you call for"), hint=self.tr("None ticked: whoever waits longest.")
        )
        self.summary = ErrorSummary()
        self.summary.watch(self.site, self.counter)
        self.work = Button(self.tr("Work here"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.work.setObjectName("workHere")
        self.work.clicked.connect(self._on_work_clicked)
        self.back = Button(self.tr("Back to the queue"))
        self.back.setObjectName("leavePlace")
        self.back.clicked.connect(self.left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(Text(self.tr("Where do you sit?"), TextRole.FIGURE))
        right = _card(self.services)
        column.addWidget(Columns(_card(self.site, self.counter), right, shares=(1, 1)))
        row = QHBoxLayout()
        row.addWidget(self.work)
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)

    def show_place(self, shown: PlaceShown | None) -> None:
        """Show the sites and counters there are, and what is chosen; None closes the question.

        What was ticked since stays as it is: only what is different from last time is shown anew.
        """
        before, self._shown = self._shown, shown
        if shown is None or shown == before:
            return
        self.site.show_options(shown.sites)
        self.site.show_value(shown.site)
        self.counter.show_options(shown.counters)
        if before is None or shown.counter != before.counter:
            self.counter.show_value(shown.counter)
        self.counter.setVisible(bool(shown.counters))
        self.services.show_options(shown.services)
        if before is None or (shown.wanted, shown.services) != (before.wanted, before.services):
            self.services.show_value(shown.wanted)
        self.back.setVisible(shown.can_leave)
        if before is None or shown.problems != before.problems:
            self.summary.show_problems(shown.problems)

    def _on_work_clicked(self) -> None:
        self.confirmed.emit(self.counter.value(), self.services.value())


def _card(*fields: QWidget) -> Area:
    card = Area(Surface.CARD)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 12)
    column.setSpacing(12)
    for field in fields:
        column.addWidget(field)
    column.addStretch(1)
    return card
