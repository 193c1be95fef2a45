"""Where somebody in danger went reaches whoever took it and named staff, and nobody else's machine."""

from dataclasses import replace

from advisor_console.domain.ids import EntityId
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, shown, sian
from tests.integration.sync.danger import ADDRESS, LETTERS, NADIA, add_nadia, flees, her_flight, leaked
from tests.integration.sync.test_correcting import reporting
from ui.app.session import Session
from ui.pages.move.read_back import form_of_taken
from ui.pages.record.case_rows import case_rows
from ui.pages.taken.words import taken_state
from ui.widgets.text import plain_of

SENTENCE = "The new address is protected."


def whole_replica(session: Session, *but: str) -> str:
    """Everything in the copy on this machine, the search's own tables with it; but not these tables."""
    found = []
    with session.replica.reading() as connection:
        tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").all()
        for (table,) in tables:
            if table in but:
                continue
            found += [repr(row) for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"')]
    return "\n".join(found)


def on_record(session: Session) -> str:
    """What the record says under "Open cases and work"."""
    rows = case_rows(sian(session), session.clock.today())
    return "\n".join(f"{row.name}: {plain_of(row.value)}" for row in rows)


def on_timeline(session: Session, notification: EntityId) -> str:
    """What the page of the taken move says."""
    taken = session.taken_moves.get(notification)
    assert taken is not None
    state = taken_state("Siân Pritchard", taken, {}, session.clock.today())
    return "\n".join(plain_of(row.value) for row in (*state.told, *state.services))


def test_it_reaches_these_machines_and_no_others(consoles: Consoles) -> None:
    add_nadia(consoles)
    asha, gwen, nadia = consoles.ready(ASHA), consoles.ready(GWEN), consoles.ready(NADIA)
    receipt = flees(asha)
    # At once on the author's own machine, before anything is sent; and in one command.
    assert f"New address: Protected: tell nobody. {ADDRESS} · safe to write to: {LETTERS}" in on_record(asha)
    assert asha.sync_once().refused == 0
    for session in (gwen, nadia, asha):
        assert session.sync_once().refused == 0
    note = receipt.story.id
    for session in (asha, nadia):
        assert ADDRESS in on_record(session)
        assert ADDRESS in on_timeline(session, note)
        (row,) = shown(session, "protected_address").values()
        assert (row["address"], row["letters_to"]) == (ADDRESS, LETTERS)
    for words in (on_record(gwen), on_timeline(gwen, note)):
        assert SENTENCE in words
        assert leaked(words) == []
    assert shown(gwen, "protected_address") == {}
    assert leaked(whole_replica(gwen)) == []
    # Nothing else on the others' machines says it: not the timeline, the search, nor any home.
    assert leaked(whole_replica(nadia)) != []
    assert leaked(whole_replica(nadia, "protected_address")) == []
    for session in (asha, nadia, gwen):
        for text in ("hidden close", "marlow house", "quayside lettings"):
            assert "Siân" not in repr(session.search.find(text))


def test_a_new_copy_holds_what_the_feed_brought(consoles: Consoles) -> None:
    add_nadia(consoles)
    asha = consoles.ready(ASHA)
    flees(asha)
    asha.sync_once()
    nadia, gwen = consoles.ready(NADIA), consoles.ready(GWEN)
    assert ADDRESS in on_record(nadia)
    assert leaked(whole_replica(gwen)) == []
    consoles.sign_out(asha)
    # On another machine of the author's too.
    assert ADDRESS in on_record(consoles.ready(ASHA, "another desk"))


def test_a_correction_finds_it_filled_in_for_those_who_may_see_it(consoles: Consoles) -> None:
    add_nadia(consoles)
    asha = consoles.ready(ASHA)
    move = her_flight(asha)
    receipt = flees(asha)
    asha.sync_once()
    nadia, gwen = consoles.ready(NADIA), consoles.ready(GWEN)
    theirs, others = (one.taken_moves.get(receipt.story.id) for one in (nadia, gwen))
    assert theirs is not None
    assert others is not None
    form = form_of_taken(theirs)
    assert (form.to_address, form.forwarding_address, form.new_landlord) == (
        ADDRESS,
        LETTERS,
        "Quayside Lettings",
    )
    assert leaked(repr(form_of_taken(others))) == []
    elsewhere = replace(move, to_address="9 Farther Away, Aberllan AB9 5ZZ")
    reporting(nadia, theirs).record(theirs.person, elsewhere, None)
    for session in (nadia, asha, gwen):
        assert session.sync_once().refused == 0
    assert "9 Farther Away" in on_record(nadia)
    # What a colleague corrected is theirs: whoever took the first knows that one and no more.
    assert SENTENCE in on_record(asha)
    assert "Farther" not in whole_replica(gwen)
