"""Looks addresses up for a move, by postcode or any of their words."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.search import AddressHit
from advisor_console.services.ports import Search
from ui.jobs import JobScope
from ui.pages.move.models import Found
from ui.pages.move.words import translate
from ui.widgets.choice_field import Option

_ADDRESSES_SHOWN = 50


class AddressFinder(QObject):
    """Signals: found(Found) for the newest look-up only; failed(WorldError)."""

    found = Signal(object)
    failed = Signal(object)

    def __init__(self, search: Search, jobs: JobScope, parent: QObject) -> None:
        super().__init__(parent)
        self._search, self._jobs = search, jobs

    def look_up(self, text: str, old_home: str) -> None:
        """Look for addresses; the home that is left is never among them."""
        asked = text.strip()
        if not asked:
            return

        def answer(hits: Sequence[AddressHit]) -> None:
            options = tuple(Option(hit.id, hit.one_line) for hit in hits if hit.id != old_home)
            self.found.emit(Found(options, _words(asked, len(options))))

        self._jobs.read(
            lambda: self._search.addresses(asked, _ADDRESSES_SHOWN),
            answer,
            self.failed.emit,
            latest="addresses",
        )


def _words(asked: str, count: int) -> str:
    if not count:
        words = translate("No address found for “{text}”. Check it, or enter it by hand.")
        return words.format(text=asked)
    if count == _ADDRESSES_SHOWN:
        return translate("The first {count} are shown. Type more of the address to narrow it down.").format(
            count=count
        )
    return translate("{count} found. Choose with the arrow keys and Enter.").format(count=count)
