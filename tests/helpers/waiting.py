"""Waiting in tests: it says what has to come, never how fast, because another test may have the processor."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import MultiSignalBlocker, SignalBlocker

_PATIENCE_MS = 45_000
"""More than any wait takes on a machine with ten others at work."""


class PatientBot(QtBot):
    """pytest-qt's own, which gives up after five seconds; this one never before its patience is over."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:
        super().waitUntil(callback, timeout=max(timeout, _PATIENCE_MS))

    def waitSignal(
        self, signal: Any, *, timeout: int = 0, raising: bool | None = None, **more: Any
    ) -> SignalBlocker:
        # Who does not mind that nothing comes (assertNotEmitted) would wait for all of the patience.
        wait = timeout if raising is False else max(timeout, _PATIENCE_MS)
        return super().waitSignal(signal, timeout=wait, raising=raising, **more)

    def waitSignals(self, signals: list[Any], *, timeout: int = 0, **more: Any) -> MultiSignalBlocker:
        return super().waitSignals(signals, timeout=max(timeout, _PATIENCE_MS), **more)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In the place of pytest-qt's own."""
    return PatientBot(request)
