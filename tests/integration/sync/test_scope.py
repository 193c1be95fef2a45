"""A console that keeps less: every record still opens whole, and what fell out of the rule is gone."""

from dataclasses import replace
from datetime import timedelta

import pytest
from psycopg.types.json import Jsonb

from advisor_console.domain.customer import CustomerRecord, TimelineEntry
from advisor_console.domain.ids import EntityId, PersonId, SiteId
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.read_older import end_of
from db.central.administration import announce_reload
from db.local.settings import ConsoleSettings, write_settings
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, note, save, shown, sian
from ui.app.session import Session

RECENT = 60


def _keep_only(consoles: Consoles, days: int | None) -> None:
    """Give the council's profile another rule, as its administrator does."""
    with consoles.administrator() as connection:
        connection.execute(
            "UPDATE council.council_profile SET body = jsonb_set(body, '{replica}', %s)",
            (Jsonb({"recent_days": days, "sites": []}),),
        )
        announce_reload(connection, ["council_profile"])


def _records(session: Session) -> dict[EntityId, CustomerRecord]:
    found = {}
    for person in shown(session, "person"):
        record = session.records.customer(PersonId(person))
        assert record is not None
        found[person] = record
    return found


def _of_today(record: CustomerRecord) -> CustomerRecord:
    """A record without what may be out of scope: the timeline, work that is done or came back."""
    open_work = tuple(item for item in record.work_items if item.status not in ("done", "rejected"))
    return replace(record, timeline=(), work_items=open_work)


def _whole_timeline(session: Session, record: CustomerRecord) -> list[TimelineEntry]:
    """A timeline read on at the centre to its end, as the record's page does."""
    profile = session.profile()
    assert profile is not None
    shown = {entry.id: entry for entry in record.timeline}
    place = end_of(record.timeline, profile.replica.recent_days, session.clock.today())
    while place is not None:
        older = session.history.before(record.person.id, *place)
        shown |= {entry.id: entry for entry in older.entries if entry.id not in shown}
        place = (older.entries[-1].at, older.entries[-1].id) if older.more else None
    return sorted(shown.values(), key=lambda entry: (entry.at, entry.id), reverse=True)


def test_what_is_left_out_is_looked_up_without_a_gap_and_kept_nowhere(consoles: Consoles) -> None:
    _keep_only(consoles, None)
    whole = consoles.ready(ASHA)
    _keep_only(consoles, RECENT)
    little = consoles.ready(GWEN)
    before = little.replica.details()["rows"]
    for person, record in _records(whole).items():
        own = little.records.customer(PersonId(person))
        assert own is not None
        assert _whole_timeline(little, own) == list(record.timeline)
    assert little.replica.details()["rows"] == before


@pytest.mark.timeout(120)
def test_every_record_opens_and_says_the_same_but_for_its_history(consoles: Consoles) -> None:
    _keep_only(consoles, None)
    whole = consoles.ready(ASHA)
    _keep_only(consoles, RECENT)
    little = consoles.ready(GWEN)
    whole_records, little_records = _records(whole), _records(little)
    assert {key: _of_today(one) for key, one in little_records.items()} == {
        key: _of_today(one) for key, one in whole_records.items()
    }
    since = whole.clock.now().astimezone(LOCAL).date() - timedelta(days=RECENT)
    left_out = 0
    for person, record in whole_records.items():
        kept = {entry.id for entry in little_records[person].timeline}
        assert kept <= {entry.id for entry in record.timeline}
        for entry in record.timeline:
            if entry.id not in kept:
                left_out += 1
                # A contact counts from when it ended.
                assert entry.at.astimezone(LOCAL).date() <= since
            elif entry.at.astimezone(LOCAL).date() < since:
                assert entry.kind in ("change", "contact")
    assert left_out > 50
    notes = [row for row in shown(little, "note").values() if row["contact_id"] is not None]
    assert len(shown(little, "contact")) < len(shown(whole, "contact"))
    assert len(notes) < len(shown(whole, "note"))


def test_another_rule_takes_a_new_copy_and_keeps_what_was_not_sent(consoles: Consoles) -> None:
    session = consoles.ready(ASHA)
    before = len(shown(session, "contact"))
    saved = note(session, sian(session).person.id, "* Not sent yet")
    _keep_only(consoles, RECENT)
    save(session, saved)
    report = session.sync_once()
    assert (report.copies, report.applied) == (1, 1)
    assert 0 < len(shown(session, "contact")) < before
    assert saved.id in shown(session, "note")
    assert session.sync_once().copies == 0
    profile = session.profile()
    assert profile is not None
    assert profile.replica.recent_days == RECENT


def test_a_console_fetches_the_queue_of_the_site_it_sits_at_and_no_new_copy(consoles: Consoles) -> None:
    session = consoles.ready(ASHA)
    assert shown(session, "ticket") == {}
    sites = {row["name"]: SiteId(key) for key, row in shown(session, "site").items()}
    riverside = sites.pop("Riverside One-Stop Shop")
    saved = note(session, sian(session).person.id, "* Said at the counter")
    session.central.sit_at(riverside)
    save(session, saved)
    report = session.sync_once()
    assert (report.copies, report.snapshot, report.applied) == (0, True, 1)
    tickets = shown(session, "ticket")
    assert {row["site_id"] for row in tickets.values()} == {riverside}
    today = session.clock.today().isoformat()
    assert {row["day"] for row in tickets.values()} == {today}
    assert {row["ticket_id"] for row in shown(session, "ticket_interval").values()} == set(tickets)
    assert saved.id in shown(session, "note")
    assert not session.sync_once().snapshot
    session.central.sit_at(next(iter(sites.values())))
    report = session.sync_once()
    assert (report.copies, report.snapshot) == (0, True)
    assert shown(session, "ticket") == {}


def test_a_machine_that_stood_somewhere_last_time_begins_with_its_queue(consoles: Consoles) -> None:
    first = consoles.ready(ASHA)
    riverside = next(
        key for key, row in shown(first, "site").items() if row["name"] == "Riverside One-Stop Shop"
    )
    home = consoles.home("desk")
    home.prepare()
    write_settings(home.settings, ConsoleSettings(site=riverside))
    report_of = consoles.sign_in(GWEN, "desk").sync_once()
    assert report_of.copies == 1
    assert consoles.value("SELECT count(*) FROM council.ticket WHERE day = console.local_day()") > 0
    second = consoles.ready(GWEN, "desk")
    assert shown(second, "ticket")
