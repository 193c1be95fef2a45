"""Issue a letter: make it, keep its exact bytes, and note on the record what was sent to whom."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor_console.domain.changes import Command, created
from advisor_console.domain.customer import Person
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import CommandId, ContactId, EntityId, NewId
from advisor_console.domain.postal import refuse_unpostable
from advisor_console.services.ports import (
    Clock,
    CommandLog,
    Intent,
    LetterMaker,
    LetterStore,
    MadeAs,
    MadeLetter,
)

MOST_BYTES = 20_000_000
"""The longest file that the centre keeps (put_letter.sql): sound of a quarter of an hour."""

BESIDE_SUFFIXES = {"text": ".txt", "braille": ".brf", "audio": ".wav"}
"""How the file is named that somebody gets in place of pages, by the letter's format."""


@dataclass(frozen=True, slots=True)
class Issued:
    """A letter that was made, the command that put it on the record, and how it was asked for."""

    letter: MadeLetter
    command: Command
    asked: MadeAs


@dataclass(frozen=True, slots=True)
class IssueLetter:
    """Issues letters in one advisor's name, in the format that the customer's record asks for (L9)."""

    log: CommandLog
    store: LetterStore
    maker: LetterMaker
    clock: Clock
    new_id: NewId
    advisor: str

    def issue(
        self,
        template: str,
        values: Mapping[str, Any],
        person: Person,
        *,
        notification: EntityId | None = None,
        contact: ContactId | None = None,
        delivery: str = "post_second_class",
        reference: str = "",
        case: str | None = None,
        made_as: MadeAs | None = None,
    ) -> Issued:
        """Make the letter and save that it was issued; values are those of its template.

        reference is the letter's own, and case what it is about, by its reference; without a reference of its
        own it is the first letter about what values' reference names.
        made_as is for this letter alone; without it, it is made as the customer's record asks for.
        The bytes are kept before the command that names them: a record never points at nothing. With them is
        kept what the customer gets in place of a page. Raises LetterRefused when it cannot be made, NotByPost
        when it is to be posted to no place and WorldError when it is too long to be kept (nothing is saved),
        CannotSave when it cannot be kept.
        """
        if delivery.startswith("post"):
            refuse_unpostable(list(values["recipient"]))
        asked = made_as or MadeAs.recorded(person)
        made = self.maker.make(
            template,
            values,
            language=asked.language,
            format_=asked.format,
            font=asked.font,
            drafts=asked.drafts,
        )
        beside = self._keep(made)
        now = self.clock.now()
        row = {
            "reference": reference or f"{values['reference']}-L1",
            "person_id": person.id,
            "notification_id": notification,
            "case_reference": case if reference else values["reference"],
            "title": made.title,
            "template": made.template,
            "template_version": made.template_version,
            "language": made.language,
            "format": made.format,
            "pages": made.pages,
            "sha256": made.sha256,
            "beside_sha256": beside,
            "delivery": delivery,
            "issued_at": now.isoformat(),
            "advisor": self.advisor,
        }
        change = created("letter", self.new_id(), row)
        command = self.log.save(Intent(CommandId(self.new_id()), "issue_letter", (change,), contact), now)
        return Issued(made, command, asked)

    def _keep(self, made: MadeLetter) -> str | None:
        """Keep a letter's pages, and what goes in their place; gives the digest of that."""
        if max(len(made.pdf), len(made.beside)) > MOST_BYTES:
            raise WorldError(
                "This letter is too long to be kept on the record in this format.",
                "Make it shorter, or choose another format.",
            )
        self.store.put(made.sha256, made.pdf)
        if not made.beside:
            return None
        beside = hashlib.sha256(made.beside).hexdigest()
        self.store.put(beside, made.beside)
        return beside
