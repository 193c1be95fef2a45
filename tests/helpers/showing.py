"""Puts widgets into a real active window for a test, and hears and reads what they say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

import pytest
from PySide6.QtCore import SignalInstance
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


def told(signal: SignalInstance) -> list[tuple[object, ...]]:
    """Collect what a signal says from now on."""
    heard: list[tuple[object, ...]] = []
    signal.connect(lambda *said: heard.append(said))
    return heard


class Show(Protocol):
    """Puts widgets one under the other into an active window, which is returned."""

    def __call__(self, *widgets: QWidget, size: tuple[int, int] = (700, 500)) -> QWidget: ...


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Hold the windows for as long as the test runs; qtbot itself would let them go."""
    held: list[QWidget] = []

    def put(*widgets: QWidget, size: tuple[int, int] = (700, 500)) -> QWidget:
        window = QWidget()
        held.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    yield put
    held.clear()


def said(widget: QWidget, what: QAccessible.Text = NAME) -> str:
    """Return what a screen reader is told of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(what)
