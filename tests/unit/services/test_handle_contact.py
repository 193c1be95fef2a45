"""A contact is kept while it lasts, and saved whole or not at all."""

from datetime import date, timedelta

import pytest

from advisor_console.domain.errors import CannotSave
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.invalid import Invalid
from advisor_console.services.handle_contact import HandleContact, WrapUp
from tests.helpers.fakes import FixedClock, RememberingDrafts, RememberingLog, counting_ids

SIAN = PersonId(EntityId("person-1"))


class Desk:
    """One advisor's desk, with everything a contact needs."""

    def __init__(self) -> None:
        self.log = RememberingLog()
        self.drafts = RememberingDrafts()
        self.clock = FixedClock()
        self.contact = HandleContact(self.log, self.drafts, self.clock, counting_ids(), "asha")


@pytest.fixture
def desk() -> Desk:
    """Give a desk where nobody has come yet."""
    return Desk()


def values(desk: Desk) -> dict[str, object]:
    """Give the fields of the contact that was saved last."""
    change = desk.log.saved[-1].changes[0]
    assert (change.entity, change.op) == ("contact", "create")
    return {name: field.new for name, field in change.fields.items()}


def test_a_contact_survives_a_restart(desk: Desk) -> None:
    """What was begun is still under way for a console that starts anew on the same drafts."""
    begun = desk.contact.begin(channel="phone")
    desk.contact.about(SIAN, "Siân Pritchard")
    again = HandleContact(desk.log, desk.drafts, desk.clock, counting_ids(50), "asha").ongoing()
    assert again is not None
    assert (again.id, again.person, again.started_at) == (begun.id, SIAN, begun.started_at)


def test_beginning_twice_keeps_the_first(desk: Desk) -> None:
    """A second press of the key is not a second contact."""
    assert desk.contact.begin().id == desk.contact.begin().id


def test_wrap_up_saves_everything_in_one_command(desk: Desk) -> None:
    """The row holds channel, times, outcome and what the customer leaves knowing."""
    desk.contact.from_ticket(EntityId("ticket-1"), "B 047", EntityId("site-1"), SIAN)
    desk.clock.instant += timedelta(minutes=4)
    desk.contact.wrap_up(
        WrapUp(
            "Moving house",
            "passed_on",
            "Told us of the move. ",
            True,
            "new bill",
            "Revenues",
            date(2026, 12, 8),
        )
    )
    saved = values(desk)
    assert saved["channel"] == "counter"
    assert saved["ticket_id"] == "ticket-1"
    assert saved["started_at"] == "2026-11-23T10:42:00+00:00"
    assert saved["ended_at"] == "2026-11-23T10:46:00+00:00"
    assert saved["next_by"] == "2026-12-08"
    assert saved["summary"] == "Told us of the move."
    assert saved["avoidable"] is True
    assert desk.contact.ongoing() is None


def test_a_clock_that_jumped_back_never_ends_before_it_began(desk: Desk) -> None:
    """The centre refuses a contact that ends before it begins; a wrong clock must not cause one."""
    desk.contact.begin()
    desk.clock.instant -= timedelta(days=3650)
    desk.contact.wrap_up(WrapUp("A question", "answered"))
    assert values(desk)["ended_at"] == values(desk)["started_at"]


@pytest.mark.parametrize(
    ("told", "field"),
    [
        (WrapUp("", "answered"), "reason"),
        (WrapUp("Bins", ""), "outcome"),
        (WrapUp("Bins", "call_back"), "next_step"),
        (WrapUp("Bins", "answered", next_step="Deliver a caddy"), "next_who"),
        (WrapUp("Bins", "passed_on", "", False, "Deliver", "Waste", date(2026, 11, 22)), "next_by"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_lost(desk: Desk, told: WrapUp, field: str) -> None:
    """Wrong input is refused at its field, and the contact goes on."""
    desk.contact.begin()
    with pytest.raises(Invalid) as refused:
        desk.contact.wrap_up(told)
    assert [wrong.field for wrong in refused.value.fields] == [field]
    assert not desk.log.saved
    assert desk.contact.ongoing() is not None


def test_a_full_disk_keeps_the_contact_under_way(desk: Desk) -> None:
    """When the outbox cannot take it, the draft is still there to try again with."""
    desk.contact.begin()
    desk.log.full = True
    with pytest.raises(CannotSave):
        desk.contact.wrap_up(WrapUp("Bins", "answered"))
    assert desk.contact.ongoing() is not None


def test_wrapping_up_nothing_says_so(desk: Desk) -> None:
    """Without a contact there is nothing to wrap up."""
    with pytest.raises(Invalid, match="No contact is under way"):
        desk.contact.wrap_up(WrapUp("Bins", "answered"))
