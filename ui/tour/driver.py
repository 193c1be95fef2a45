"""Driving real windows as a person would: keys and clicks in, pictures out, waiting for what is seen."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

W = TypeVar("W", bound=QWidget)

PATIENCE_SECONDS = 60.0
_KEY_DELAY_MS = 8


class StepFailed(Exception):
    """What the tour waited for did not come; the sentence says what."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the journey: how it went, how long it took, and the picture of its end."""

    name: str
    ok: bool
    seconds: float
    picture: str | None
    problem: str = ""

    def as_json(self) -> dict[str, object]:
        """Give the step as tour.json has it."""
        shown: dict[str, object] = {
            "name": self.name,
            "ok": self.ok,
            "seconds": round(self.seconds, 3),
            "picture": self.picture,
        }
        if self.problem:
            shown["problem"] = self.problem
        return shown


@dataclass(slots=True)
class Driver:
    """Takes the steps one after the other; one that fails ends the tour, with a picture of what was seen."""

    out: Path
    steps: list[Step] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether every step so far went well."""
        return all(step.ok for step in self.steps)

    def step(self, name: str, act: Callable[[], QWidget]) -> None:
        """Take one step: `act` does it and gives the window to picture. Does nothing after a failure."""
        if not self.ok:
            return
        began = time.monotonic()
        problem, window = "", None
        try:
            window = act()
        except StepFailed as failure:
            problem, window = str(failure), QApplication.activeWindow() or _any_window()
        except Exception:  # a bug of ours fails its step, and tour.json says where it is
            problem, window = traceback.format_exc(limit=-4), _any_window()
        seconds = time.monotonic() - began
        picture = self.picture(name, window) if window is not None else None
        self.steps.append(Step(name, not problem, seconds, picture, problem))

    def picture(self, name: str, window: QWidget) -> str:
        """Save a numbered PNG of a window; gives its file name."""
        settle()
        title = "".join(letter if letter.isalnum() else "-" for letter in name.lower())
        file = f"{len(self.steps) + 1:02d}-{title}.png"
        window.grab().save(str(self.out / file))
        return file


def _any_window() -> QWidget | None:
    return next((widget for widget in QApplication.topLevelWidgets() if widget.isVisible()), None)


def settle() -> None:
    """Let the windows draw what they were told."""
    for _ in range(3):
        QApplication.processEvents()


def wait_for(what: str, seen: Callable[[], bool], seconds: float = PATIENCE_SECONDS) -> None:
    """Let the windows work until something is seen. Raises StepFailed when it is not in time."""
    until = time.monotonic() + seconds
    while not seen():
        if time.monotonic() > until:
            raise StepFailed(f"Waited {seconds:.0f} seconds for {what}.")
        QApplication.processEvents()
        time.sleep(0.005)
    settle()


def find(window: QWidget, kind: type[W], name: str) -> W:
    """Find a visible control by its objectName. Raises StepFailed when there is none."""
    for widget in window.findChildren(kind, name):
        if widget.isVisible():
            return widget
    raise StepFailed(f"There is no visible control called {name}.")


def is_there(window: QWidget, name: str) -> bool:
    """Say whether a control of that objectName is to be seen."""
    return any(widget.isVisible() for widget in window.findChildren(QWidget, name))


def write(widget: QWidget, text: str) -> None:
    """Type a text into a control, letter by letter."""
    widget.setFocus()
    QTest.keyClicks(widget, text, Qt.KeyboardModifier.NoModifier, _KEY_DELAY_MS)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key."""
    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)
    settle()


def click(widget: QWidget) -> None:
    """Click the middle of a control."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
    settle()
