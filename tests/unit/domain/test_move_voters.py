"""Who is told what about voting after a move of another kind, and whose details stay where they are."""

from dataclasses import replace

import pytest

from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.electoral import OPEN_REGISTER, Advice, RegistrationOffice
from advisor_console.domain.help_with_costs import HelpReceived
from advisor_console.domain.move_voters import ElectoralOutcome, electoral_outcome
from advisor_console.domain.moving import MoveKind, MoveNotification, NewHome
from advisor_console.domain.nation import Nation
from tests.unit.domain.test_move_assessment import PLAIN, TOLD_AT, person

OFFICE = RegistrationOffice("the officer", legal_basis="regulation 35")
ALONE = replace(PLAIN, people=(person("Siân"),))


def outcome(
    move: MoveNotification, nation: Nation = Nation.ENGLAND, office: RegistrationOffice = OFFICE
) -> ElectoralOutcome:
    return electoral_outcome(move, nation, office, TOLD_AT.date(), within_area=True)


def of(kind: CircumstanceKind) -> MoveNotification:
    return replace(ALONE, people=(replace(person("Siân"), circumstances=(Circumstance(kind),)),))


def texts(found: ElectoralOutcome) -> list[str]:
    return [one.text for one in found.summary]


def test_the_open_register_is_explained_once_to_whoever_registers() -> None:
    assert texts(outcome(PLAIN)).count(OPEN_REGISTER) == 1
    children = replace(PLAIN, people=PLAIN.people[2:])
    assert OPEN_REGISTER not in texts(outcome(children))


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (CircumstanceKind.ARMED_FORCES, "Siân can register as a service voter instead."),
        (
            CircumstanceKind.STUDENT,
            "Siân may be registered at home and where they study, but votes once in a general election.",
        ),
    ],
)
def test_service_voters_and_students_have_more_to_know(kind: CircumstanceKind, said: str) -> None:
    found = outcome(of(kind))
    assert said in texts(found)
    assert found.passed_on


@pytest.mark.parametrize("kind", [CircumstanceKind.IN_PRISON, CircumstanceKind.IN_PRISON_FOR_NOT_PAYING])
def test_of_somebody_in_custody_the_officer_decides(kind: CircumstanceKind) -> None:
    found = outcome(of(kind))
    assert [one.advice for one in found.people] == [Advice.OFFICER_DECIDES]
    assert not found.passed_on
    assert texts(found) == ["Siân may be able to register before a conviction: the officer decides."]


@pytest.mark.parametrize(
    "move",
    [
        replace(ALONE, new_home=NewHome.NO_FIXED_ADDRESS),
        replace(ALONE, help=HelpReceived(nowhere_to_go=True)),
    ],
)
def test_without_an_address_there_is_none_to_pass_on(move: MoveNotification) -> None:
    found = outcome(move)
    assert not found.passed_on
    assert "Siân can register by a declaration, for where they spend much time." in texts(found)


def test_an_officer_outside_the_council_is_named_as_such() -> None:
    board = replace(OFFICE, officer="the Valuation Joint Board", outside_council=True)
    assert "the Valuation Joint Board is not part of this council." in texts(
        outcome(ALONE, Nation.SCOTLAND, board)
    )
    assert not any("not part" in text for text in texts(outcome(ALONE)))


def test_northern_ireland_registers_with_its_electoral_office() -> None:
    found = outcome(ALONE, Nation.NORTHERN_IRELAND)
    assert "www.eoni.org.uk" in found.people[0].sentences[0].text
    assert "the officer is not part of this council." in texts(found)
    assert "www.gov.uk/register-to-vote" in outcome(ALONE).people[0].sentences[0].text


def test_in_danger_nothing_is_passed_on() -> None:
    assert not outcome(replace(ALONE, kind=MoveKind.IN_DANGER)).passed_on
    assert outcome(ALONE).passed_on
