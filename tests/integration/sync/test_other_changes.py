"""Every kind of change lands once at a real centre, with its work, and whole on the other console."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import EntityId, PersonId, new_id
from advisor_console.domain.other_changes.kind import Told
from advisor_console.services.record_change import KINDS, RecordChange, Recorded, Telling
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, mobile, save, shown, sian
from ui.app.session import Session


@dataclass(frozen=True)
class Case:
    """One kind as it is told about a household: which services hear of it, which rows it touches."""

    said: dict[str, str]
    days: tuple[str, ...] = ()
    work: tuple[str, ...] = ()
    entities: frozenset[str] = field(default_factory=frozenset)


BOTH = frozenset({"notification", "work_item"})
CASES = {
    "contact_details": Case({"mobile": "07700 900777"}, (), ("council_tax",), BOTH | {"person"}),
    "name": Case(
        {"given_names": "Siân", "family_name": "Rees", "why": "marriage", "proof": "seen"},
        (),
        ("council_tax",),
        BOTH | {"person", "former_name"},
    ),
    "joins": Case(
        {
            "joins_given": "Owain",
            "joins_family": "Rees",
            "how": "partner",
            "special": "none",
            "helped": "yes",
        },
        ("first_night",),
        ("benefits", "council_tax", "electoral"),
        BOTH | {"person", "residency", "liability_period", "liable_person", "electoral_advice"},
    ),
    "leaves": Case({}, ("last_night",), (), frozenset({"notification", "residency"})),
    "discount_ends": Case({"why_ends": "came_of_age"}, ("from_day",), ("council_tax",), BOTH | {"discount"}),
    "bank_details": Case({"wish": "direct_debit"}, (), ("council_tax",), BOTH),
    "new_tenant": Case({"landlord": "Thornwick Lettings"}, ("tenant_left",), ("council_tax",), BOTH),
}


def record_on(session: Session, record: CustomerRecord, code: str) -> Recorded:
    """Take a change as the page does."""
    profile = session.profile()
    assert profile is not None
    case, today = CASES[code], session.clock.today()
    said = dict(case.said)
    if code == "leaves":
        said["who"] = next(one.person.id for one in record.household if one.person.id != record.person.id)
    if code == "contact_details":
        said |= {"phone": record.person.phone or "", "email": record.person.email or ""}
    use = RecordChange(
        log=session.log,
        clock=session.clock,
        new_id=new_id,
        advisor=session.advisor,
        profile=lambda: profile,
    )
    days: dict[str, date] = {name: today + timedelta(days=2) for name in case.days}
    return use.record(record, Telling(code, Told(said, days), {"kind": code, "said": said}), None)


def customer_of(session: Session, code: str) -> CustomerRecord:
    """Siân, or for the discount's end somebody who gets it."""
    if code != "discount_ends":
        return sian(session)
    discounts = [one for one in shown(session, "discount").values() if one["kind"] == "single_person"]
    accounts = {one["account_id"] for one in discounts if one["ends_on"] is None}
    periods = {
        id_: row for id_, row in shown(session, "liability_period").items() if row["account_id"] in accounts
    }
    liable = next(
        row
        for row in shown(session, "liable_person").values()
        if row["period_id"] in periods and periods[row["period_id"]]["ends_on"] is None
    )
    record = session.records.customer(PersonId(EntityId(liable["person_id"])))
    assert record is not None
    return record


def test_no_kind_is_left_out_here() -> None:
    assert set(CASES) == set(KINDS)


@pytest.mark.parametrize("code", sorted(CASES))
def test_a_change_lands_once_with_its_work_and_whole_on_the_other_console(
    consoles: Consoles, code: str
) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    record = customer_of(asha, code)
    made = record_on(asha, record, code)
    pending = asha.records.customer(record.person.id)
    assert pending is not None
    assert [entry.detail for entry in pending.timeline if entry.not_sent] == [
        f"{made.reference}, Asha Rahman"
    ]
    report = asha.sync_once()
    assert (report.pushed, report.applied) == (1, 1)
    assert asha.sync_once().pushed == 0
    case = CASES[code]
    assert {change.entity for change in made.command.changes} >= case.entities
    assert consoles.rows("SELECT kind, outcome FROM sync.command") == [("record_change", "applied")]
    work = consoles.rows(
        "SELECT w.service, w.status FROM council.work_item AS w JOIN council.notification AS n"
        " ON n.id = w.notification_id WHERE n.reference = %s AND n.kind = %s ORDER BY w.service",
        made.reference,
        code,
    )
    assert [service for service, _ in work] == list(case.work)
    assert {status for _, status in work} <= {"recorded"}
    gwen.sync_once()
    for entity in {change.entity for change in made.command.changes}:
        assert shown(gwen, entity) == shown(asha, entity), entity


def test_two_changes_of_one_number_are_a_conflict_of_that_field_and_the_rest_lands(
    consoles: Consoles,
) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    record = sian(gwen)
    save(asha, mobile(sian(asha), "07700 900111"))
    asha.sync_once()
    made = record_on(gwen, record, "contact_details")
    report = gwen.sync_once()
    assert (report.conflicting, report.refused) == (1, 0)
    assert (
        consoles.value("SELECT count(*) FROM council.notification WHERE reference = %s", made.reference) == 1
    )
    (conflict,) = shown(gwen, "conflict").values()
    assert conflict["state"] == "open"
    assert sian(gwen).person.mobile == "07700 900111"


def test_what_was_left_alone_does_not_undo_what_another_advisor_wrote_meanwhile(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    seen = sian(gwen)
    save(asha, mobile(sian(asha), "07700 900111"))
    asha.sync_once()
    gwen.sync_once()
    profile = gwen.profile()
    assert profile is not None
    use = RecordChange(
        log=gwen.log, clock=gwen.clock, new_id=new_id, advisor=gwen.advisor, profile=lambda: profile
    )
    said = {"mobile": seen.person.mobile or "", "phone": seen.person.phone or "", "email": "new@example.org"}
    use.record(seen, Telling("contact_details", Told(said)), None)
    report = gwen.sync_once()
    assert (report.applied, report.conflicting) == (1, 0)
    assert (sian(gwen).person.mobile, sian(gwen).person.email) == ("07700 900111", "new@example.org")
