"""Asks which colleague unfinished work is handed on to."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.theme import TextRole, current_theme
from ui.widgets.action_bar import ActionBar
from ui.widgets.button import Button, ButtonKind
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import ErrorSummary, Problem
from ui.widgets.page_body import page_body
from ui.widgets.page_spec import PageSpec
from ui.widgets.pick_list import PickList
from ui.widgets.text import Text
from ui.widgets.text_field import TextField

_NAMES_SHOWN = 20


@dataclass(frozen=True, slots=True)
class ColleagueShown:
    """What is handed on, in words, and to whom it could be: logins with full names, in order."""

    what: str
    colleagues: tuple[Option, ...]


class ColleagueDialog(QDialog):
    """The staff by name, narrowed down by what is typed. Signal: chosen(login), after which it closes."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("colleagueDialog")
        self.setWindowTitle(self.tr("Hand on"))
        self._colleagues: tuple[Option, ...] = ()
        self.summary = ErrorSummary()
        self.heading = Text("", TextRole.HEADING)
        self.typed = TextField("colleagueName", self.tr("Your colleague's name or part of it"))
        self.found = PickList("colleague", self.tr("Who goes on with it?"))
        self.summary.watch(self.typed, self.found)
        self.act = Button(self.tr("Hand it on"), key="Ctrl+Return", kind=ButtonKind.PRIMARY)
        self.keep = Button(self.tr("Keep it"))
        self.act.setObjectName("handIt")
        self.keep.setObjectName("keepIt")
        self.typed.edited.connect(lambda _: self._narrow())
        self.typed.line.returnPressed.connect(self.found.focus_field)
        self.found.chosen.connect(self._on_chosen)
        self.act.clicked.connect(lambda: self._on_chosen(self.found.marked()))
        self.keep.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page_body(self.summary, self.heading, self.typed, self.found), 1)
        column.addWidget(ActionBar([self.act, self.keep]))
        self.resize(current_theme().px(480), current_theme().px(440))

    def show_state(self, state: ColleagueShown) -> None:
        """Show what is handed on and who there is."""
        self.heading.show_text(state.what)
        self._colleagues = state.colleagues
        self._narrow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.typed.focus_field()

    def _narrow(self) -> None:
        wanted = self.typed.value().casefold()
        fitting = [one for one in self._colleagues if wanted in one.text.casefold()]
        self.found.show_options(fitting[:_NAMES_SHOWN])
        self.found.setVisible(bool(fitting))

    def _on_chosen(self, login: str) -> None:
        if not login:
            nobody = self.tr("Nobody has that name. Type less of it, or check how it is written.")
            self.summary.show_problems((Problem("colleagueName", nobody),))
            return
        self.chosen.emit(login)
        self.accept()


DIALOG = PageSpec(
    "colleague",
    str(QT_TRANSLATE_NOOP("pages", "Hand on")),
    ColleagueDialog,
    lambda: {
        "some": ColleagueShown(
            "Hand on: Move of Siân Pritchard",
            (Option("gwen.price", "Gwen Price"), Option("tom.ainsley", "Tom Ainsley")),
        ),
        "many": ColleagueShown(
            "Hand on: Note about Oluwaseun Adeyemi-Cartwright",
            tuple(Option(f"n{number}", f"Colleague {number}") for number in range(40)),
        ),
    },
)
