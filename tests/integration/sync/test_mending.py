"""What the centre refused is put right or taken back: a new command takes its place; nothing just goes."""

from datetime import timedelta

from advisor_console.domain.changes import Command, altered, created
from advisor_console.domain.ids import new_id
from advisor_console.services.mend_refused import MendableField, mend, mendable, take_back
from advisor_console.services.saved_work import SavedWork, Standing, saved_work
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, bodies, note, save, shown, sian
from tests.integration.sync.test_journey import report_sian, wizard_of
from ui.app.session import Session


def work(session: Session) -> SavedWork:
    """What the Sync page lists."""
    since = session.clock.now() - timedelta(days=1)
    return saved_work(session.outbox, session.conflicts, session.names, since)


def standing(session: Session) -> list[str]:
    """How everything saved stands, in the order it was saved."""
    return [act.standing.value for act in reversed(work(session).acts)]


def field(command: Command, name: str) -> MendableField:
    """One of the fields that can be written anew."""
    return next(one for one in mendable(command) if one.name == name)


def refused_note(session: Session) -> Command:
    """A note that the centre refuses, and one that waits for it on the same row."""
    record = sian(session)
    command = save(session, note(session, record.person.id, "* kept"), note(session, record.person.id, ""))
    save(session, note(session, record.person.id, "* after"))
    return command


def test_a_mended_act_takes_the_place_of_the_refused_one(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    refused = refused_note(asha)
    asha.sync_once()
    assert standing(asha) == ["refused", "received"]
    assert work(asha).acts[-1].reason == "An empty note cannot be kept. Write what happened."
    empty = [one for one in mendable(refused) if one.name == "body"][1]
    session = asha
    command = mend(session.log, session.clock, new_id, refused=refused, values={empty.key: "* put right"})
    assert (command.supersedes, command.kind, command.contact) == (refused.id, refused.kind, refused.contact)
    assert standing(asha) == ["received", "kept"]
    asha.sync_once()
    assert standing(asha) == ["received", "received"]
    assert sorted(bodies(asha)) == ["* after", "* kept", "* put right"]
    assert consoles.value("SELECT count(*) FROM sync.parked") == 0


def test_what_waits_names_what_it_waits_for_and_follows_it(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    stay = new_id()
    record = sian(asha)
    assert record.home is not None
    values = {"person_id": record.person.id, "property_id": record.home.id, "tenure": "lodger"}
    refused = save(
        asha, created("residency", stay, values | {"starts_on": "2026-03-02", "ends_on": "2026-03-01"})
    )
    save(asha, altered("residency", stay, {"tenure": "lodger"}, {"tenure": "family"}))
    save(asha, note(asha, record.person.id, "* goes on"))
    asha.sync_once()
    assert standing(asha) == ["refused", "waiting", "received"]
    waiting = work(asha).of(Standing.WAITING)[0]
    assert waiting.waits_for == refused
    assert waiting.person == record.person.id
    ends = field(refused, "ends_on")
    mend(asha.log, asha.clock, new_id, refused=refused, values={ends.key: "2026-03-09"})
    asha.sync_once()
    asha.sync_once()
    assert standing(asha) == ["received", "received", "received"]
    assert shown(asha, "residency")[stay]["tenure"] == "family"


def test_what_is_taken_back_never_lands_and_what_waited_is_judged_by_itself(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    stay = new_id()
    record = sian(asha)
    assert record.home is not None
    values = {"person_id": record.person.id, "property_id": record.home.id, "tenure": "lodger"}
    refused = save(
        asha, created("residency", stay, values | {"starts_on": "2026-03-02", "ends_on": "2026-03-01"})
    )
    waits = save(asha, altered("residency", stay, {"tenure": "lodger"}, {"tenure": "family"}))
    asha.sync_once()
    command = take_back(asha.log, asha.clock, new_id, refused=refused)
    assert (command.supersedes, command.changes) == (refused.id, ())
    assert asha.outbox.refused() == []
    asha.sync_once()
    asha.sync_once()
    # It has nothing to stand on now: it is shown with its own reason, and can be taken back in its turn.
    (left,) = asha.outbox.refused()
    assert left.command.id == waits.id
    assert left.result is not None
    assert "no longer there" in str(left.result.reason)
    take_back(asha.log, asha.clock, new_id, refused=waits)
    asha.sync_once()
    assert asha.outbox.refused() == []
    assert stay not in shown(asha, "residency")
    assert consoles.value("SELECT count(*) FROM sync.parked") == 0
    # Both ends still hold what was saved.
    assert asha.outbox.get(refused.id) is not None
    assert (
        consoles.value("SELECT count(*) FROM sync.command_text WHERE command_id = %s::uuid", refused.id) == 1
    )


def test_what_is_refused_again_is_the_one_to_put_right(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    refused = refused_note(asha)
    asha.sync_once()
    again = mend(asha.log, asha.clock, new_id, refused=refused, values={})
    asha.sync_once()
    assert [pending.command.id for pending in asha.outbox.refused()] == [again.id]
    empty = [one for one in mendable(again) if one.name == "body"][1]
    mend(asha.log, asha.clock, new_id, refused=again, values={empty.key: "* at last"})
    asha.sync_once()
    assert asha.outbox.refused() == []
    assert "* at last" in bodies(asha)


def test_a_refused_move_recorded_again_keeps_its_reference_and_its_letter_follows(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    somebody_there(gwen)
    receipt = report_sian(asha)
    letter = save(
        asha,
        created(
            "letter",
            new_id(),
            {
                "reference": "L-1",
                "person_id": receipt.story.record.person.id,
                "notification_id": receipt.story.id,
                "title": "Your move",
                "template": "move",
                "template_version": "1",
                "language": "en",
                "format": "standard",
                "pages": 1,
                "sha256": "0" * 64,
                "delivery": "post",
                "issued_at": asha.clock.now().isoformat(),
                "advisor": ASHA,
            },
        ),
    )
    gwen.sync_once()
    asha.sync_once()
    assert standing(asha) == ["refused", "waiting"]
    waiting = work(asha).of(Standing.WAITING)[0]
    assert (waiting.command, waiting.waits_for) == (letter, receipt.command)
    # The next day the flat is known to be taken: the move is recorded without the liability.
    again = wizard_of(asha).record(receipt.story.record.person.id, receipt.story.move, None, receipt.command)
    assert (again.reference, again.story.id) == (receipt.reference, receipt.story.id)
    assert again.command.supersedes == receipt.command.id
    asha.sync_once()
    asha.sync_once()
    assert standing(asha) == ["received", "received"]
    assert (
        consoles.value("SELECT count(*) FROM council.notification WHERE reference = %s", receipt.reference)
        == 1
    )
    assert (
        consoles.value("SELECT count(*) FROM council.letter WHERE notification_id = %s::uuid", again.story.id)
        == 1
    )


def somebody_there(gwen: Session) -> None:
    """Gwen notes that somebody owes council tax for the flat, which Asha's console has not heard of."""
    place = gwen.search.addresses("flat 2 48 station road")[0]
    flat = gwen.records.by_uprn(place.uprn)
    assert flat is not None
    empty = next(
        row
        for row in shown(gwen, "liability_period").values()
        if row["property_id"] == flat.id and row["ends_on"] is None
    )
    starts = (gwen.clock.today() - timedelta(days=3)).isoformat()
    base = {"starts_on": empty["starts_on"], "ends_on": None}
    values = {"property_id": flat.id, "starts_on": starts, "basis": "liable"}
    save(
        gwen,
        altered("liability_period", empty["id"], base, base | {"ends_on": starts}),
        created("liability_period", new_id(), values),
    )
