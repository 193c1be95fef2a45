"""One contested group: what it was and both sides beside each other, with the choice under each."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from ui.pages.conflict.models import GroupShown, SideShown
from ui.theme import TextRole, appearance, current_theme
from ui.widgets.button import Button
from ui.widgets.mark_box import RadioChoice
from ui.widgets.reading_order import tab_within
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text, Tone, quiet

_TOP = Qt.AlignmentFlag.AlignTop


class GroupCard(Card):
    """Signals: chosen(side) when somebody picks one; undoRequested()."""

    chosen = Signal(str)
    undoRequested = Signal()

    def __init__(self, group: GroupShown, parent: QWidget | None = None) -> None:
        super().__init__(group.title, parent=parent)
        self._group: GroupShown | None = None
        self._id = group.id
        self._grid_holder = QWidget()
        self.boxes: dict[str, RadioChoice] = {}
        self._buttons = QButtonGroup(self)
        self.told = Text("", TextRole.STRONG, Tone.GOOD)
        self.undo = Button()
        self.undo.setObjectName(f"undo-{group.id}")
        self.undo.clicked.connect(self.undoRequested)
        self.body.setSpacing(8)
        self.body.addWidget(self._grid_holder)
        self.body.addWidget(self.told)
        self.body.addWidget(self.undo)
        appearance().changed.connect(self._on_appearance_changed)
        self.show_group(group)

    def first_choice(self) -> QWidget:
        """Give what the keyboard goes to first: the picked side, the first one, or the way back from it."""
        picked = [box for box in self.boxes.values() if box.isChecked()]
        return next(iter([*picked, *self.boxes.values()]), self.undo)

    def _on_appearance_changed(self) -> None:
        if self._group is not None:
            self._rebuild(self._group)
            self.show_group(self._group)

    def show_group(self, group: GroupShown) -> None:
        """Show the group as it stands; a choice that was picked and not saved stays picked."""
        before, self._group = self._group, group
        if before is None or (before.sides, before.fields, bool(before.told)) != (
            group.sides,
            group.fields,
            bool(group.told),
        ):
            self._rebuild(group)
        for key, box in self.boxes.items():
            if box.isChecked() != (key == group.chosen):
                self._buttons.setExclusive(False)
                box.setChecked(key == group.chosen)
                self._buttons.setExclusive(True)
        self.told.show_text(group.told)
        self.told.setVisible(bool(group.told))
        self.undo.setText(group.undo)
        self.undo.setVisible(bool(group.undo))

    def _rebuild(self, group: GroupShown) -> None:
        had_focus = any(box.hasFocus() for box in self.boxes.values())
        picked = next((key for key, box in self.boxes.items() if box.hasFocus()), "")
        old, self._grid_holder = self._grid_holder, QWidget()
        self.boxes = {}
        grid = QGridLayout(self._grid_holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        # The columns of several groups stand under each other, with names or without.
        grid.setColumnMinimumWidth(0, current_theme().px(130))
        for row, name in enumerate(group.fields):
            named = name if len(group.fields) > 1 else ""
            grid.addWidget(Text(named, TextRole.BODY, Tone.QUIET), row + 1, 0, _TOP)
        for column, side in enumerate(group.sides, 1):
            self._add_side(grid, column, side, choose=not group.told)
            grid.setColumnStretch(column, 3)
        self.body.replaceWidget(old, self._grid_holder)
        old.hide()
        old.deleteLater()
        tab_within(self._grid_holder, self.boxes.values())
        if had_focus and picked in self.boxes:
            self.boxes[picked].setFocus()

    def _add_side(self, grid: QGridLayout, column: int, side: SideShown, *, choose: bool) -> None:
        head = Text()
        head.show_runs((Run(side.heading, strong=bool(side.key)), quiet(f" · {side.about}")))
        grid.addWidget(head, 0, column, _TOP)
        for row, value in enumerate(side.values):
            role, tone = (TextRole.FIGURE, Tone.PLAIN) if side.key else (TextRole.BODY, Tone.QUIET)
            grid.addWidget(Text(value, role, tone), row + 1, column, _TOP)
        if side.key and choose:
            box = RadioChoice(self.tr("Keep this"))
            box.setObjectName(f"keep-{side.key}-{self._id}")
            box.setAccessibleName(f"{self.tr('Keep this')}: {side.spoken}")
            box.clicked.connect(lambda _checked=False, key=side.key: self.chosen.emit(key))
            self._buttons.addButton(box)
            self.boxes[side.key] = box
            grid.addWidget(box, len(side.values) + 1, column)
