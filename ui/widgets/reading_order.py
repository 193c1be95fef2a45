"""Keeps Tab in reading order when a widget makes its controls later than its neighbours."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_within(holder: QWidget, controls: Iterable[QWidget]) -> None:
    """Let Tab reach ``controls``, in their order, where ``holder`` stands among its neighbours.

    Call it after new controls were put into ``holder``; Qt would put them after everything else.
    """
    policy = holder.focusPolicy()
    # Qt passes over an anchor that takes no focus, so the holder takes it for a moment.
    holder.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    before = holder
    for control in controls:
        QWidget.setTabOrder(before, control)
        before = control
    holder.setFocusPolicy(policy)
