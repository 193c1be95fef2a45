"""One hub that tells every open page, once, what a write or a pull has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Qt, Signal, Slot

from advisor_console.domain.changes import Written
from advisor_console.domain.ids import EntityId


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed: kinds of record (``person``, ``case``, …), their ids, and who did it.

    ``initiator`` is the name of the page or of ``sync``, so that a page can tell its own changes. ``people``
    are those whose own rows changed, where that is known. ``written`` says of rows that came with a pull who
    wrote them and when, where that is known.
    """

    kinds: frozenset[str]
    ids: frozenset[str]
    initiator: str
    people: frozenset[str] = frozenset()
    written: Mapping[EntityId, Written] = field(default_factory=dict, compare=False)

    def touches(self, kind: str, record_id: str = "") -> bool:
        """Whether a kind of record changed and, if an id is given, that very record."""
        return kind in self.kinds and (not record_id or record_id in self.ids)


class _Subscription(QObject):
    """Lives as a child of the subscriber, so that it ends with it and hears in the subscriber's thread."""

    def __init__(
        self, owner: QObject, heard: Callable[[Changes], None], kinds: frozenset[str] | None
    ) -> None:
        super().__init__(owner)
        self._heard = heard
        self._kinds = kinds

    @Slot(object)
    def receive(self, changes: Changes) -> None:
        if self._kinds is None or self._kinds & changes.kinds:
            self._heard(changes)


class ChangeHub(QObject):
    """Tells changes to whoever has subscribed. ``announced(Changes)`` fires once for each announcement."""

    announced = Signal(object)

    def announce(self, changes: Changes) -> None:
        """Tell every subscriber; may be called from any thread, and an empty change is not told."""
        if changes.kinds:
            self.announced.emit(changes)

    def subscribe(
        self,
        owner: QObject,
        heard: Callable[[Changes], None],
        kinds: Collection[str] | None = None,
    ) -> None:
        """Call ``heard(changes)`` in the thread of ``owner`` for as long as ``owner`` lives.

        ``kinds`` limits what is heard to changes that touch one of them.
        """
        wanted = None if kinds is None else frozenset(kinds)
        subscription = _Subscription(owner, heard, wanted)
        self.announced.connect(subscription.receive, Qt.ConnectionType.AutoConnection)
