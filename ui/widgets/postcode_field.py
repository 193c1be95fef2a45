"""A postcode, however it is typed, with its look-up and the way to write the address by hand."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from ui.theme import TextRole, current_theme, set_text_role
from ui.widgets.button import Button
from ui.widgets.flow import FlowLayout
from ui.widgets.form_field import FormField
from ui.widgets.link_button import LinkButton

# The shape of BS 7666 postcodes, GIR 0AA aside; whether one exists is for the gazetteer to say.
_SHAPE = re.compile(r"^([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})$")


def tidy_postcode(typed: str) -> str | None:
    """Return a postcode as ``WE4 2QT`` whatever its case, spacing and punctuation, or None if it is none.

    A letter O typed in the place of the nought of the inward half is read as the nought it must be.
    """
    bare = re.sub(r"[^A-Za-z0-9]", "", typed).upper()
    if len(bare) >= 5 and bare[-3] == "O":
        bare = f"{bare[:-3]}0{bare[-2:]}"
    found = _SHAPE.match(bare)
    return f"{found[1]} {found[2]}" if found else None


class PostcodeField(FormField):
    """A postcode with "Find address". ``lookUpRequested(text)`` fires on the button or Enter, with the tidy
    postcode when it is one and the text as typed when not; ``manualRequested`` on "Enter address by hand"."""

    edited = Signal(str)
    lookUpRequested = Signal(str)
    manualRequested = Signal()

    def __init__(self, name: str, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.line = QLineEdit()
        set_text_role(self.line, TextRole.BODY)
        self.line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.look_up = Button(self.tr("Find address"))
        self.by_hand = LinkButton(self.tr("Enter address by hand"))
        row = QWidget()
        flow = FlowLayout(row)
        for widget in (self.line, self.look_up, self.by_hand):
            flow.addWidget(widget)
        super().__init__(name, label, row, hint, parent)
        row.setObjectName(f"{name}-row")
        self.line.setObjectName(name)
        self.look_up.setObjectName(f"{name}-find")
        self.by_hand.setObjectName(f"{name}-by-hand")
        self.line.setAccessibleName(label)
        self._fit()
        self.line.textEdited.connect(self.edited)
        self.line.returnPressed.connect(self._on_find)
        self.line.editingFinished.connect(self._on_editing_finished)
        self.look_up.clicked.connect(self._on_find)
        self.by_hand.clicked.connect(self.manualRequested)

    def focus_target(self) -> QWidget:
        return self.line

    def marked_controls(self) -> list[QWidget]:
        return [self.line]

    def value(self) -> str:
        """Return the tidy postcode, or what was typed when it is none."""
        typed = self.line.text().strip()
        return tidy_postcode(typed) or typed

    def show_value(self, text: str) -> None:
        """Show a postcode; while the field has the focus what is typed stays as typed."""
        if text != self.value():
            self.line.setText(text)

    def _fit(self) -> None:
        self.line.setFixedWidth(current_theme().px(132))

    def _on_find(self) -> None:
        self.lookUpRequested.emit(self.value())

    def _on_editing_finished(self) -> None:
        tidy = tidy_postcode(self.line.text())
        if tidy is not None and tidy != self.line.text():
            self.line.setText(tidy)
