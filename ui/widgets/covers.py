"""What lies over the work when others may look on: a blank screen, or the lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme import TextRole, appearance, current_theme
from ui.widgets.button import Button, ButtonKind
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text, Tone
from ui.widgets.text_field import TextField


class BlankCover(Area):
    """Shows nothing of the work. ``returnRequested`` fires on the button or F12."""

    returnRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Surface.GROUND, parent=parent)
        self.setProperty("surface", "cover")
        self.words = Text(self.tr("The screen is covered."), TextRole.HEADING, Tone.RAIL_STRONG)
        self.back = Button(self.tr("Show the screen"), key="F12")
        self.back.setObjectName("uncover")
        self.back.clicked.connect(self.returnRequested)
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 48, 48, 48)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.back)
        column.addStretch(2)


class LockCover(Area):
    """Asks for the advisor's password. ``unlockRequested(password)`` fires on the button or Enter.

    ``signOutRequested`` lets somebody else work here: nothing is lost by it. The password leaves the field as
    soon as it is handed on.
    """

    unlockRequested = Signal(str)
    signOutRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Surface.GROUND, parent=parent)
        self.setProperty("surface", "cover")
        self.words = Text("", TextRole.HEADING, Tone.PLAIN)
        self.kept = Text(
            self.tr("Your work is kept as it is. Enter your password to go on."), tone=Tone.QUIET
        )
        self.password = TextField("lockPassword", self.tr("Password"), characters=24)
        self.password.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.unlock = Button(self.tr("Unlock"), kind=ButtonKind.PRIMARY)
        self.unlock.setObjectName("unlock")
        self.unlock.clicked.connect(self._on_unlock)
        self.sign_out = Button(self.tr("Sign out"))
        self.sign_out.setObjectName("signOut")
        self.sign_out.clicked.connect(self.signOutRequested)
        self.password.line.returnPressed.connect(self._on_unlock)
        self._card = card = Area(Surface.CARD)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(28, 24, 28, 24)
        inner.setSpacing(12)
        for widget in (self.words, self.kept, self.password):
            inner.addWidget(widget)
        acts = QHBoxLayout()
        acts.addWidget(self.unlock)
        acts.addWidget(self.sign_out)
        acts.addStretch(1)
        inner.addLayout(acts)
        self._fit()
        appearance().changed.connect(self._fit)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def show_lock(self, advisor: str, problem: str) -> None:
        """Show whose work is locked, and what was wrong with the last attempt."""
        self.words.show_text(
            self.tr("Locked: {advisor}").format(advisor=advisor) if advisor else self.tr("Locked")
        )
        self.password.show_problem(problem)

    def _fit(self) -> None:
        self._card.setFixedWidth(current_theme().px(440))

    def _on_unlock(self) -> None:
        password = self.password.line.text()
        self.password.line.clear()
        self.unlockRequested.emit(password)
