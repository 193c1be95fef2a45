"""What one console saves, the centre has once and the other console shows: the whole way."""

import hashlib
import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor_console.domain.changes import Command, FieldChange, PushResult, altered, created
from advisor_console.domain.errors import CentreUnreachable, LocalFileDamaged, WorldError
from advisor_console.domain.feed import SnapshotChunk
from advisor_console.domain.ids import EntityId, new_id
from advisor_console.domain.moving import AgeGroup, MoveNotification, MovingPerson
from advisor_console.domain.tenancy import Agreement, Letting, Tenure
from advisor_console.services.report_move import Receipt, ReportMove
from advisor_console.sync import engine
from tests.integration.sync.consoles import (
    ASHA,
    GWEN,
    NOWHERE,
    Consoles,
    bodies,
    mobile,
    note,
    save,
    shown,
    sian,
)
from ui.app.session import Session

PDF = b"%PDF-1.7 \x00\xff invented"
DIGEST = hashlib.sha256(PDF).hexdigest()


def report_sian(session: Session, *, first_night: date | None = None) -> Receipt:
    """Take Siân Pritchard's move to the empty flat, as the wizard does."""
    record = sian(session)
    place = session.search.addresses("flat 2 48 station road")[0]
    home = session.records.by_uprn(place.uprn)
    assert home is not None
    assert record.home is not None
    today = session.clock.today()
    arrives = first_night or today + timedelta(days=1)
    people = tuple(
        MovingPerson(
            member.person.id,
            member.person.full_name,
            _group(member.person.date_of_birth, arrives),
            member.person.date_of_birth,
        )
        for member in record.household
    )
    move = MoveNotification(
        people=people,
        from_property=record.home.id,
        from_address=record.home.address.format_one_line(),
        to_property=home.id,
        to_address=home.address.format_one_line(),
        last_night=arrives - timedelta(days=1),
        first_night=arrives,
        left=Letting(Tenure.PRIVATE_TENANT, Agreement.PERIODIC, None, arrives),
        new_tenure=Tenure.PRIVATE_TENANT,
        adults_there=1,
        single_person=True,
    )
    wizard = wizard_of(session)
    assert wizard.consider(record.person.id, move).checked.errors == ()
    return wizard.record(record.person.id, move, None)


def wizard_of(session: Session) -> ReportMove:
    """The use case as a desk has it."""
    profile = session.profile()
    assert profile is not None
    return ReportMove(
        records=session.records,
        log=session.log,
        clock=session.clock,
        new_id=new_id,
        advisor=session.advisor,
        profile=lambda: profile,
    )


def _group(born: date | None, on: date) -> AgeGroup:
    age = 40 if born is None else on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    return AgeGroup.ADULT if age >= 18 else AgeGroup.SIXTEEN_OR_SEVENTEEN if age >= 16 else AgeGroup.CHILD


