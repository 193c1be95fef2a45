"""The first page: who moves, and when."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui.pages.move.bill_questions import nationalities
from ui.pages.move.kinds import kinds, who_is_words
from ui.pages.move.marked_people import MarkedPeople
from ui.pages.move.models import MoveForm, MoveState
from ui.pages.move.night_rows import NightRow, NightRows
from ui.pages.move.question_page import QuestionPage, card_of
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.date_field import DateField
from ui.widgets.form_field import FormField


class WhoPage(QuestionPage):
    """Who moves, and the two nights."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = ChoiceField("kind", self.tr("What are you told?"), kinds(), across=True)
        self.people = CheckBoxes("people", self.tr("Who is moving?"), across=True)
        self.minors = CheckBoxes(
            "minors",
            self.tr("Who of these is under 18?"),
            hint=self.tr("Their date of birth is not on the record."),
        )
        self.nation = MarkedPeople(
            "nation_kinds",
            self.tr("Is anybody not British, Irish or Commonwealth?"),
            nationalities(),
            lambda kind: who_is_words(kind.text),
            prefix="nation",
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
        self.own_dates = CheckBoxes(
            "own_dates", self.tr("On different days?"), (Option("yes", self.tr("Not all on the same day")),)
        )
        self.nights = NightRows()
        self.nights.edited.connect(self.edited)
        self.nights.made.connect(self._on_rows_made)
        self._death()
        self._asked = (
            *(self.kind, self.people, self.minors, self.own_dates, *self.nation.fields),
            *(self.last_night, self.first_night, self.died_on, self.told_once, self.probate_on),
        )
        self._watch(
            self._asked,
            (
                *(self.kind.chosen, self.people.changed, self.minors.changed, self.own_dates.changed),
                *(*self.nation.signals, self.last_night.edited, self.first_night.edited),
                *(self.died_on.edited, self.told_once.changed, self.probate_on.edited),
            ),
        )
        who = card_of(
            self.tr("Who"),
            *(self.kind, self.people, self.minors, self.own_dates, *self.nation.fields),
        )
        # Five questions in one card, with room for what is wrong above them, in Welsh too.
        who.body.setSpacing(8)
        when = card_of(
            self.tr("When"),
            *(self.last_night, self.first_night, self.nights),
            *(self.died_on, self.told_once, self.probate_on),
        )
        self._lay_out(who, when)

    def _death(self) -> None:
        self.died_on = DateField("died_on", self.tr("When did they die?"), self.tr("the day of death"))
        self.told_once = CheckBoxes(
            "told_once",
            self.tr("Tell Us Once"),
            (Option("yes", self.tr("The registrar's reference was used already")),),
        )
        self.probate_on = DateField(
            "probate_on",
            self.tr("When was probate granted?"),
            self.tr("the day probate was granted"),
            self.tr("Leave it empty while there is none."),
        )

    def _on_rows_made(self, rows: tuple[NightRow, ...]) -> None:
        self.summary.unwatch(*(field for field in self.fields if isinstance(field, NightRow)))
        self.fields = (*self._asked, *rows)
        self.summary.watch(*rows)

    def first_field(self) -> FormField:
        # The whole household is ticked already, so the keyboard starts where something is asked.
        return self.died_on if self.last_night.isHidden() else self.last_night

    def show_page(self, state: MoveState) -> None:
        """Show the household and the nights."""
        asks, form = state.asks, state.form
        self.kind.show_value(form.kind)
        self.people.label.show_text(asks.who_words)
        self.people.control.setAccessibleName(asks.who_words)
        self.people.show_options(asks.members)
        self.people.show_value(form.people)
        self.minors.show_options(asks.unknown_births)
        self.minors.show_value(form.minors)
        self.minors.setVisible(bool(asks.unknown_births))
        self.nation.show(asks.nationalities, form.nation_kinds, form.nationalities)
        self.last_night.show_parts(form.last_night)
        self.last_night.setVisible(asks.nights)
        self.first_night.show_parts(form.first_night)
        self.first_night.setVisible(asks.nights and not asks.landlord_reports)
        self.own_dates.show_value(("yes",) if form.own_dates else ())
        self.own_dates.setVisible(len(asks.movers) > 1)
        self.nights.setVisible(asks.own_nights)
        self.nights.show_rows(asks.movers if asks.own_nights else (), form.nights)
        for field in (self.died_on, self.told_once, self.probate_on):
            field.setVisible(asks.died)
        self.died_on.show_parts(form.died_on)
        self.told_once.show_value(("yes",) if form.told_once else ())
        self.probate_on.show_parts(form.probate_on)

    def filled(self, form: MoveForm) -> MoveForm:
        """Take in who and when."""
        return replace(
            form,
            kind=self.kind.value() or form.kind,
            own_dates=bool(self.own_dates.value()),
            nights=self.nights.value() if self.nights.rows else form.nights,
            died_on=self.died_on.parts(),
            told_once=bool(self.told_once.value()),
            probate_on=self.probate_on.parts(),
            people=self.people.value(),
            minors=self.minors.value(),
            nation_kinds=self.nation.kinds.value(),
            nationalities=self.nation.marks(),
            last_night=self.last_night.parts(),
            first_night=self.first_night.parts(),
        )
