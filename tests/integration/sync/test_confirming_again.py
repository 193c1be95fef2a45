"""A move's confirmation made again out of real copies: at the desk that took it, and at another."""

from datetime import timedelta
from typing import Any

import pytest

from advisor_console.letters.library import load_template
from advisor_console.services.confirm_again import ONLY_SAID, NotAsRecorded
from advisor_console.services.letter_cases import CaseQuery
from tests.integration.sync.consoles import GWEN, Consoles, sian
from tests.integration.sync.test_correcting import PROFILE, call_off, her_move, reporting
from ui.app.case_letters import case_letters
from ui.app.session import Session

HER_OWN = ("contact_name", "telephone")
"""What is the advisor's who writes."""


def values(session: Session, reference: str) -> dict[str, Any]:
    """What the confirmation is filled with at a desk, and that its template takes it."""
    session.who_am_i()
    about = case_letters(session, PROFILE)
    template = load_template("move", "en")
    found = about.values(about.case(reference), template, {}, session.clock.today())
    template.fill({name: value for name, value in found.items() if value is not None})
    return found


def test_it_says_at_any_desk_what_was_recorded(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(), consoles.ready(GWEN)
    record = sian(asha)
    use = reporting(asha)
    receipt = use.record(record.person.id, her_move(asha, asha.clock.today() + timedelta(days=10)), None)
    said = use.letter_values(receipt, PROFILE.teams, received=False)
    expected = {name: value for name, value in said.items() if name not in {*ONLY_SAID, *HER_OWN}}
    first = values(asha, receipt.reference)
    assert {name: first.get(name) for name in expected} == expected
    assert first["received"] is False
    asha.sync_once()
    gwen.sync_once()
    for session in (asha, gwen):
        again = values(session, receipt.reference)
        assert {name: again.get(name) for name in expected} == expected | {"received": True}
    told = case_letters(gwen, PROFILE).cases.asked(CaseQuery())
    assert receipt.reference in [one.reference for one in told]
    # Called off, it is not confirmed any more.
    call_off(asha, receipt)
    with pytest.raises(NotAsRecorded, match="corrected or called off since"):
        values(asha, receipt.reference)
