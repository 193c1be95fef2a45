"""Every kind of change lands once at a real centre, with its work, and whole on the other console."""

from dataclasses import dataclass, field
from datetime import date, timedelta

import pytest

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.ids import EntityId, PersonId, new_id
from advisor_console.domain.other_changes.kind import Told
from advisor_console.services.change_before import record_before
from advisor_console.services.mend_move import notification_of
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


def told_anew(
    session: Session, before: Recorded, said: dict[str, str], days: dict[str, date] | None = None
) -> Recorded:
    """Correct a change as the page does: against the record as it was before it."""
    profile = session.profile()
    notification = notification_of(before.command)
    assert profile is not None
    assert notification is not None
    taken = session.taken_moves.get(notification.id)
    assert taken is not None
    record = record_before(session.records, taken)
    assert record is not None
    use = RecordChange(
        log=session.log,
        clock=session.clock,
        new_id=new_id,
        advisor=session.advisor,
        profile=lambda: profile,
        corrects=taken,
    )
    return use.record(record, Telling(taken.kind, Told(said, days or {}), {"said": said}), None)


def test_a_number_that_could_not_be_read_is_put_right_in_the_place_of_the_first(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    record = sian(asha)
    kept = {"phone": record.person.phone or "", "email": record.person.email or ""}
    first = record_on(asha, record, "contact_details")
    assert asha.sync_once().applied == 1
    # The same number again is what it was told with, and no change at all to the record.
    again = told_anew(asha, first, {**kept, "mobile": "07700 900777"})
    assert not [one for one in again.command.changes if one.entity == "person"]
    assert asha.sync_once().applied == 1
    third = told_anew(asha, again, {**kept, "mobile": "07700 900778"})
    assert asha.sync_once().applied == 1
    gwen.sync_once()
    for session in (asha, gwen):
        assert sian(session).person.mobile == "07700 900778"
    stands = consoles.rows(
        "SELECT later.reference FROM council.notification AS later JOIN council.notification AS earlier"
        " ON earlier.id = later.corrects_id WHERE earlier.reference = %s",
        again.reference,
    )
    assert stands == [(third.reference,)]
    (work,) = [
        row for row in shown(gwen, "work_item").values() if row["reference"] == f"{third.reference}-CT"
    ]
    assert f"{first.reference}-CT" in str(work["detail"])
    # One number is corrected back to what it was before all of it: the first result.
    back = told_anew(asha, third, {**kept, "mobile": record.person.mobile or "", "email": "s@example.org"})
    assert asha.sync_once().refused == 0
    assert back.command.changes
    assert (sian(asha).person.mobile, sian(asha).person.email) == (record.person.mobile, "s@example.org")


def test_who_joined_under_a_wrong_name_is_written_otherwise_and_is_one_person(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    record = sian(asha)
    first = record_on(asha, record, "joins")
    assert asha.sync_once().applied == 1
    said = {**CASES["joins"].said, "joins_given": "Owen", "how": "lodger"}
    days = {"first_night": asha.clock.today() + timedelta(days=5)}
    told_anew(asha, first, said, days)
    assert asha.sync_once().refused == 0
    gwen.sync_once()
    for session in (asha, gwen):
        people = [row for row in shown(session, "person").values() if row["family_name"] == "Rees"]
        joined = [row for row in people if row["given_names"] in ("Owain", "Owen")]
        assert [row["given_names"] for row in joined] == ["Owen"]
    (person,) = [
        change for change in first.command.changes if change.entity == "person" and change.op == "create"
    ]
    stays = consoles.rows(
        "SELECT starts_on, tenure FROM council.residency WHERE person_id = %s"
        " AND starts_on < coalesce(ends_on, 'infinity'::date)",
        person.id,
    )
    assert stays == [(days["first_night"], "lodger")]
    # A lodger owes nothing with her: her own bill goes on as it was before.
    account = sian(asha).account
    assert account is not None
    running = [one for one in account.periods if one.ends_on is None or one.ends_on > one.starts_on]
    assert all(person.id not in one.liable for one in running)


def test_the_old_name_that_a_corrected_name_keeps_is_the_first_one(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    record = sian(asha)
    first = record_on(asha, record, "name")
    assert asha.sync_once().applied == 1
    told_anew(asha, first, {**CASES["name"].said, "family_name": "Reese"})
    assert asha.sync_once().refused == 0
    assert sian(asha).person.family_name == "Reese"
    former = consoles.rows(
        "SELECT family_name FROM council.former_name WHERE person_id = %s", record.person.id
    )
    assert former.count((record.person.family_name,)) == 1
    assert ("Rees",) not in former


def test_whoever_left_is_there_again_to_be_told_otherwise(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    record = sian(asha)
    first = record_on(asha, record, "leaves")
    assert asha.sync_once().applied == 1
    gone = next(one.person.id for one in record.household if one.person.id != record.person.id)
    later = asha.clock.today() + timedelta(days=9)
    told_anew(asha, first, {"who": gone}, {"last_night": later})
    assert asha.sync_once().refused == 0
    ends = consoles.rows(
        "SELECT ends_on FROM council.residency WHERE person_id = %s AND ends_on IS NOT NULL", gone
    )
    assert (later + timedelta(days=1),) in ends
