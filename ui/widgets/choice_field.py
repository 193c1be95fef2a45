"""A question with a few answers: exactly one (radio buttons), or any number (check boxes)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from ui.widgets.flow import FlowLayout
from ui.widgets.form_field import FormField, Group
from ui.widgets.mark_box import RadioChoice, TickBox
from ui.widgets.reading_order import tab_within


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: its id, its words, and a hint under them."""

    id: str
    text: str
    hint: str = ""


class _BoxedField(FormField):
    """What both kinds of question share: a named group of boxes, built anew only when the answers change."""

    def __init__(
        self, name: str, label: str, hint: str, parent: QWidget | None, *, across: bool = False
    ) -> None:
        self._group = Group(label)
        self._boxes: dict[str, QAbstractButton] = {}
        self._options: tuple[Option, ...] = ()
        self._lines = FlowLayout(self._group, spacing=16) if across else QVBoxLayout(self._group)
        self._lines.setContentsMargins(0, 0, 0, 0)
        if not across:
            self._lines.setSpacing(0)
        super().__init__(name, label, self._group, hint, parent)

    def options(self) -> tuple[Option, ...]:
        """Return the answers offered now."""
        return self._options

    def box(self, option_id: str) -> QAbstractButton:
        """Return the box of an answer. Raises KeyError for an answer that is not offered."""
        return self._boxes[option_id]

    def focus_target(self) -> QWidget:
        chosen = [box for box in self._boxes.values() if box.isChecked()]
        first = next(iter([*chosen, *self._boxes.values()]), None)
        return first or self._group

    def _rebuild(self, options: Sequence[Option]) -> bool:
        if tuple(options) == self._options:
            return False
        self._options = tuple(options)
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._boxes = {}
        for option in self._options:
            box = self._make_box(option)
            box.setObjectName(f"{self.name}-{option.id}")
            self._boxes[option.id] = box
            self._lines.addWidget(box)
            # A layout shows what it was given when the loop turns; the keyboard may be wanted here before.
            box.show()
        self.label.setBuddy(self.focus_target())
        tab_within(self, self._boxes.values())
        return True

    def _make_box(self, option: Option) -> QAbstractButton:
        raise NotImplementedError


class ChoiceField(_BoxedField):
    """Exactly one of a few answers. ``chosen(id)`` fires on what a person chooses.

    ``across=True`` sets short answers side by side.
    """

    chosen = Signal(str)

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[Option] = (),
        hint: str = "",
        parent: QWidget | None = None,
        *,
        across: bool = False,
    ) -> None:
        super().__init__(name, label, hint, parent, across=across)
        self._buttons = QButtonGroup(self)
        self.show_options(options)

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these answers; the same answers again keep what was chosen."""
        self._rebuild(options)

    def value(self) -> str:
        """Return the id of the answer chosen, or an empty string."""
        return next((key for key, box in self._boxes.items() if box.isChecked()), "")

    def show_value(self, option_id: str) -> None:
        """Show an answer as chosen; an empty id shows none."""
        if option_id == self.value():
            return
        self._buttons.setExclusive(False)
        for key, box in self._boxes.items():
            box.setChecked(key == option_id)
        self._buttons.setExclusive(True)

    def _make_box(self, option: Option) -> QAbstractButton:
        box = RadioChoice(option.text, option.hint)
        self._buttons.addButton(box)
        box.clicked.connect(lambda _checked=False, key=option.id: self.chosen.emit(key))
        return box


class CheckBoxes(_BoxedField):
    """Any number of answers. ``changed(ids)`` fires with a tuple of ids on what a person ticks."""

    changed = Signal(tuple)

    def __init__(
        self,
        name: str,
        label: str,
        options: Sequence[Option] = (),
        hint: str = "",
        parent: QWidget | None = None,
        *,
        across: bool = False,
    ) -> None:
        super().__init__(name, label, hint, parent, across=across)
        self.show_options(options)

    def show_options(self, options: Sequence[Option]) -> None:
        """Offer these answers; the same answers again keep what was ticked."""
        self._rebuild(options)

    def value(self) -> tuple[str, ...]:
        """Return the ids ticked, in the order they are offered."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def show_value(self, option_ids: Collection[str]) -> None:
        """Show these answers as ticked and no others."""
        for key, box in self._boxes.items():
            box.setChecked(key in option_ids)

    def _make_box(self, option: Option) -> QAbstractButton:
        box = TickBox(option.text, option.hint)
        box.clicked.connect(self._on_box_clicked)
        return box

    def _on_box_clicked(self) -> None:
        self.changed.emit(self.value())
