"""Issue a letter: make it, keep its exact bytes, and note on the record what was sent to whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from advisor_console.domain.changes import Command, created
from advisor_console.domain.customer import Person
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
        made_as: MadeAs | None = None,
    ) -> Issued:
        """Make the letter and save that it was issued; values are those of its template.

        reference is the letter's own; without one it is the first letter of what values' reference names.
        made_as is for this letter alone; without it, it is made as the customer's record asks for.
        The bytes are kept before the command that names them: a record never points at nothing. Raises
        LetterRefused when it cannot be made and NotByPost when it is to be posted to no place (nothing is
        saved), CannotSave when it cannot be kept.
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
        self.store.put(made.sha256, made.pdf)
        now = self.clock.now()
        row = {
            "reference": reference or f"{values['reference']}-L1",
            "person_id": person.id,
            "notification_id": notification,
            "title": made.title,
            "template": made.template,
            "template_version": made.template_version,
            "language": made.language,
            "format": made.format,
            "pages": made.pages,
            "sha256": made.sha256,
            "delivery": delivery,
            "issued_at": now.isoformat(),
            "advisor": self.advisor,
        }
        change = created("letter", self.new_id(), row)
        command = self.log.save(Intent(CommandId(self.new_id()), "issue_letter", (change,), contact), now)
        return Issued(made, command, asked)
