"""The third page: what the services need to know."""

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.move.models import MoveForm, MoveState
from ui.pages.move.question_page import QuestionPage, card_of
from ui.pages.move.reading import HELP_KINDS, HELP_NONE, HELP_UNKNOWN
from ui.widgets.choice_field import CheckBoxes, ChoiceField, Option
from ui.widgets.form_field import FormField
from ui.widgets.text_field import TextField


class ServicePage(QuestionPage):
    """What council tax, benefits, waste and the registration officer need to know."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.adults = TextField(
            "adults_there",
            self.tr("How many people of 18 or over will live at the new address?"),
            characters=4,
        )
        self.disregarded = TextField(
            "disregarded_there",
            self.tr("How many of them are not counted?"),
            self.tr("Full-time students, live-in carers, people with a severe mental impairment."),
            characters=4,
        )
        self.single = CheckBoxes(
            "single_person",
            self.tr("Single person discount"),
            (Option("yes", self.tr("They declare that one adult lives there, and ask for 25% off")),),
        )
        self.help = CheckBoxes(
            "help", self.tr("Which help with costs do they get now?"), self._help_options()
        )
        self.garden = ChoiceField("garden", self.tr("What becomes of their garden waste subscription?"))
        self.postal = CheckBoxes("postal", self.tr("Who votes by post, as they tell it?"))
        self.adults_card = card_of(self.tr("Council tax"), self.adults, self.disregarded, self.single)
        self.garden_card = card_of(self.tr("Bins"), self.garden)
        self.postal_card = card_of(self.tr("Registering to vote"), self.postal)
        self._watch(
            (self.adults, self.disregarded, self.single, self.help, self.garden, self.postal),
            (
                *(self.adults.edited, self.disregarded.edited, self.single.changed, self.help.changed),
                *(self.garden.chosen, self.postal.changed),
            ),
        )
        costs = card_of(self.tr("Help with costs"), self.help)
        self._lay_out(_stacked(costs, self.postal_card), _stacked(self.adults_card, self.garden_card))

    def _help_options(self) -> tuple[Option, ...]:
        names = (
            self.tr("Council Tax Reduction"),
            self.tr("Housing Benefit"),
            self.tr("Universal Credit"),
        )
        kinds = tuple(Option(kind, name) for kind, name in zip(HELP_KINDS, names, strict=True))
        return (
            *kinds,
            Option(HELP_NONE, self.tr("None of these")),
            Option(HELP_UNKNOWN, self.tr("They are not sure")),
        )

    def first_field(self) -> FormField:
        return self.help

    def show_page(self, state: MoveState) -> None:
        """Show the services' questions."""
        asks, form = state.asks, state.form
        self.adults.show_value(form.adults_there)
        self.adults.hint.show_text(asks.adults_hint)
        self.adults.hint.setVisible(bool(asks.adults_hint))
        self.adults_card.setVisible(asks.adults)
        self.disregarded.show_value(form.disregarded_there)
        self.disregarded.setVisible(asks.disregarded)
        self.single.show_value(("yes",) if form.single_person else ())
        self.single.setVisible(asks.single_person)
        self.help.show_value(form.help)
        self.garden.show_options(asks.garden)
        self.garden.show_value(form.garden)
        self.garden_card.setVisible(bool(asks.garden))
        self.postal.show_options(asks.voters)
        self.postal.show_value(form.postal)
        self.postal_card.setVisible(bool(asks.voters))

    def filled(self, form: MoveForm) -> MoveForm:
        """Take in the answers for the services."""
        return replace(
            form,
            adults_there=self.adults.value(),
            disregarded_there=self.disregarded.value(),
            single_person=bool(self.single.value()),
            help=self.help.value(),
            garden=self.garden.value(),
            postal=self.postal.value(),
        )


def _stacked(*cards: QWidget) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    for card in cards:
        column.addWidget(card)
    column.addStretch(1)
    return holder
