"""The first page: who moves, and when."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui.pages.move.models import MoveForm, MoveState
from ui.pages.move.question_page import QuestionPage, card_of
from ui.widgets.choice_field import CheckBoxes
from ui.widgets.date_field import DateField
from ui.widgets.form_field import FormField
from ui.widgets.text import Text, Tone


class WhoPage(QuestionPage):
    """Who moves, and the two nights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.people = CheckBoxes("people", self.tr("Who is moving?"))
        self.minors = CheckBoxes(
            "minors",
            self.tr("Who of these is under 18?"),
            hint=self.tr("Their date of birth is not on the record."),
        )
        self.last_night = DateField(
            "last_night",
            self.tr("Which is the last night they sleep there?"),
            self.tr("the last night at the old address"),
        )
        self.first_night = DateField(
            "first_night",
            self.tr("Which is the first night at the new address?"),
            self.tr("the first night at the new address"),
            self.tr("The day after is filled in. Change it if they sleep elsewhere between."),
        )
        self.place = Text("", tone=Tone.QUIET)
        self._watch(
            (self.people, self.minors, self.last_night, self.first_night),
            (
                self.people.changed,
                self.minors.changed,
                self.last_night.edited,
                self.first_night.edited,
            ),
        )
        self._lay_out(
            card_of(self.tr("Who"), self.people, self.minors),
            card_of(self.tr("When"), self.place, self.last_night, self.first_night),
        )

    def first_field(self) -> FormField:
        # The whole household is ticked already, so the keyboard starts where something is asked.
        return self.last_night

    def show_page(self, state: MoveState) -> None:
        """Show the household and the nights."""
        asks, form = state.asks, state.form
        self.people.show_options(asks.members)
        self.people.show_value(form.people)
        self.minors.show_options(asks.unknown_births)
        self.minors.show_value(form.minors)
        self.minors.setVisible(bool(asks.unknown_births))
        self.place.show_text(asks.from_words)
        self.place.setVisible(bool(asks.from_words))
        self.last_night.show_parts(form.last_night)
        self.first_night.show_parts(form.first_night)

    def filled(self, form: MoveForm) -> MoveForm:
        """Take in who and when."""
        return replace(
            form,
            people=self.people.value(),
            minors=self.minors.value(),
            last_night=self.last_night.parts(),
            first_night=self.first_night.parts(),
        )
