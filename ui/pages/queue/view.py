"""The queue: this counter and the waits on the left, who waits and who is served on the right."""

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ui.pages.queue.join_form import JoinForm
from ui.pages.queue.models import BoardShown, CounterShown, QueueState
from ui.pages.queue.place_form import PlaceForm
from ui.theme import TextRole
from ui.widgets.action_bar import ActionBar
from ui.widgets.announcements import announce
from ui.widgets.big_number import BigNumber
from ui.widgets.button import Button, ButtonKind
from ui.widgets.columns import Columns
from ui.widgets.empty_state import EmptyState
from ui.widgets.key_values import KeyValues
from ui.widgets.page_body import page_body
from ui.widgets.page_header import PageHeader
from ui.widgets.strip_room import give_way
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone
from ui.widgets.timeline_table import TimelineTable


class _List(TimelineTable):
    """A table that asks for a few rows and takes what room there is; Qt's own asks for 192 pixels."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


class QueueView(QWidget):
    """Shows a site's queue.

    Signals: callRequested(), serveRequested(), finishRequested(); joinRequested(), joinLeft(),
    joinConfirmed(service id, needs); placeRequested(), placeLeft(), siteChosen(id),
    placeConfirmed(counter id, service ids); seen(bool) when the page comes into sight and when it leaves it.
    """

    callRequested = Signal()
    serveRequested = Signal()
    finishRequested = Signal()
    joinRequested = Signal()
    joinConfirmed = Signal(str, str)
    joinLeft = Signal()
    placeRequested = Signal()
    siteChosen = Signal(str)
    placeConfirmed = Signal(str, tuple)
    placeLeft = Signal()
    seen = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("focusRing", False)
        self.header = PageHeader(self.tr("Queue"))
        self.notice = Text("", TextRole.FIGURE)
        self.empty = EmptyState()
        self.empty.actRequested.connect(self.placeRequested)
        self.place, self.join = PlaceForm(), JoinForm()
        self.place.siteChosen.connect(self.siteChosen)
        self.place.confirmed.connect(self.placeConfirmed)
        self.place.left.connect(self.placeLeft)
        self.join.confirmed.connect(self.joinConfirmed)
        self.join.left.connect(self.joinLeft)
        self.board = Columns(self._left(), self._right(), shares=(6, 7))
        self.foot = self._acts()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        give_way(self, self.header)
        body = page_body(self.notice, self.empty, self.place, self.join, self.board, stretch_last=True)
        column.addWidget(body, 1)
        column.addWidget(self.foot)

    def _left(self) -> QWidget:
        self.called = BigNumber()
        self.next_step = Text("", TextRole.FIGURE)
        self.counter = Card(self.tr("At this counter"))
        self.counter.body.addWidget(self.called)
        self.counter.body.addWidget(self.next_step)
        self.waits = KeyValues(name_width=164)
        waits = Card(self.tr("Who joins now waits"))
        waits.body.addWidget(self.waits)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.counter)
        column.addWidget(waits)
        column.addStretch(1)
        return left

    def _right(self) -> QWidget:
        heads = (self.tr("Waiting since"), self.tr("Ticket"), self.tr("Service and needs"))
        self.waiting = _List(self.tr("Waiting"), headings=heads)
        self.waiting.setObjectName("waiting")
        self.nobody_waits = Text("", TextRole.BODY, Tone.QUIET)
        waiting = Card(self.tr("Waiting"))
        waiting.fill_with(self.waiting)
        waiting.body.addWidget(self.nobody_waits)
        heads = (self.tr("Called at"), self.tr("Ticket"), self.tr("Counter and service"))
        self.served = _List(self.tr("At the counters"), headings=heads)
        self.served.setObjectName("served")
        self.nobody_served = Text("", TextRole.BODY, Tone.QUIET)
        served = Card(self.tr("At the counters"))
        served.fill_with(self.served)
        served.body.addWidget(self.nobody_served)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(waiting, 3)
        column.addWidget(served, 2)
        return right

    def _acts(self) -> ActionBar:
        self.call = self._button("callNext", self.tr("Call next"), "F6", ButtonKind.PRIMARY)
        self.serve = self._button("serve", self.tr("They are here"), "F7", ButtonKind.PRIMARY)
        self.finish = self._button("finish", self.tr("Finished"), "Ctrl+F7")
        self.ticket = self._button("joinQueue", self.tr("Join the queue"), "Ctrl+J")
        self.change_place = self._button("changePlace", self.tr("Change counter"))
        self.call.clicked.connect(self.callRequested)
        self.serve.clicked.connect(self.serveRequested)
        self.finish.clicked.connect(self.finishRequested)
        self.ticket.clicked.connect(self.joinRequested)
        self.change_place.clicked.connect(self.placeRequested)
        return ActionBar([self.call, self.serve, self.finish, self.ticket], [self.change_place])

    def _button(self, name: str, text: str, key: str = "", kind: ButtonKind = ButtonKind.SECONDARY) -> Button:
        made = Button(text, key=key, kind=kind)
        made.setObjectName(name)
        return made

    def show_state(self, state: QueueState) -> None:
        """Show the queue, or the one question that stands before it."""
        self.header.show_header(self.tr("Queue"), (Run(state.line),) if state.line else ())
        self.notice.setVisible(bool(state.notice))
        self.notice.set_tone(Tone.WARNING if state.is_warning else Tone.PLAIN)
        if state.notice != self.notice.text():
            self.notice.show_text(state.notice)
            self.say(state.notice)
        parts = (self.place, self.join, self.board, self.empty)
        before = next((part for part in parts if part.isVisibleTo(self)), None)
        focused = QApplication.focusWidget()
        had_keyboard = focused is not None and (focused is self or self.isAncestorOf(focused))
        asks_place = state.place is not None
        asks_join = state.join is not None and not asks_place
        shows_board = state.board is not None and not asks_place and not asks_join
        asked = self.place.isVisibleTo(self) or self.join.isVisibleTo(self)
        if had_keyboard and asked and not (asks_place or asks_join):
            # Qt would give it to the rail when the question goes; the page holds it until there is an act.
            self.setFocus()
        self.place.setVisible(asks_place)
        self.join.setVisible(asks_join)
        self.board.setVisible(shows_board)
        self.foot.setVisible(shows_board)
        self.empty.setVisible(not (asks_place or asks_join or shows_board))
        self.empty.show_empty(state.empty, state.empty_next)
        self.place.show_place(state.place)
        self.join.show_join(state.join)
        if state.board is not None:
            self._show_board(state.board)
        self._show_counter(state.counter)
        after = next((part for part in parts if part.isVisibleTo(self)), None)
        if had_keyboard and (after is not before or self.hasFocus()):
            # Boxes made just now take the keyboard only once they are on the screen.
            act = self.ticket if before is self.join else self.call
            QTimer.singleShot(0, self, lambda: self._keep_keyboard(act))

    def say(self, sentence: str) -> None:
        """Have a screen reader say what has happened."""
        if sentence and self.isVisible():
            announce(self, sentence)

    def _keep_keyboard(self, act: Button) -> None:
        """Put the keyboard into a question that was just opened, and back to an act of the board after it."""
        if self.place.isVisibleTo(self):
            self.place.site.focus_field()
        elif self.join.isVisibleTo(self):
            self.join.service.focus_field()
        elif self.board.isVisibleTo(self):
            acts = (act, self.call, self.serve, self.finish, self.ticket)
            next((one for one in acts if one.isVisibleTo(self) and one.isEnabled()), self).setFocus()

    def _show_board(self, board: BoardShown) -> None:
        self.waits.show_rows(board.waits)
        self.waiting.show_rows(board.waiting)
        self.waiting.setVisible(bool(board.waiting))
        self.nobody_waits.setVisible(not board.waiting)
        self.nobody_waits.show_text(self.tr("Nobody waits. Whoever joins stands here."))
        self.served.show_rows(board.served)
        self.served.setVisible(bool(board.served))
        self.nobody_served.setVisible(not board.served)
        self.nobody_served.show_text(self.tr("Nobody is at a counter."))

    def _show_counter(self, counter: CounterShown) -> None:
        self.called.show_number(counter.figure, counter.meaning)
        self.called.setVisible(bool(counter.figure))
        self.next_step.show_text("" if counter.figure else counter.meaning)
        self.next_step.setVisible(not counter.figure)
        # A key works where its button is to be seen: the acts that do not fit are not there.
        acts = (self.call, self.serve, self.finish)
        had_keyboard = any(act.hasFocus() for act in acts)
        apart = counter.can_call and not counter.can_act
        fits = (
            not counter.figure or apart,
            counter.is_called and not apart,
            bool(counter.figure) and not apart,
        )
        if counter.finish and counter.finish != self.finish.text():
            self.finish.setText(counter.finish)
        for act, shown in zip(acts, fits, strict=True):
            act.setVisible(shown)
            act.setEnabled(counter.can_call if act is self.call else counter.can_act)
        self.ticket.setEnabled(counter.can_act)
        # Whoever calls by keyboard goes on by keyboard, at the act that comes next.
        if had_keyboard and not any(act.hasFocus() for act in acts):
            next(act for act, shown in zip(acts, fits, strict=True) if shown).setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.seen.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.seen.emit(False)
