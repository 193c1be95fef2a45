"""Unfinished work handed on: it reaches the colleague's console through the centre, and nobody else's."""

import pytest

from advisor_console.domain.changes import Change, FieldChange, Outcome
from advisor_console.domain.ids import CommandId, DraftId, EntityId, new_id
from advisor_console.services.hand_on import HandOn
from advisor_console.services.ports import Draft, Intent
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, add_staff, shown, sian
from ui.app.session import Session

TOM = "tom.ainsley"
BODY = {"form": {"to_address": "1 Quiet Lane"}, "step": "ADDRESSES", "mends": None}


def handing(session: Session) -> HandOn:
    """The use case at one console."""
    return HandOn(session.log, session.drafts, session.clock, new_id, session.advisor.login)


def begun(session: Session) -> Draft:
    """A move of Siân's that is half told."""
    draft = Draft(
        DraftId(new_id()), "move", sian(session).person.id, "Move of Siân", BODY, session.clock.now()
    )
    session.drafts.keep(draft)
    return draft


def test_a_draft_handed_on_goes_to_the_colleague_and_to_nobody_else(consoles: Consoles) -> None:
    add_staff(consoles.admin_url, TOM, "Tom Ainsley")
    asha, gwen, tom = consoles.ready(ASHA), consoles.ready(GWEN), consoles.ready(TOM)
    draft = begun(asha)
    handing(asha).hand_on(draft, GWEN)
    # Told at once, before anything is sent.
    assert [(one.draft.title, one.to.full_name) for one in asha.handed.all()] == [
        ("Move of Siân", "Gwen Price")
    ]
    assert asha.drafts.all() == []
    for session in (asha, gwen, tom):
        assert session.sync_once().refused == 0
    (handed,) = gwen.handed.all()
    assert (handed.by.full_name, handed.draft.body, handed.draft.subject) == (
        "Asha Rahman",
        BODY,
        draft.subject,
    )
    assert handed.draft.id != draft.id
    assert shown(tom, "handed_draft") == {}
    handing(gwen).take_up(handed)
    assert [kept.body for kept in gwen.drafts.all()] == [BODY]
    for session in (gwen, asha):
        assert session.sync_once().refused == 0
    assert (list(gwen.handed.all()), list(asha.handed.all())) == ([], [])
    assert consoles.value("SELECT count(*) FROM council.handed_draft") == 0


def test_whoever_handed_it_on_may_take_it_back(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    handing(asha).hand_on(begun(asha), GWEN)
    asha.sync_once()
    gwen.sync_once()
    (handed,) = asha.handed.all()
    handing(asha).take_up(handed)
    assert asha.sync_once().refused == 0
    gwen.sync_once()
    assert list(gwen.handed.all()) == []
    assert [kept.title for kept in asha.drafts.all()] == ["Move of Siân"]


@pytest.mark.parametrize("base", [ASHA, GWEN])
def test_nobody_else_can_take_it(consoles: Consoles, base: str) -> None:
    add_staff(consoles.admin_url, TOM, "Tom Ainsley")
    asha, tom = consoles.ready(ASHA), consoles.ready(TOM)
    command = handing(asha).hand_on(begun(asha), GWEN)
    asha.sync_once()
    signed = {"advisor": FieldChange(base, TOM)}
    steal = Change("handed_draft", EntityId(command.changes[0].id), "remove", signed)
    tom.log.save(Intent(CommandId(new_id()), "take_up_draft", (steal,)), tom.clock.now())
    tom.sync_once()
    assert consoles.value("SELECT count(*) FROM council.handed_draft") == 1


def test_work_handed_to_oneself_is_refused_with_a_sentence(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA)
    handing(asha).hand_on(begun(asha), ASHA)
    asha.sync_once()
    (refused,) = asha.outbox.refused()
    assert refused.result is not None
    assert refused.result.outcome is Outcome.REFUSED
    assert refused.result.reason == "Unfinished work is handed on to somebody else. Choose a colleague."