def test_a_move_is_one_command_at_the_centre_and_whole_on_the_other_console(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    was_at = sian(asha).home
    receipt = report_sian(asha)
    pending = sian(asha)
    assert pending.not_sent == 1
    assert [entry.kind for entry in pending.timeline if entry.not_sent] == ["change"]
    report = asha.sync_once()
    assert (report.pushed, report.applied) == (1, 1)
    assert {"residency", "work_item", "notification"} <= set(report.changed)
    sent = sian(asha)
    assert sent.not_sent == 0
    assert not any(entry.not_sent for entry in sent.timeline)

    assert consoles.rows("SELECT kind, outcome, owner FROM sync.command") == [
        ("report_move", "applied", ASHA)
    ]
    work = consoles.rows(
        "SELECT service FROM council.work_item WHERE notification_id = %s ORDER BY service", receipt.story.id
    )
    assert work == [("council_tax",), ("electoral",), ("waste",)]
    assert was_at is not None
    assert receipt.story.new_home is not None
    _no_overlap(consoles, EntityId(was_at.id), EntityId(receipt.story.new_home.property.id))
    ordered = consoles.rows(
        "SELECT status FROM council.container WHERE property_id = %s AND status = 'ordered'",
        receipt.story.new_home.property.id,
    )
    assert len(ordered) == sum(change.entity == "container" for change in receipt.command.changes)
    assert consoles.value("SELECT count(*) FROM council.electoral_advice WHERE notification_id = %s",
                          receipt.story.id) == sum(
        change.entity == "electoral_advice" for change in receipt.command.changes
    )  # fmt: skip
    assert gwen.sync_once().pulled >= len(receipt.command.changes)
    for entity in {change.entity for change in receipt.command.changes}:
        assert shown(gwen, entity) == shown(asha, entity), entity
    assert sian(gwen) == sent


def _no_overlap(consoles: Consoles, old: EntityId, new: EntityId) -> None:
    for table, who in (("residency", "person_id"), ("liability_period", "'one'::text")):
        overlapping = consoles.value(
            f"SELECT count(*) FROM council.{table} AS a JOIN council.{table} AS b"
            f" ON a.property_id = b.property_id AND a.id < b.id AND a.{who} = b.{who}"
            " AND daterange(a.starts_on, a.ends_on) && daterange(b.starts_on, b.ends_on)"
            " WHERE a.property_id IN (%s, %s)".replace("a.'one'", "'one'").replace("b.'one'", "'one'"),
            old,
            new,
        )
        assert overlapping == 0, table
    lives_at = consoles.rows(
        "SELECT property_id FROM council.residency WHERE ends_on IS NULL AND person_id IN"
        " (SELECT id FROM council.person WHERE family_name = 'Pritchard' AND given_names = 'Siân')"
    )
    assert [str(row[0]) for row in lives_at] == [new]


def test_a_move_that_overlaps_is_withdrawn_whole_and_says_why(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    place = gwen.search.addresses("flat 2 48 station road")[0]
    flat = gwen.records.by_uprn(place.uprn)
    assert flat is not None
    empty = next(row for row in shown(gwen, "liability_period").values() if row["property_id"] == flat.id
                 and row["ends_on"] is None)  # fmt: skip
    starts = gwen.clock.today() - timedelta(days=3)
    save(
        gwen,
        altered("liability_period", empty["id"], {"starts_on": empty["starts_on"], "ends_on": None},
                {"starts_on": empty["starts_on"], "ends_on": starts.isoformat()}),
        created("liability_period", new_id(), {"property_id": flat.id, "starts_on": starts.isoformat(),
                                               "basis": "liable"}),
    )  # fmt: skip
    before = sian(asha)
    rows = {entity: shown(asha, entity) for entity in ("residency", "liability_period", "work_item")}
    receipt = report_sian(asha)
    assert sian(asha) != before
    gwen.sync_once()
    report = asha.sync_once()
    outcome = consoles.rows("SELECT outcome, reason FROM sync.command WHERE owner = %s", ASHA)
    assert report.refused + report.conflicting == 1, outcome
    refused = asha.outbox.refused()
    assert [one.command.id for one in refused] == [receipt.command.id]
    assert refused[0].result is not None
    assert refused[0].result.reason == (
        "Somebody is already liable for this property on some of these days."
        " End the earlier period first, or change the dates."
    )
    after = sian(asha)
    assert (after.residency, after.work_items, after.not_sent) == (before.residency, before.work_items, 0)
    assert shown(asha, "residency") == rows["residency"]
    assert shown(asha, "work_item") == rows["work_item"]
    assert shown(asha, "liability_period") == shown(gwen, "liability_period")
    assert {"residency", "liability_period"} <= set(report.changed)


def test_two_consoles_on_one_field_both_hear_of_the_conflict(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    seen = sian(asha)
    save(asha, mobile(seen, "07700 900111"))
    save(gwen, mobile(sian(gwen), "07700 900222"))
    assert asha.sync_once().applied == 1
    assert sian(gwen).person.mobile == "07700 900222"
    report = gwen.sync_once()
    assert (report.conflicting, report.refused) == (1, 0)
    asha.sync_once()
    for session in (asha, gwen):
        assert sian(session).person.mobile == "07700 900111"
        (conflict,) = shown(session, "conflict").values()
        assert (conflict["mine_by"], conflict["theirs_by"], conflict["state"]) == (GWEN, ASHA, "open")
        assert "07700 900222" in conflict["mine"]
        assert "07700 900111" in conflict["theirs"]
    assert gwen.outbox.counts()["conflicting"] == 1
    assert gwen.sync_once().pushed == 0


def test_a_notify_reaches_the_other_console(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    assert gwen.central.wait_for_change(0.1)  # begins to listen
    assert not gwen.central.wait_for_change(0.1)
    save(asha, note(asha, sian(asha).person.id, "* heard"))
    asha.sync_once()
    assert gwen.central.wait_for_change(10)
    gwen.sync_once()
    assert bodies(gwen) == ["* heard"]


def test_what_waits_wakes_nobody(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    person = sian(asha).person
    now, contact = asha.clock.now().isoformat(), new_id()
    pigeon = {"person_id": person.id, "channel": "carrier_pigeon", "advisor": ASHA, "started_at": now,
              "ended_at": now, "reason": "Bins", "outcome": "answered", "summary": "*"}  # fmt: skip
    save(asha, created("contact", contact, pigeon))
    follows = note(asha, person.id, "* about it")
    save(asha, replace(follows, fields={**follows.fields, "contact_id": FieldChange(None, contact)}))
    assert "Carrier pigeon" in [entry.label for entry in sian(asha).timeline]
    report = asha.sync_once()
    assert (report.refused, report.waiting) == (1, 1)
    assert "Carrier pigeon" not in [entry.label for entry in sian(asha).timeline]
    assert bodies(asha) == ["* about it"]
    assert asha.central.wait_for_change(0.1)  # begins to listen
    for _ in range(3):
        assert asha.sync_once().waiting == 1
    assert not asha.central.wait_for_change(0.3)


def test_without_a_line_for_long_everything_lands_in_order(
    consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "PUSH_BATCH", 7)
    monkeypatch.setattr(engine, "MOST_PUSHED_IN_ONE_ROUND", 20)
    consoles.sign_out(consoles.ready(ASHA))
    offline = consoles.sign_in(ASHA, url=NOWHERE)
    person = sian(offline).person.id
    for number in range(30):
        save(offline, note(offline, person, f"* {number:02}"))
    assert sian(offline).not_sent == 30
    consoles.sign_out(offline)
    online = consoles.sign_in(ASHA)
    first = online.sync_once()
    assert (first.pushed, first.more_to_send) == (20, True)
    assert sian(online).not_sent == 10
    second = online.sync_once()
    assert (second.pushed, second.more_to_send) == (10, False)
    numbers = consoles.rows("SELECT n FROM sync.command ORDER BY position")
    assert [n for (n,) in numbers] == list(range(1, 31))
    assert bodies(online) == [f"* {number:02}" for number in range(30)]


def test_a_letter_s_bytes_go_up_once_and_come_to_the_other_console(
    consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    sent: list[str] = []
    put = asha.central.put

    def noted(sha256: str, pdf: bytes) -> None:
        sent.append(sha256)
        put(sha256, pdf)

    monkeypatch.setattr(asha.central, "put", noted)
    asha.letters.put(DIGEST, PDF)
    values = {
        "reference": "MV-1-L1", "person_id": sian(asha).person.id, "title": "Your move", "template": "move",
        "template_version": "1", "language": "en", "format": "standard", "pages": 1, "sha256": DIGEST,
        "delivery": "post_second_class", "issued_at": asha.clock.now().isoformat(), "advisor": ASHA,
    }  # fmt: skip
    save(asha, created("letter", new_id(), values))
    asha.sync_once()
    asha.sync_once()
    assert sent == [DIGEST]
    gwen.sync_once()
    (letter,) = (row for row in shown(gwen, "letter").values() if row["reference"] == "MV-1-L1")
    assert gwen.letters.get(letter["sha256"]) is None
    assert gwen.central.get(letter["sha256"]) == PDF


def test_a_letter_that_cannot_go_up_hides_nothing_of_the_round(
    consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = consoles.ready(ASHA)
    down = CentreUnreachable("The council's centre does not answer.")

    def put(sha256: str, pdf: bytes) -> None:
        raise down

    with monkeypatch.context() as patched:
        patched.setattr(asha.central, "put", put)
        asha.letters.put(DIGEST, PDF)
        save(asha, note(asha, sian(asha).person.id, "* beside it"))
        report = asha.sync_once()
    assert (report.applied, report.push_error) == (1, down)
    assert report.changed["note"]
    assert asha.letters.not_uploaded() == [DIGEST]
    assert asha.sync_once().push_error is None
    assert asha.letters.not_uploaded() == []


def test_a_first_copy_stopped_half_way_goes_on_and_is_whole(
    consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "SNAPSHOT_CHUNK", 40)
    whole = consoles.ready(GWEN)
    asked: list[tuple[str, EntityId | None]] = []
    stop = threading.Event()

    def counting(session: Session) -> Session:
        snapshot = session.central.snapshot

        def counted(entity: str, after: EntityId | None, limit: int) -> SnapshotChunk:
            asked.append((entity, after))
            if len(asked) == 12:
                stop.set()
            return snapshot(entity, after, limit)

        monkeypatch.setattr(session.central, "snapshot", counted)
        return session

    session = counting(consoles.sign_in(ASHA))
    assert session.sync_once(stop).stopped
    assert session.replica.cursor() is None
    assert shown(session, "person") == {}
    consoles.sign_out(session)
    save(whole, note(whole, sian(whole).person.id, "* written meanwhile"))
    whole.sync_once()
    again = counting(consoles.sign_in(ASHA))
    assert again.sync_once().snapshot
    assert len(asked) == len(set(asked))  # nothing was fetched twice
    for entity in ("person", "property", "note", "contact", "ticket"):
        assert shown(again, entity) == shown(whole, entity), entity
    assert bodies(again) == ["* written meanwhile"]
    assert sian(again) == sian(whole)


def test_a_command_answered_and_not_noted_is_neither_lost_nor_doubled(
    consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = consoles.ready(ASHA)
    save(asha, note(asha, sian(asha).person.id, "* once"))

    def full(_: object) -> None:
        raise LocalFileDamaged("The disk went.")

    with monkeypatch.context() as patched:
        patched.setattr(asha.outbox, "record", full)
        report = asha.sync_once()
    assert isinstance(report.push_error, LocalFileDamaged)
    assert consoles.value("SELECT count(*) FROM sync.command") == 1
    assert sian(asha).not_sent == 1
    assert asha.sync_once().applied == 1
    assert consoles.value("SELECT count(*) FROM sync.command") == 1
    assert bodies(asha) == ["* once"]


def test_a_command_changed_on_its_way_is_refused_and_shown_to_nobody(
    consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha = consoles.ready(ASHA)
    command = save(asha, note(asha, sian(asha).person.id, "* as saved"))
    asha.central.push([replace(command, kind="another")])
    report = asha.sync_once()
    assert report.refused == 1
    assert asha.outbox.refused()[0].result is not None
    assert bodies(asha) == ["* as saved"]  # what landed first, by the feed


def test_refusals_of_the_push_itself_are_no_reason_not_to_fetch(
    consoles: Consoles, monkeypatch: pytest.MonkeyPatch
) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    save(gwen, note(gwen, sian(gwen).person.id, "* from gwen"))
    gwen.sync_once()
    save(asha, note(asha, sian(asha).person.id, "* from asha"))

    def push(commands: list[Command], *_: object) -> list[PushResult]:
        raise WorldError("The centre is busy.")

    monkeypatch.setattr(asha.central, "push", push)
    report = asha.sync_once()
    assert report.push_error is not None
    assert set(bodies(asha)) == {"* from asha", "* from gwen"}
    assert sian(asha).not_sent == 1
