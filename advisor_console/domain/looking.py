"""Why somebody looks at a customer's record: every look is noted with its reason, for the auditor alone."""

from dataclasses import dataclass

from advisor_console.domain.ids import ContactId, EntityId

OPEN_RECORD = "open_record"
"""The kind of the commands that note a look: sent like any other, and no work of the advisor's."""

CONTACT, CASE = "contact", "case"
"""The reasons that nobody is asked for."""


@dataclass(frozen=True, slots=True)
class LookReason:
    """One of the reasons a council gives to choose from where no contact is open.

    in_words means that it says too little by itself: the advisor has to add what it is.
    """

    code: str
    name: str
    in_words: bool = False


LOOK_REASONS = (
    LookReason("correspondence", "A letter, an email or a form of theirs"),
    LookReason("call_back", "Calling them back"),
    LookReason("casework", "Work that a service asked for"),
    LookReason("correction", "Putting a record right"),
    LookReason("other", "Something else", in_words=True),
)
"""What is offered where the council's profile says nothing."""


@dataclass(frozen=True, slots=True)
class Look:
    """Why one record was opened: under a contact, for a case, or for one of the profile's reasons (code)."""

    reason: str
    contact: ContactId | None = None
    case: EntityId | None = None
    words: str = ""
