"""The same pages in the other palettes and at 200 % text, for a designer's eye."""

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from ui.app.run import Console
from ui.theme import Scheme, apply_theme
from ui.tour.driver import Driver, StepFailed, settle


def take_looks(driver: Driver, console: Console) -> None:
    """Picture record and Work page dark, in high contrast and large."""
    for place, page in (("customers", "Record"), ("work", "Work")):
        for name, scheme, scale in (
            ("dark", Scheme.DARK, 1.0),
            ("high contrast", Scheme.HIGH_CONTRAST, 1.0),
            ("at 200 percent", Scheme.LIGHT, 2.0),
        ):
            driver.step(f"{page} {name}", partial(_look, console, place, scheme, scale))


def _look(console: Console, place: str, scheme: Scheme, scale: float) -> QWidget:
    application = QApplication.instance()
    if not isinstance(application, QApplication) or console.shell is None or console.window is None:
        raise StepFailed("Nobody is signed in.")
    console.shell.go_to(place)
    apply_theme(application, scheme, scale)
    settle()
    return console.window
