"""Shows a finished letter: the one just made, or one issued before and kept by its digest."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from advisor_console.domain.printing import Printing
from advisor_console.services.ports import MadeLetter
from ui.jobs import JobRunner
from ui.pages.letter.models import LetterState
from ui.pages.letter.words import facts, not_as_asked, printed_words

Pictures = Callable[[bytes], list[bytes]]
"""Draws a PDF's pages as PNG."""


class LetterViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def pageRequested(self) -> SignalInstance: ...
    @property
    def printRequested(self) -> SignalInstance: ...
    @property
    def saveRequested(self) -> SignalInstance: ...
    @property
    def openRequested(self) -> SignalInstance: ...
    @property
    def copyRequested(self) -> SignalInstance: ...
    @property
    def backRequested(self) -> SignalInstance: ...
    def show_state(self, state: LetterState) -> None: ...


class LetterPresenter(QObject):
    """One letter.

    Signals: printRequested(); saveRequested and openRequested(title, pdf), copyRequested(email), closed(),
    failed(WorldError).
    """

    printRequested = Signal()
    saveRequested = Signal(str, bytes)
    openRequested = Signal(str, bytes)
    copyRequested = Signal(str)
    closed = Signal()
    failed = Signal(object)

    def __init__(
        self, view: LetterViewPort, pictures: Pictures, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._pictures = pictures
        self._jobs = jobs.scope(self)
        self._pdf = b""
        self._state = LetterState("", "", "", ())
        view.pageRequested.connect(self._on_view_page_requested)
        view.printRequested.connect(self.printRequested)
        view.saveRequested.connect(lambda: self.saveRequested.emit(self._state.title, self._pdf))
        view.openRequested.connect(lambda: self.openRequested.emit(self._state.title, self._pdf))
        view.copyRequested.connect(lambda: self.copyRequested.emit(self._state.email))
        view.backRequested.connect(self.closed)

    def show_made(self, made: MadeLetter, wanted_language: str, wanted_format: str, email: str = "") -> None:
        """Show a letter just made; where the customer asked for something we do not have yet, say so.

        email is what an email of it would say.
        """
        self._pdf = made.pdf
        self._state = LetterState(
            made.title,
            facts(made.format, made.language, beside=bool(made.beside)),
            made.text,
            (),
            warning=not_as_asked(made, wanted_language, wanted_format),
            email=email,
        )
        self._view.show_state(self._state)
        self._jobs.read(lambda: (made.pdf, self._pictures(made.pdf)), self._on_drawn, self.failed.emit)

    def show_kept(
        self, title: str, format_: str, language: str, fetch: Callable[[], bytes], *, beside: bool = False
    ) -> None:
        """Show a letter issued before; `fetch` gives its bytes and may block, or raises WorldError.

        beside says that what the customer got in place of its pages is kept as well.
        """
        self._state = LetterState(title, facts(format_, language, beside=beside), "", (), ready=False)
        self._view.show_state(self._state)

        def work() -> tuple[bytes, list[bytes]]:
            pdf = fetch()
            return pdf, self._pictures(pdf)

        self._jobs.read(work, self._on_drawn, self.failed.emit)

    def show_printings(self, printings: Sequence[Printing]) -> None:
        """Say when it was printed, and where."""
        self._state = replace(self._state, printed=printed_words(printings))
        self._view.show_state(self._state)

    def tell(self, words: str) -> None:
        """Say what became of printing, saving or opening it."""
        self._state = replace(self._state, saved_words=words)
        self._view.show_state(self._state)

    def _on_drawn(self, drawn: tuple[bytes, list[bytes]]) -> None:
        self._pdf, pages = drawn
        self._state = replace(self._state, pages=tuple(pages), ready=True)
        self._view.show_state(self._state)

    def _on_view_page_requested(self, page: int) -> None:
        if 0 <= page < len(self._state.pages):
            self._state = replace(self._state, page=page)
            self._view.show_state(self._state)
