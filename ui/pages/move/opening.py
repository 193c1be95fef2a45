"""What a move's page is opened with: the record, and the draft that was kept of it."""

from dataclasses import dataclass
from datetime import date

from advisor_console.domain.customer import CustomerRecord, PropertyRecord
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.services.ports import CustomerRecords, Draft, Drafts
from ui.pages.move.draft_keeper import DRAFT_KIND
from ui.pages.move.models import Found, MoveForm, Step
from ui.pages.move.questions import Facts, carried_on, first_form


@dataclass(frozen=True, slots=True)
class Opening:
    """What was read; record is None when it is no longer this advisor's to see."""

    record: CustomerRecord | None
    draft: Draft | None = None
    home: PropertyRecord | None = None


def newest_draft(drafts: Drafts, person: PersonId) -> Draft | None:
    """Give the draft of this customer's move that was kept last; one that corrects a move is gone on with
    from where that is."""
    mine = (draft for draft in drafts.all(DRAFT_KIND) if draft.subject == person)
    kept = [draft for draft in mine if not draft.body.get("corrects")]
    return max(kept, key=lambda draft: draft.saved_at, default=None)


def read_opening(records: CustomerRecords, person: PersonId, today: date, draft: Draft | None) -> Opening:
    """Read what the page needs; called in the background."""
    chosen = draft.body["form"].get("to_property") if draft else ""
    home = records.property(PropertyId(EntityId(chosen)), today) if chosen else None
    return Opening(records.customer(person), draft, home)


def opened(opening: Opening, facts: Facts) -> tuple[MoveForm, Step, Found]:
    """Give the form, the page and the address chosen, from the draft or from the record."""
    form, step, found = first_form(facts.record), Step.WHO, Found()
    if opening.draft is not None:
        body = opening.draft.body
        form, step = MoveForm.from_body(body["form"]), Step[body["step"]]
        if opening.home is not None:
            found = Found(chosen=opening.home.property.address.format_one_line())
        elif form.to_property:
            # The address is no longer on the list: it is asked for again.
            form = MoveForm.from_body({**body["form"], "to_property": ""})
    return carried_on(form, form, facts), step, found
