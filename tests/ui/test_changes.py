"""A change is told once, in the right thread, to those who still live and asked for its kind."""

from __future__ import annotations

import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.changes import ChangeHub, Changes

CASE = Changes(frozenset({"case"}), frozenset({"c1"}), "note")


@pytest.fixture
def hub(qapp: QApplication) -> ChangeHub:
    return ChangeHub()


def test_a_change_is_told_once_to_each(hub: ChangeHub) -> None:
    heard: list[tuple[str, Changes]] = []
    one, two = QObject(), QObject()
    hub.subscribe(one, lambda changes: heard.append(("one", changes)))
    hub.subscribe(two, lambda changes: heard.append(("two", changes)), kinds={"case", "person"})
    hub.announce(CASE)
    assert heard == [("one", CASE), ("two", CASE)]


def test_other_kinds_are_not_heard(hub: ChangeHub) -> None:
    heard: list[Changes] = []
    owner = QObject()
    hub.subscribe(owner, heard.append, kinds={"ticket"})
    hub.announce(CASE)
    assert heard == []


def test_nothing_changed_is_not_told(hub: ChangeHub) -> None:
    heard: list[Changes] = []
    owner = QObject()
    hub.subscribe(owner, heard.append)
    hub.announce(Changes(frozenset(), frozenset(), "sync"))
    # What is announced afterwards comes alone: the empty one was not only late.
    hub.announce(CASE)
    assert heard == [CASE]


def test_a_subscription_ends_with_its_owner(hub: ChangeHub) -> None:
    heard: list[Changes] = []
    owner = QObject()
    hub.subscribe(owner, heard.append)
    shiboken6.delete(owner)
    hub.announce(CASE)
    assert heard == []


def test_a_change_from_another_thread_is_heard_in_the_window_s(hub: ChangeHub, qtbot: QtBot) -> None:
    heard: list[threading.Thread] = []
    owner = QObject()
    hub.subscribe(owner, lambda _changes: heard.append(threading.current_thread()))
    worker = threading.Thread(target=hub.announce, args=(CASE,))
    worker.start()
    worker.join()
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    assert heard == [threading.main_thread()]


def test_a_change_says_what_it_touches() -> None:
    assert CASE.touches("case")
    assert CASE.touches("case", "c1")
    assert not CASE.touches("case", "c2")
    assert not CASE.touches("person", "c1")
