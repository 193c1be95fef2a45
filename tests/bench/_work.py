"""A process that opens the window over the borough, works in it, and prints what it measured."""

import json
import random
import time
from functools import partial
from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from tests.bench._window import memory
from tests.bench.desk import Paints, shell_over, wait_for
from tests.bench.keystrokes import Query, queries
from tests.bench.minute import Advisor, idle, injected
from ui.app.loading import load
from ui.app.run import make_application
from ui.app.shell import Shell
from ui.main_window import MainWindow
from ui.theme import Scheme, apply_theme
from ui.widgets.shell_state import MOST_TABS

SEED = 20_261_123
_EACH = 8
_MINUTE = 60.0


def main() -> dict[str, Any]:
    """Measure everything that an advisor's window does."""
    application = make_application()
    apply_theme(application, Scheme.LIGHT)
    load()  # as the console does behind its first window
    found: dict[str, Any] = {"echo": echo()}
    with shell_over(application) as (shell, window):
        texts = typed(shell)
        advisor = Advisor(shell, window, texts)
        found |= {"keys": advisor.keys_painted(), "idle": idle(5), "injected": injected(120)}
        found |= records(shell, window, texts)
        application.processEvents()
        found |= memory()
        found["stalls"] = minutes(shell, window, texts)
    return found


def typed(shell: Shell) -> list[Query]:
    """What is typed; QTest types ASCII only, and nobody needs an accent to find somebody."""
    with shell._desk.session.replica.reading() as connection:
        found = [query for query in queries(connection, _EACH, SEED) if query.text.isascii()]
    random.Random(SEED).shuffle(found)
    return found


def echo() -> list[float]:
    """The baseline: a plain field whose text is shown in a plain list, with nothing behind it."""
    window = QWidget()
    line, rows, model = QLineEdit(), QListView(), QStringListModel()
    rows.setModel(model)
    column = QVBoxLayout(window)
    column.addWidget(line)
    column.addWidget(rows)
    line.textEdited.connect(lambda text: model.setStringList([f"{text} {row}" for row in range(20)]))
    window.resize(560, 500)
    window.show()
    window.activateWindow()
    wait_for("the plain window", lambda: QApplication.activeWindow() is window)
    paints, taken = Paints(), []
    paints.watch(rows.viewport())
    for letter in "what an advisor types " * 10:
        before, began = paints.count, time.perf_counter()
        QTest.keyClicks(line, letter)
        wait_for("the echo", partial(_more_than, paints, before))
        taken.append((time.perf_counter() - began) * 1000)
    window.hide()
    window.deleteLater()
    return taken


def _more_than(paints: Paints, before: int) -> bool:
    return paints.count > before


def records(shell: Shell, window: MainWindow, texts: list[Query]) -> dict[str, Any]:
    """Open customers until no tab is free; the baseline is reading the same records without a window."""
    advisor = Advisor(shell, window, texts)
    opened: list[float] = []
    people = iter(query for query in texts if query.meant)
    while len(shell.customers) < MOST_TABS - 1:
        advisor.find(next(people))
        taken = advisor.open_record()
        if taken is not None:
            opened.append(taken)
    read = []
    for person in shell.customers._open:
        began = time.perf_counter()
        shell._desk.session.records.customer(person)
        read.append((time.perf_counter() - began) * 1000)
    return {"records": opened, "read_first": read[0], "read_slowest": max(read[1:])}


def minutes(shell: Shell, window: MainWindow, texts: list[Query]) -> list[tuple[float, str]]:
    """The worst stall of each of three minutes of work, and the act it came with."""
    found = []
    for _ in range(3):
        advisor = Advisor(shell, window, texts)
        advisor.work(_MINUTE)
        found.append(advisor.worst)
    return found


if __name__ == "__main__":
    print(json.dumps(main()))
