"""The third page: what the services need to know."""

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from ui.pages.move.kinds import assisted_options, circumstances, who_is_words
from ui.pages.move.marked_people import MarkedPeople
from ui.pages.move.models import ELSEWHERE, IN_AREA, MoveForm, MoveState
from ui.pages.move.question_page import QuestionPage, card_of, stacked
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
            self.tr("How many who live there already are not counted?"),
            characters=4,
        )
        self.single = CheckBoxes(
            "single_person",
            self.tr("Single person discount"),
            (Option("yes", self.tr("They declare that one adult lives there, and ask for 25% off")),),
        )
        self.stays_single = CheckBoxes(
            "stays_single",
            self.tr("Whoever stays"),
            (Option("yes", self.tr("One adult stays, and asks for 25% off the old home")),),
        )
        self._about_people()
        self.help = CheckBoxes(
            "help", self.tr("Which help with costs do they get now?"), self._help_options(), across=True
        )
        self.garden = ChoiceField(
            "garden", self.tr("What becomes of their garden waste subscription?"), across=True
        )
        self.postal = CheckBoxes("postal", self.tr("Who votes by post, as they tell it?"), across=True)
        self.assisted = CheckBoxes(
            "assisted", self.tr("Assisted collection"), assisted_options(), across=True
        )
        self._where_to_write()
        self.adults_card = card_of(
            self.tr("Council tax"),
            *(self.adults, self.disregarded, self.single, self.stays_single, self.partners),
        )
        self.garden_card = card_of(
            self.tr("Bins and letters"), self.garden, self.assisted, self.letters, self.forwarding
        )
        self.postal_card = card_of(self.tr("Registering to vote"), self.postal)
        self._watch(
            (
                *(self.help, self.postal, *self.life.fields),
                *(self.adults, self.disregarded, self.single, self.stays_single, self.partners),
                *(self.garden, self.assisted),
                *(self.letters, self.forwarding),
            ),
            (
                *(self.adults.edited, self.disregarded.edited, self.single.changed, self.help.changed),
                *(self.garden.chosen, self.postal.changed, self.stays_single.changed, self.assisted.changed),
                *(self.partners.changed, self.letters.changed, self.forwarding.edited),
                *self.life.signals,
            ),
        )
        costs = card_of(self.tr("Help with costs"), self.help)
        self.life_card = card_of(self.tr("Circumstances"), *self.life.fields)
        self._lay_out(
            stacked(costs, self.postal_card, self.life_card),
            stacked(self.adults_card, self.garden_card),
        )

    def _where_to_write(self) -> None:
        self.letters = CheckBoxes(
            "letters_elsewhere",
            self.tr("Where do letters go?"),
            (Option("yes", self.tr("To another address than the new one")),),
        )
        self.forwarding = TextField(
            "forwarding_address",
            self.tr("Where can we write to?"),
            self.tr("In one line with commas, such as a friend's address."),
            characters=48,
        )

    def _about_people(self) -> None:
        self.life = MarkedPeople(
            "circumstance_kinds",
            self.tr("Is anybody who moves one of these?"),
            circumstances(),
            lambda kind: who_is_words(kind.text),
        )
        self.partners = CheckBoxes(
            "partners",
            self.tr("Are any of these partners?"),
            hint=self.tr(
                "Partners who live together owe it together, whoever stands in the deeds or the tenancy."
            ),
        )

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
        self.adults.setVisible(asks.adults)
        self.adults_card.setVisible(asks.adults or asks.stays_single or bool(asks.partners))
        self.disregarded.show_value(form.disregarded_there)
        self.disregarded.setVisible(asks.disregarded)
        self.single.show_value(("yes",) if form.single_person else ())
        self.single.setVisible(asks.single_person)
        self.help.show_value(form.help)
        self.garden.show_options(asks.garden)
        self.garden.show_value(form.garden)
        self.garden.setVisible(bool(asks.garden))
        self.assisted.show_value(form.assisted)
        self.assisted.setVisible(asks.going)
        self.garden_card.setVisible(asks.going or asks.forwarding)
        self.stays_single.show_value(("yes",) if form.stays_single else ())
        self.stays_single.setVisible(asks.stays_single)
        self._show_people(state)
        self.letters.show_value(("yes",) if form.letters_elsewhere else ())
        self.letters.setVisible(asks.going and form.destination in (IN_AREA, ELSEWHERE))
        self.forwarding.show_value(form.forwarding_address)
        self.forwarding.setVisible(asks.forwarding)
        safe, plain = self.tr("Which address is safe to write to?"), self.tr("Where can we write to?")
        self.forwarding.label.show_text(safe if asks.safe_address else plain)
        self.postal.show_options(asks.voters)
        self.postal.show_value(form.postal)
        self.postal_card.setVisible(bool(asks.voters))

    def _show_people(self, state: MoveState) -> None:
        asks, form = state.asks, state.form
        self.life_card.setVisible(bool(asks.circumstances))
        self.life.show(asks.circumstances, form.circumstance_kinds, form.circumstances)
        self.partners.show_options(asks.partners)
        self.partners.show_value(form.partners)
        self.partners.setVisible(bool(asks.partners))

    def filled(self, form: MoveForm) -> MoveForm:
        """Take in the answers for the services."""
        return replace(
            form,
            adults_there=self.adults.value(),
            disregarded_there=self.disregarded.value(),
            single_person=bool(self.single.value()),
            stays_single=bool(self.stays_single.value()),
            circumstance_kinds=self.life.kinds.value(),
            circumstances=self.life.marks(),
            partners=self.partners.value(),
            assisted=self.assisted.value(),
            letters_elsewhere=bool(self.letters.value()),
            forwarding_address=self.forwarding.value(),
            help=self.help.value(),
            garden=self.garden.value(),
            postal=self.postal.value(),
        )
