"""A move's pages driven as an advisor drives them, with a view that remembers what it was shown."""

from collections.abc import Callable
from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.helpers.moves import NEW
from tests.ui.pages.move.desks import FakeMoveView, MoveDesk
from ui.pages.move.models import MoveForm, Step
from ui.pages.move.presenter import MovePresenter
from ui.widgets.date_reading import DateParts

LAST_NIGHT = DateParts("27", "11", "2026")


class Sitting:
    """A presenter with its view, driven as an advisor drives the page."""

    def __init__(self, qtbot: QtBot, desk: MoveDesk) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.view = FakeMoveView()
        desk.views.append(self.view)
        self.presenter: MovePresenter = desk.presenter(self.view)

    @property
    def form(self) -> MoveForm:
        """What is filled in."""
        return self.view.form

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(true)

    def open(self) -> "Sitting":
        """Open the page."""
        self.presenter.open()
        self.until(lambda: bool(self.view.state.customer))
        return self

    def fill(self, **values: object) -> None:
        """Type into fields."""
        self.view.form = replace(self.form, **values)  # type: ignore[arg-type]  # fields by name
        self.view.edited.emit(self.view.form)

    def next(self) -> None:
        """Press Next."""
        self.view.nextRequested.emit(self.form)

    def turn_to(self, step: Step) -> None:
        """Press Next and wait for the page."""
        self.next()
        self.until(lambda: self.view.state.step is step)

    def at_addresses(self) -> "Sitting":
        """Fill in the first page."""
        self.fill(last_night=LAST_NIGHT)
        self.turn_to(Step.ADDRESSES)
        return self

    def at_services(self) -> "Sitting":
        """Fill in the first two pages."""
        self.at_addresses()
        self.view.lookUpRequested.emit("we16hn")
        self.until(lambda: self.form.to_property == NEW.id)
        self.fill(new_tenure="private_tenant")
        self.turn_to(Step.SERVICES)
        return self

    def at_check(self) -> "Sitting":
        """Fill everything in."""
        self.at_services()
        self.fill(help=("none",), garden="cancel")
        self.turn_to(Step.CHECK)
        return self

    def problems(self) -> dict[str, str]:
        """What is wrong, by field."""
        return {problem.field: problem.sentence for problem in self.view.state.problems}
