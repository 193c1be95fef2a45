"""The contact under way, in the bar of every page: channel, time, person, and the way to end it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import TextRole
from ui.widgets.button import Button, ButtonKind
from ui.widgets.elapsed_timer import ElapsedTimer
from ui.widgets.shell_state import ContactShown
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text


class ContactStrip(Area):
    """Shows the contact; ``wrapUpRequested`` fires on the button or F9."""

    wrapUpRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Surface.TINT, parent=parent)
        self._shown: tuple[str, str] | None = None
        self.channel = Text("", TextRole.STRONG, wrap=False)
        self.timer = ElapsedTimer()
        self.who = Text("", TextRole.BODY, wrap=False)
        self.wrap_up = Button(self.tr("Wrap up"), key="F9", kind=ButtonKind.PRIMARY)
        self.wrap_up.setObjectName("wrapUp")
        self.wrap_up.clicked.connect(self.wrapUpRequested)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(0)
        for widget in (self.channel, Text(" · ", wrap=False), self.timer, Text(" · ", wrap=False), self.who):
            row.addWidget(widget)
        row.addSpacing(10)
        row.addWidget(self.wrap_up)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_contact(self, contact: ContactShown | None) -> None:
        """Show the contact, or nothing between contacts; the clock of the same contact runs on."""
        self.setVisible(contact is not None)
        if contact is None:
            self._shown = None
            return
        self.channel.show_text(contact.channel)
        self.who.show_text(contact.who)
        if self._shown != (contact.channel, contact.who):
            self._shown = (contact.channel, contact.who)
            self.timer.start(contact.seconds)
        self.setAccessibleName(f"{contact.channel}, {contact.who}")
