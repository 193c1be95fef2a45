"""Searches with every key, and opens what Enter stands on."""

from collections.abc import Callable, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from advisor_console.domain.search import Hit
from advisor_console.services.ports import ClosedRecords, Search
from ui.jobs import JobRunner
from ui.pages.search.models import ResultRow, SearchState

RESULTS = 20


class SearchViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def resultChosen(self) -> SignalInstance: ...
    def show_state(self, state: SearchState) -> None: ...


class SearchPresenter(QObject):
    """Answers the newest text only; an older answer that comes late is dropped.

    Arrows and Enter belong to the text as typed: pressed before its answer is there, they wait for it, for
    what an earlier text found first may be somebody else.

    Signals: shown(bool), whether there are results to show; personChosen(PersonId, name);
    propertyChosen(EntityId); painted(text) once the results of a text were handed to the view.
    """

    shown = Signal(bool)
    personChosen = Signal(str, str)
    propertyChosen = Signal(str)
    painted = Signal(str)

    def __init__(
        self,
        view: SearchViewPort,
        search: Search,
        jobs: JobRunner,
        parent: QObject | None = None,
        *,
        closed: ClosedRecords | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._search = search
        self._closed = closed
        self._jobs = jobs.scope(self)
        self._hits: Sequence[Hit] = ()
        self._chosen = 0
        self._some_closed = False
        self._typed_ahead: list[Callable[[], None]] | None = None
        """Keys pressed since the text that is being looked for; None when nothing is."""
        view.resultChosen.connect(self._on_view_result_chosen)

    def search(self, text: str) -> None:
        """Find what was typed so far; an empty text hides the results."""
        if not text.strip():
            self.leave()
            return
        self._typed_ahead = []
        self._jobs.read(
            lambda: self._find(text),
            lambda found: self._on_found(text, *found),
            latest="search",
            always=self._on_answered,
        )

    def move(self, rows: int) -> None:
        """Move the mark up or down, stopping at the ends."""
        if self._typed_ahead is not None:
            self._typed_ahead.append(lambda: self.move(rows))
        elif self._hits:
            self._chosen = min(max(self._chosen + rows, 0), len(self._hits) - 1)
            self._show("")

    def accept(self) -> None:
        """Open the marked result."""
        if self._typed_ahead is not None:
            self._typed_ahead.append(self.accept)
        elif self._hits:
            self._open(self._hits[self._chosen])

    def leave(self) -> None:
        """Hide the results and forget them."""
        self._hits, self._chosen, self._typed_ahead = (), 0, None
        # A search still under way must not bring the results back.
        self._jobs.read(lambda: None, lambda _: None, latest="search")
        self.shown.emit(False)

    def _find(self, text: str) -> tuple[Sequence[Hit], bool]:
        hits = self._search.find(text, RESULTS)
        return hits, self._closed is not None and len(hits) < RESULTS and self._closed.any()

    def _on_found(self, text: str, hits: Sequence[Hit], some_closed: bool) -> None:
        self._hits, self._chosen, self._some_closed = hits, 0, some_closed
        self._show(text)
        self.shown.emit(True)
        self.painted.emit(text)
        typed_ahead, self._typed_ahead = self._typed_ahead or (), None
        for key in typed_ahead:
            key()

    def _on_answered(self) -> None:
        self._typed_ahead = None  # after an error there is nothing that they could belong to

    def _show(self, text: str) -> None:
        rows = tuple(ResultRow(hit.id, hit.title, hit.subtitle, hit.why) for hit in self._hits)
        self._view.show_state(SearchState(rows, self._chosen, _words(len(rows), text, self._some_closed)))

    def _on_view_result_chosen(self, result: str) -> None:
        hit = next((hit for hit in self._hits if hit.id == result), None)
        if hit is not None:
            self._open(hit)

    def _open(self, hit: Hit) -> None:
        self.leave()
        if hit.person is not None:
            self.personChosen.emit(hit.person, hit.title)
        else:
            self.propertyChosen.emit(hit.id)


def _words(count: int, text: str, some_closed: bool) -> str:
    if count == 0 and some_closed:
        return QCoreApplication.translate(
            "search",
            "Nobody found for “{text}”. Records that you declared as your own or a relative's are closed to"
            " you and not found here: ask your team leader.",
        ).format(text=text)
    if count == 0:
        return QCoreApplication.translate(
            "search", "Nobody found for “{text}”. Try the postcode, the date of birth or part of the name."
        ).format(text=text)
    if count >= RESULTS:
        return QCoreApplication.translate("search", "The first {count}. Type more to narrow them.").format(
            count=count
        )
    keys = QCoreApplication.translate("search", "Enter opens · ↑ ↓ choose · Esc closes")
    if some_closed:
        return f"{keys} · {QCoreApplication.translate('search', 'records closed to you are not listed')}"
    return keys
