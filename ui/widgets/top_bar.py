"""The bar above every page: find, the contact under way, where one is, and the two keys for privacy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import TextRole
from ui.widgets.announcements import announce
from ui.widgets.button import Button
from ui.widgets.contact_strip import ContactStrip
from ui.widgets.flow import FlowLayout
from ui.widgets.search_box import SearchBox
from ui.widgets.shell_state import ContactShown
from ui.widgets.surface import Area, Surface
from ui.widgets.text import Text, Tone


class TopBar(Area):
    """Holds the search box, the contact, site and sync in words, Blank and Lock.

    Signals: ``blankRequested``, ``lockRequested``; the search box and the contact strip have their own.
    """

    blankRequested = Signal()
    lockRequested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Surface.BAR, line="bottom", parent=parent)
        self.search = SearchBox()
        self.contact = ContactStrip()
        self.where = Text("", TextRole.SMALL, Tone.QUIET, wrap=False, align=Qt.AlignmentFlag.AlignRight)
        self.where.setObjectName("siteAndSync")
        self.blank = Button(self.tr("Blank"), key="F12")
        self.lock = Button(self.tr("Lock"))
        self.blank.setObjectName("blank")
        self.lock.setObjectName("lock")
        for privacy in (self.blank, self.lock):
            # A click leaves the keyboard where it is: the work goes on there when the screen comes back.
            privacy.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.blank.clicked.connect(self.blankRequested)
        self.lock.clicked.connect(self.lockRequested)
        self._row = row = FlowLayout(self, spacing=12)
        row.setContentsMargins(16, 5, 16, 5)
        row.addWidget(self.search)
        row.addWidget(self.contact)
        row.add_gap()
        for widget in (self.where, self.blank, self.lock):
            row.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_bar(self, contact: ContactShown | None, site: str, sync_words: str) -> None:
        """Show the contact, where one is and how sync stands; a change of sync is announced politely."""
        self.contact.show_contact(contact)
        before = self.where.text()
        self.where.show_text("\n".join(part for part in (site, sync_words) if part))
        if before and sync_words and not before.endswith(sync_words):
            announce(self.where, sync_words)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Leave out where one is, rather than take a second row: how sync stands is in the rail as well."""
        others = [self.search, self.blank, self.lock]
        if not self.contact.isHidden():
            others.append(self.contact)
        taken = sum(one.sizeHint().width() + self._row.spacing() for one in others)
        margins = self._row.contentsMargins()
        room = self.width() - margins.left() - margins.right()
        self.where.setVisible(taken + self.where.sizeHint().width() <= room)
