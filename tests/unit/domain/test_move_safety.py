"""An address told in confidence: in no sentence of an assessment, and nothing at all for whoever stays."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.move_assessment import MoveAssessment, assess
from advisor_console.domain.moving import MoveKind, MoveNotification, StayingPerson
from advisor_console.domain.sentences import Sentence
from tests.helpers.told_moves import told_moves
from tests.unit.domain.test_move_assessment import FACTS, PLAIN, RULES, TOLD_AT, person

SECRET = "Flat 9, 77 Hidden Close"
BOB = StayingPerson(PersonId(EntityId("Bob")), "Bob")
LEAVES = replace(
    PLAIN,
    people=(person("Siân"),),
    kind=MoveKind.IN_DANGER,
    staying=(BOB,),
    to_address=SECRET,
    adults_there=1,
    single_person=True,
)


def assessed(move: MoveNotification) -> MoveAssessment:
    assert FACTS.new is not None
    hidden = replace(FACTS.new, tax=replace(FACTS.new.tax, address=SECRET))
    return assess(move, replace(FACTS, new=hidden if move.to_property else None), RULES, TOLD_AT)


def all_texts(found: MoveAssessment) -> Iterator[str]:
    tax = found.council_tax
    sentences: list[Sentence] = [*found.say, *found.for_who_stays, *tax.summary, *tax.bill_differs]
    sentences += [*found.bins.summary, *found.electoral.summary]
    sentences += [*found.help.summary, *found.help.customer_tells]
    sentences += [period.because for period in (*tax.old_periods, *tax.new_periods)]
    yield from (one.text for one in sentences)
    yield from tax.estimate.lines if tax.estimate is not None else ()
    yield from (work.action for work in found.work)


@given(told_moves())
def test_no_sentence_carries_an_address_told_in_confidence(move: MoveNotification) -> None:
    for hidden in (
        replace(move, kind=MoveKind.IN_DANGER, to_address=SECRET),
        replace(move, people=tuple(replace(one, protected=True) for one in move.people), to_address=SECRET),
    ):
        assert hidden.hides_new_address
        assert not any("Hidden Close" in text for text in all_texts(assessed(hidden)))


def test_whoever_stays_is_told_of_their_own_bill_and_of_nothing_else() -> None:
    found = assessed(LEAVES)
    assert [one.text for one in found.for_who_stays] == [
        "From 28 November the council tax of your home is owed by Bob.",
        "If you are the only adult there now, ask for the single person discount.",
        "Keep paying your current bill until the new one arrives.",
    ]
    assert [one.text for one in found.say][:2] == [
        "Your new address is kept apart: only whoever took it down and named staff can see it.",
        "Your council tax moves with you on 28 November.",
    ]


def test_somebody_in_danger_is_offered_a_home_and_anonymous_registration() -> None:
    found = assessed(LEAVES)
    assert not found.electoral.passed_on
    assert "Siân can ask to register anonymously." in [one.text for one in found.electoral.summary]
    said = [one.text for one in found.help.summary]
    assert "Our Housing Options team can help you find somewhere to live." in said
    assert "If rent is due on both homes, Housing Benefit may cover both: benefits decides." in said


def test_an_open_address_is_said() -> None:
    assert any("Hidden Close" in text for text in all_texts(assessed(replace(LEAVES, kind=MoveKind.MOVE))))


@pytest.mark.parametrize("kind", [MoveKind.LANDLORD, MoveKind.DEATH])
def test_a_report_by_others_advises_nobody_to_vote_and_tells_nobodys_benefits(kind: MoveKind) -> None:
    people = (replace(person("Siân"), died_on=date(2026, 11, 27) if kind is MoveKind.DEATH else None),)
    found = assessed(replace(PLAIN, kind=kind, people=people, to_property=None, first_night=None))
    assert found.electoral.people == ()
    texts = [one.text for one in (*found.help.summary, *found.help.customer_tells)]
    assert not any("Universal Credit" in text for text in texts)
    assert any("Tell Us Once" in text for text in texts) is (kind is MoveKind.DEATH)
