"""A minute of an advisor's work, done with keys, with a heartbeat that shows how long the window was away."""

import itertools
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.desk import Paints, wait_for
from tests.bench.keystrokes import Query
from tests.helpers.stalls import StallProbe
from ui.app.customers import OpenCustomer
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.widgets.shell_state import MOST_TABS

CTRL = Qt.KeyboardModifier.ControlModifier
_BETWEEN_KEYS_SECONDS = 0.06


@dataclass(slots=True)
class Advisor:
    """Somebody at the keyboard of a console."""

    shell: Shell
    window: MainWindow
    texts: Sequence[Query]
    worst: tuple[float, str] = (0.0, "")

    def keys_painted(self) -> list[float]:
        """Type every text and give, for each key, the milliseconds until its results were painted."""
        box, results = self.window.bar.search, self.shell.results
        paints, found, taken = Paints(), [""], []
        paints.watch(results)
        # The same results as before would not be painted again, and nothing could be measured.
        painted = self.shell.search.painted
        painted.connect(found.append)
        painted.connect(lambda _: results.update())
        for query in self.texts:
            box.clear()
            self.shell.search.leave()
            QApplication.processEvents()
            for text in query.keys():  # noqa: SIM118 -- keys of the keyboard
                if len(text) > len(box.text()) + 1:
                    QTest.keyClicks(box, text[len(box.text()) : -1])
                before, began = paints.count, time.perf_counter()
                QTest.keyClicks(box, text[-1])
                wait_for(f"results of {text!r}", partial(_is_painted, found, text, paints, before))
                taken.append((time.perf_counter() - began) * 1000)
        return taken

    def find(self, query: Query) -> None:
        """Find somebody who is not open yet, until the results are there."""
        found: list[str] = []
        self.shell.search.painted.connect(found.append)
        self.press(Qt.Key.Key_K, CTRL)
        QTest.keyClicks(self.window.bar.search, query.text)
        wait_for(f"results of {query.text!r}", lambda: found[-1:] == [query.text])

    def open_record(self) -> float | None:
        """Press Enter, and give the milliseconds until the record was painted; None if it was open before."""
        before, began = len(self.shell.customers), time.perf_counter()
        self.press(Qt.Key.Key_Return)
        customer = self.shell.customers.in_front()
        if customer is None or len(self.shell.customers) == before:
            return None
        self._wait_for_record(customer)
        return (time.perf_counter() - began) * 1000

    def _wait_for_record(self, customer: OpenCustomer) -> None:
        paints, shown = Paints(), [0]
        paints.watch(customer.view)

        def on_shown(_: object) -> None:
            shown[0] = paints.count + 1
            customer.view.update()

        customer.presenter.recordShown.connect(on_shown)
        wait_for("the record", lambda: 0 < shown[0] <= paints.count)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def work(self, seconds: float) -> float:
        """Serve one customer after the other for so long; gives the longest stall in milliseconds."""
        until = time.monotonic() + seconds
        people = [query for query in self.texts if query.meant]
        random.Random(3).shuffle(people)
        for query in itertools.cycle(people):
            self._serve(query)
            if time.monotonic() > until:
                return self.worst[0]
        return self.worst[0]

    def _serve(self, query: Query) -> None:
        self._watched("search", lambda: self._type_search(query.text))
        self._watched("record", lambda: self.press(Qt.Key.Key_Return), 0.4)
        customer = self.shell.customers.in_front()
        if customer is None or customer.presenter.record is None:
            self._watched("leave", lambda: self.press(Qt.Key.Key_Escape), 0.1)
            return
        self._watched("contact", lambda: self.press(Qt.Key.Key_F8), 0.3)
        self._watched("note", lambda: self.press(Qt.Key.Key_N, CTRL), 0.3)
        self._watched("writing", lambda: self._type("Asked when the brown bin is emptied."), 0.1)
        self._watched("save note", lambda: self.press(Qt.Key.Key_Return, CTRL), 0.4)
        self._watched("move", lambda: self.press(Qt.Key.Key_M, CTRL), 0.5)
        self._watched("next page", lambda: self.press(Qt.Key.Key_Return, CTRL), 0.3)
        for key in (Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_F4, Qt.Key.Key_F3):
            self._watched(f"go to {key.name}", partial(self.press, key), 0.2)
        self._watched("blank", lambda: self.press(Qt.Key.Key_F12), 0.1)
        self._watched("back", lambda: self.press(Qt.Key.Key_Space), 0.1)
        self._watched("wrap up", lambda: self.press(Qt.Key.Key_F9), 0.3)
        self._watched("writing", lambda: self._type("Brown bin on Thursdays."), 0.1)
        self._watched("wrap up saved", lambda: self.press(Qt.Key.Key_Return, CTRL), 0.4)
        if len(self.shell.customers) >= MOST_TABS - 2:
            self._watched("close", lambda: self.press(Qt.Key.Key_W, CTRL), 0.2)

    def _type_search(self, text: str) -> None:
        self.press(Qt.Key.Key_K, CTRL)
        self._type(text)

    def _type(self, text: str) -> None:
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget() or self.window, letter)
            rest(_BETWEEN_KEYS_SECONDS)

    def _watched(self, act: str, do: Callable[[], object], then_seconds: float = 0.2) -> None:
        with StallProbe() as probe:
            do()
            rest(then_seconds)
        self.worst = max(self.worst, (probe.worst_ms, act))


def _is_painted(found: Sequence[str], text: str, paints: Paints, before: int) -> bool:
    return found[-1] == text and paints.count > before


def rest(seconds: float) -> None:
    """Let the window go on by itself for so long."""
    until = time.monotonic() + seconds
    wait_for("the time", lambda: time.monotonic() >= until)


def idle(seconds: float) -> float:
    """Give the longest stall of a window that has nothing to do: what the machine itself does."""
    with StallProbe() as probe:
        rest(seconds)
    return probe.worst_ms


def injected(milliseconds: float) -> float:
    """Give the stall that the probe finds when the window is really held up for so long."""
    with StallProbe() as probe:
        rest(0.1)
        time.sleep(milliseconds / 1000)
        rest(0.1)
    return probe.worst_ms
