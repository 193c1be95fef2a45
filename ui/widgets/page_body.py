"""The middle of a page: a column with the margins every page has."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


def page_body(*widgets: QWidget, stretch_last: bool = False) -> QWidget:
    """Return a column of widgets with the page's margins; ``stretch_last`` gives the last all spare room."""
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(20, 13, 20, 13)
    column.setSpacing(10)
    for widget in widgets:
        column.addWidget(widget)
    if stretch_last and widgets:
        column.setStretchFactor(widgets[-1], 1)
    else:
        column.addStretch(1)
    return body
