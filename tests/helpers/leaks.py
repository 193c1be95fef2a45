"""Detectors for what a test leaves behind: threads, top-level windows and running timers."""

import gc
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.helpers.strictness import CALL_FAILED

if TYPE_CHECKING:
    from PySide6.QtCore import QObject  # tests without Qt must not load it

_GRACE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Census:
    """What is alive at one moment; widgets, timers and Qt threads by the address of their C++ object."""

    threads: frozenset[threading.Thread]
    widgets: frozenset[int]
    timers: frozenset[int]
    qt_threads: frozenset[int]


def census() -> Census:
    """Count what is alive now."""
    known = _qt_objects()
    return Census(
        frozenset(threading.enumerate()),
        frozenset(_top_level_widgets()),
        frozenset(_timers(known)),
        frozenset(_qt_threads(known)),
    )


def leaks_since(before: Census) -> list[str]:
    """One plain line for each thing alive now that was not alive then, after it had a fair chance to end."""
    threads = _lasting_threads(before)
    if not _qt_is_up():
        return threads
    _let_deletions_happen()
    found = _qt_leaks(before)
    if found:
        gc.collect()  # a window in a reference cycle is rubbish, not a leak
        _let_deletions_happen()
        found = _qt_leaks(before)
    return threads + found


@pytest.fixture(autouse=True)
def no_leaks(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a top-level widget or a running timer behind."""
    before = census()
    yield
    left = [] if request.node.stash.get(CALL_FAILED, False) else leaks_since(before)
    _put_out_of_sight()
    if left:
        pytest.fail("left behind by this test: " + "; ".join(left), pytrace=False)


def _put_out_of_sight() -> None:
    """Take what lives on out of the collector's sight: else each census walks all that a worker ever made.

    Two thirds of the whole run went there once. What is rubbish by now goes first, with its warnings.
    """
    gc.collect()
    gc.freeze()


def _lasting_threads(before: Census) -> list[str]:
    deadline = time.monotonic() + _GRACE_SECONDS
    lasting = []
    for thread in threading.enumerate():
        # A dummy stands for a thread Python did not start; Qt's own are counted as Qt threads.
        if thread in before.threads or isinstance(thread, threading._DummyThread):
            continue
        thread.join(max(0.0, deadline - time.monotonic()))
        if thread.is_alive():
            lasting.append(f"thread {thread.name}")
    return lasting


def _qt_is_up() -> bool:
    widgets = sys.modules.get("PySide6.QtWidgets")
    return widgets is not None and widgets.QApplication.instance() is not None


def _let_deletions_happen() -> None:
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QCoreApplication.processEvents()


def _qt_leaks(before: Census) -> list[str]:
    known = _qt_objects()
    return [
        *(
            f"window {name}"
            for address, name in _top_level_widgets().items()
            if address not in before.widgets
        ),
        *(f"timer of {name}" for address, name in _timers(known).items() if address not in before.timers),
        *(
            f"Qt thread {name}"
            for address, name in _qt_threads(known).items()
            if address not in before.qt_threads
        ),
    ]


def _top_level_widgets() -> dict[int, str]:
    if not _qt_is_up():
        return {}
    import shiboken6
    from PySide6.QtWidgets import QApplication

    return {shiboken6.getCppPointer(widget)[0]: _name(widget) for widget in QApplication.topLevelWidgets()}


def _timers(known: "list[QObject]") -> dict[int, str]:
    """Every object Python knows that has a timer running in this thread, QTimer or startTimer alike."""
    if not _qt_is_up():
        return {}
    import shiboken6
    from PySide6.QtCore import QAbstractEventDispatcher, QTimer
    from PySide6.QtWidgets import QApplication

    dispatcher = QAbstractEventDispatcher.instance()
    application = QApplication.instance()
    if application is None:
        return {}
    owned = [*application.findChildren(QTimer), *known]
    running = [one for one in owned if one is not dispatcher and dispatcher.registeredTimers(one)]
    return {shiboken6.getCppPointer(one)[0]: _name(one) for one in running}


def _qt_threads(known: "list[QObject]") -> dict[int, str]:
    if not _qt_is_up():
        return {}
    import shiboken6
    from PySide6.QtCore import QThread

    current = shiboken6.getCppPointer(QThread.currentThread())[0]
    running = [one for one in known if isinstance(one, QThread) and one.isRunning()]
    found = {shiboken6.getCppPointer(one)[0]: _name(one) for one in running}
    return {address: name for address, name in found.items() if address != current}


def _qt_objects() -> "list[QObject]":
    """Every object of Qt's that Python has made since the last test: all others were there before."""
    if not _qt_is_up():
        return []
    import shiboken6
    from PySide6.QtCore import QObject

    return [one for one in gc.get_objects() if isinstance(one, QObject) and shiboken6.isValid(one)]


def _name(qt_object: "QObject") -> str:
    given = qt_object.objectName()
    return f"{type(qt_object).__name__} {given!r}" if given else type(qt_object).__name__
