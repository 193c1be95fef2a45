"""What every part of the tour needs of the console it sits at."""

from typing import TypeVar

from ui.app.desk import Desk
from ui.app.run import Console
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.tour.driver import StepFailed

Part = TypeVar("Part")


class Seat:
    """A console with somebody signed in; its parts raise StepFailed while nobody is."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @property
    def _window(self) -> MainWindow:
        return _there(self._console.window)

    @property
    def _shell(self) -> Shell:
        return _there(self._console.shell)

    @property
    def _desk(self) -> Desk:
        return _there(self._console.desk)


def _there(part: Part | None) -> Part:
    if part is None:
        raise StepFailed("Nobody is signed in.")
    return part
