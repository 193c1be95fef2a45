"""Hand unfinished work on to a colleague: it travels as a command, and only the two of them ever see it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from advisor_console.domain.changes import Change, Command, FieldChange, created
from advisor_console.domain.ids import CommandId, DraftId, EntityId, NewId
from advisor_console.services.ports import Clock, CommandLog, Draft, Drafts, Intent

HANDED_KINDS = frozenset({"move", "change", "note"})
"""What can be handed on; a contact under way and what puts an own act right belong to their advisor."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to hand work on to."""

    login: str
    full_name: str


@dataclass(frozen=True, slots=True)
class HandedDraft:
    """Work that is on its way: by whom, for whom, since when (UTC)."""

    draft: Draft
    by: Colleague
    to: Colleague
    handed_at: datetime


class HandedDrafts(Protocol):
    """What was handed on to the signed-in advisor, or by them and not taken up yet."""

    def all(self) -> Sequence[HandedDraft]: ...
    def get(self, draft: DraftId) -> HandedDraft | None: ...
    def colleagues(self) -> Sequence[Colleague]:
        """Give everybody else of the staff, by name."""
        ...


def can_be_handed_on(draft: Draft) -> bool:
    """Say whether somebody else could finish it: what mends a refused act, only its owner can send again."""
    return draft.kind in HANDED_KINDS and draft.subject is not None and not draft.body.get("mends")


@dataclass(frozen=True, slots=True)
class HandOn:
    """Hands drafts on in one advisor's name, and takes up what was handed to them."""

    log: CommandLog
    drafts: Drafts
    clock: Clock
    new_id: NewId
    advisor: str

    def hand_on(self, draft: Draft, to: str) -> Command:
        """Send a draft to a colleague, by login; it is discarded here once that is saved. Raises CannotSave.

        The draft gets another id on its way, so that handed back it is never taken for what it was before.
        """
        now = self.clock.now()
        values = {
            "advisor": self.advisor,
            "to_advisor": to,
            "kind": draft.kind,
            "person_id": draft.subject,
            "title": draft.title,
            "body": dict(draft.body),
            "handed_at": now.isoformat(),
        }
        change = created("handed_draft", self.new_id(), values)
        command = self.log.save(Intent(CommandId(self.new_id()), "hand_on_draft", (change,)), now)
        self.drafts.discard(draft.id)
        return command

    def take_up(self, handed: HandedDraft) -> Command:
        """Take a handed draft among this machine's own; whoever handed it on may take it back so.

        It is kept here before it is taken from where both see it: at worst both still do. Raises CannotSave.
        """
        now = self.clock.now()
        self.drafts.keep(handed.draft)
        # Signed by whoever takes it up; the base is whoever handed it on.
        signed = {"advisor": FieldChange(base=handed.by.login, new=self.advisor)}
        change = Change("handed_draft", EntityId(handed.draft.id), "remove", signed)
        return self.log.save(Intent(CommandId(self.new_id()), "take_up_draft", (change,)), now)
