"""What a page says of itself, so that one test can open every page in every state."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

# Titles are marked with QT_TRANSLATE_NOOP("pages", …) at import and translated when shown.
CONTEXT = "pages"


class _ShowsState(Protocol):
    def show_state(self, state: object, /) -> None: ...


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page or dialog: its id, its English title, how to build its view, and states worth looking at.

    ``build_view`` returns a fresh passive widget with ``show_state(state)``. ``samples`` returns at least one
    named frozen state; the accessibility audit shows each of them in every palette.
    """

    name: str
    title: str
    build_view: Callable[[], QWidget]
    samples: Callable[[], Mapping[str, object]]

    def title_shown(self) -> str:
        """Return the title in the language of the screen."""
        return QCoreApplication.translate(CONTEXT, self.title)

    def build_with(self, state: object) -> QWidget:
        """Return a fresh view that shows ``state``. Raises TypeError when the view cannot show states."""
        view = self.build_view()
        if not callable(getattr(view, "show_state", None)):
            raise TypeError(f"The view of the page {self.name!r} has no show_state(state).")
        cast("_ShowsState", view).show_state(state)
        return view
