"""The second page: the home left, and the home moved to."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.pages.move.bill_questions import furnished_options
from ui.pages.move.kinds import new_homes
from ui.pages.move.models import ELSEWHERE, IN_AREA, NOWHERE, UNFIXED, MoveForm, MoveState
from ui.pages.move.question_page import QuestionPage, card_of, stacked
from ui.pages.move.questions import LONG, NOT_KNOWN, SHORT
from ui.pages.move.words import left_tenures, new_tenures
from ui.widgets.choice_field import ChoiceField, Option
from ui.widgets.date_field import DateField
from ui.widgets.form_field import FormField
from ui.widgets.link_button import LinkButton
from ui.widgets.pick_list import PickList
from ui.widgets.postcode_field import PostcodeField
from ui.widgets.status_text import StatusText
from ui.widgets.surface import Card
from ui.widgets.text import Run, Text
from ui.widgets.text_field import LongTextField, TextField


class AddressPage(QuestionPage):
    """The home left, the home moved to, and where letters go.

    Signals: lookUpRequested(text), addressChosen(id), addressForgotten().
    """

    lookUpRequested = Signal(str)
    addressChosen = Signal(str)
    addressForgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        left, right = self._left(), self._right()
        reports = self._landlord()
        self._watch(
            (
                *(
                    self.from_address,
                    self.left_tenure,
                    self.agreement,
                    self.term,
                    self.tenancy_end,
                    self.sold,
                    self.furnished,
                    self.marketed,
                ),
                *(self.destination, self.postcode, self.found, self.by_hand, self.new_tenure, self.landlord),
                *(self.new_home, self.owner, self.next_tenant, self.next_night),
            ),
            (
                *(self.from_address.edited, self.left_tenure.chosen, self.agreement.chosen, self.term.chosen),
                *(self.tenancy_end.edited, self.sold.edited, self.furnished.chosen, self.marketed.edited),
                *(self.destination.chosen, self.postcode.edited),
                *(self.by_hand.edited, self.new_tenure.chosen, self.landlord.edited, self.new_home.chosen),
                *(self.owner.edited, self.next_tenant.edited, self.next_night.edited),
            ),
        )
        self._going = right
        self._reports = reports
        self._lay_out(left, stacked(right, reports))

    def _landlord(self) -> Card:
        self.owner = TextField("owner", self.tr("Who is the landlord or owner?"))
        self.next_tenant = TextField(
            "next_tenant",
            self.tr("Who moves in next? (if they know)"),
            self.tr("Leave it empty while it stands empty."),
        )
        self.next_night = DateField(
            "next_night",
            self.tr("Which is their first night there?"),
            self.tr("the next tenant's first night"),
        )
        return card_of(self.tr("Landlord"), self.owner, self.next_tenant, self.next_night)

    def _left(self) -> Card:
        self.from_words = Text("")
        self.from_address = LongTextField(
            "from_address",
            self.tr("Which address do they leave?"),
            self.tr("Each line as on an envelope, the postcode last."),
            lines=3,
        )
        self.left_tenure = ChoiceField(
            "left_tenure", self.tr("How did they live there?"), left_tenures(), across=True
        )
        self.agreement = ChoiceField("agreement", self.tr("What kind of tenancy was it?"), across=True)
        self.term = ChoiceField(
            "term",
            self.tr("Was it granted for six months or more?"),
            (
                Option(LONG, self.tr("Yes")),
                Option(SHORT, self.tr("No")),
                Option(NOT_KNOWN, self.tr("They do not know")),
            ),
            across=True,
        )
        self.tenancy_end = DateField(
            "tenancy_ends_on",
            self.tr("When does the tenancy end?"),
            self.tr("the day the tenancy ends"),
            self.tr("Empty when they do not know: the council tax team decides."),
        )
        self.sold = DateField(
            "sold_on",
            self.tr("When is the sale complete?"),
            self.tr("the day the sale is complete"),
            self.tr("Leave it empty while it is not sold: an owner pays for an empty home."),
        )
        return card_of(
            self.tr("The home they leave"),
            self.from_words,
            self.from_address,
            self.left_tenure,
            self.agreement,
            self.term,
            self.tenancy_end,
            self.sold,
            *self._empty_home(),
        )

    def _empty_home(self) -> tuple[FormField, ...]:
        self.furnished = ChoiceField(
            "furnished", self.tr("Is it left furnished?"), furnished_options(), across=True
        )
        self.marketed = DateField(
            "marketed_since",
            self.tr("Since when is it for sale or to let?"),
            self.tr("the day since it is for sale or to let"),
            self.tr("Leave it empty while it is neither: a premium may be due."),
        )
        return (self.furnished, self.marketed)

    def _right(self) -> Card:
        self.destination = ChoiceField(
            "destination",
            self.tr("Where do they go?"),
            (
                Option(IN_AREA, self.tr("In our area")),
                Option(ELSEWHERE, self.tr("Elsewhere")),
                Option(NOWHERE, self.tr("Nowhere yet")),
                Option(UNFIXED, self.tr("No fixed address")),
            ),
            across=True,
        )
        self.new_home = ChoiceField("new_home", self.tr("What is it?"), new_homes(), across=True)
        self.postcode = PostcodeField("to_postcode", self.tr("Postcode or part of the new address"))
        self.postcode.lookUpRequested.connect(self.lookUpRequested)
        self.postcode.manualRequested.connect(self._on_manual)
        self.words = StatusText()
        self.found = PickList("to_property", self.tr("Choose the new address"))
        self.found.chosen.connect(self.addressChosen)
        self.chosen = Text("")
        self.again = LinkButton(self.tr("Choose another address"))
        self.again.setObjectName("chooseAgain")
        self.again.clicked.connect(self.addressForgotten)
        self.by_hand = LongTextField(
            "to_address",
            self.tr("What is the new address?"),
            self.tr("Each line as on an envelope, the postcode last."),
            lines=3,
        )
        self.new_tenure = ChoiceField(
            "new_tenure", self.tr("How will they live there?"), new_tenures(), across=True
        )
        self.landlord = TextField("new_landlord", self.tr("Who is the landlord? (if they know)"))
        return card_of(
            self.tr("The home they move to"),
            self.destination,
            self.postcode,
            self.words,
            self.found,
            self.chosen,
            self.again,
            self.by_hand,
            self.new_home,
            self.new_tenure,
            self.landlord,
        )

    def first_field(self) -> FormField:
        if not self.from_address.isHidden() and not self.from_address.value():
            return self.from_address
        if not self.left_tenure.isHidden() and not self.left_tenure.value():
            return self.left_tenure
        if not self.agreement.isHidden() and not self.agreement.value():
            return self.agreement
        if self._going.isHidden():
            return self.owner if not self._reports.isHidden() else self.left_tenure
        return self.by_hand if not self.by_hand.isHidden() else self.postcode

    def show_page(self, state: MoveState) -> None:
        """Show both homes."""
        self._show_left(state)
        self._show_right(state)
        asks, form = state.asks, state.form
        self.owner.show_value(form.owner)
        self.next_tenant.show_value(form.next_tenant)
        self.next_night.show_parts(form.next_night)
        self._reports.setVisible(asks.landlord_reports)

    def _show_left(self, state: MoveState) -> None:
        asks, form = state.asks, state.form
        self.from_words.show_text(asks.from_words)
        self.from_words.setVisible(asks.from_known)
        self.from_address.show_value(form.from_address)
        self.from_address.setVisible(not asks.from_known)
        self.left_tenure.show_value(form.left_tenure)
        self.left_tenure.setVisible(asks.tenure_left)
        self.agreement.show_options(asks.agreements)
        self.agreement.show_value(form.agreement)
        self.agreement.setVisible(bool(asks.agreements))
        self.term.show_value(form.term)
        self.term.setVisible(asks.term)
        self.tenancy_end.show_parts(form.tenancy_ends_on)
        self.tenancy_end.setVisible(asks.tenancy_end)
        self.sold.show_parts(form.sold_on)
        self.sold.setVisible(asks.sold)
        self.furnished.show_value(form.furnished)
        self.furnished.setVisible(asks.furnished)
        self.marketed.show_parts(form.marketed_since)
        self.marketed.setVisible(asks.marketed)

    def _show_right(self, state: MoveState) -> None:
        asks, form, found = state.asks, state.form, state.found
        inside, chosen = form.destination == IN_AREA, bool(form.to_property)
        self._going.setVisible(asks.going)
        self.destination.show_value(form.destination)
        self.new_home.show_value(form.new_home)
        self.new_home.setVisible(form.destination == ELSEWHERE or (inside and chosen))
        self.postcode.show_value(form.to_postcode)
        self.postcode.setVisible(inside and not chosen)
        self.words.show_status(found.words)
        self.words.setVisible(inside and not chosen and bool(found.words))
        self.found.show_options(found.options)
        self.found.setVisible(inside and not chosen and bool(found.options))
        self.chosen.show_runs((Run(found.chosen, strong=True),))
        self.chosen.setVisible(inside and chosen)
        self.again.setVisible(inside and chosen)
        self.by_hand.show_value(form.to_address)
        self.by_hand.setVisible(form.destination == ELSEWHERE)
        self.new_tenure.show_value(form.new_tenure)
        self.new_tenure.setVisible(asks.tenure_taken)
        self.landlord.show_value(form.new_landlord)
        self.landlord.setVisible(asks.landlord)

    def filled(self, form: MoveForm) -> MoveForm:
        """Take in both homes; the address chosen from the list is the presenter's."""
        return replace(
            form,
            from_address=self.from_address.value(),
            left_tenure=self.left_tenure.value(),
            agreement=self.agreement.value(),
            term=self.term.value(),
            tenancy_ends_on=self.tenancy_end.parts(),
            sold_on=self.sold.parts(),
            furnished=self.furnished.value(),
            marketed_since=self.marketed.parts(),
            destination=self.destination.value() or IN_AREA,
            to_postcode=self.postcode.value(),
            to_address=self.by_hand.value(),
            new_home=self.new_home.value() or form.new_home,
            owner=self.owner.value(),
            next_tenant=self.next_tenant.value(),
            next_night=self.next_night.parts(),
            new_tenure=self.new_tenure.value(),
            new_landlord=self.landlord.value(),
        )

    def _on_manual(self) -> None:
        self.destination.show_value(ELSEWHERE)
        self.edited.emit()
        self.by_hand.focus_field()
