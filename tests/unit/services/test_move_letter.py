"""The letter of every kind of move can be made, and says nothing that is not so."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from advisor_console.domain.customer import CustomerRecord, PropertyRecord
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import ContactId, EntityId
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveKind, MoveNotification, MovingPerson
from advisor_console.domain.profile import Profile
from advisor_console.domain.tenancy import Agreement, Letting, Tenure
from advisor_console.letters.making import PdfLetters
from advisor_console.services.ports import MadeLetter
from advisor_console.services.report_move import Receipt, ReportMove
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids
from tests.helpers.letters import letter_fonts
from tests.helpers.moves import ASHA, NEW, NEW_HOME, OLD, OLD_HOME, PROFILE, RECORD, SIAN, BoroughRecords
from tests.unit.services.test_report_move import BOTH, CHILDREN, FIRST, LAST, MOVE

YES, NO = Answer.YES, Answer.NO
HEAD = {
    "council": PROFILE.council.name,
    "return_address": list(PROFILE.council.return_address),
    "telephone": PROFILE.council.telephone,
    "email": PROFILE.council.email,
}
AWAY = replace(MOVE, to_property=None, to_address="4 Quay Street, Aberllan AB9 4ZZ", adults_there=None)
INTO = replace(
    MOVE,
    people=BOTH[:1],
    from_property=None,
    from_address="4 Quay Street, Aberllan AB9 4ZZ",
    last_night=None,
    adults_there=1,
)
FULL = replace(
    NEW_HOME,
    containers=(*NEW_HOME.containers, replace(NEW_HOME.containers[0], stream="food", kind="food caddy")),
)
NEW_BUILD = replace(NEW_HOME, property=replace(NEW, band=None), containers=(), schedules=())
LONG_NAME = replace(NEW, saon="Apartment 114", paon="The Old Corn Exchange, 3", locality="Moorby")


def said(kind: Tenure, **letting: object) -> MoveNotification:
    return replace(MOVE, left=Letting(kind, **letting))  # type: ignore[arg-type]  # fields by name


CASES: Mapping[str, tuple[MoveNotification, tuple[str, ...], tuple[str, ...]]] = {
    "plain": (MOVE, ("We send you a new council tax bill", "Keep paying your current bill"), ("final bill",)),
    "one adult, declared": (
        replace(MOVE, people=BOTH[:1], adults_there=1, single_person=True, others_stay=True),
        ("You ask for a single person discount of 25%",),
        ("Please leave the bins", "final bill"),
    ),
    "one adult, not declared": (replace(INTO), ("to pay us for the year",), ("more to pay", "ask whether")),
    "everybody disregarded": (
        replace(MOVE, disregarded_there=2, people=tuple(replace(one, disregarded=True) for one in BOTH)),
        ("so we decide on a discount or an exemption",),
        (),
    ),
    "children only": (
        replace(MOVE, people=CHILDREN[1:], others_stay=True, adults_there=1, new_tenure=Tenure.FAMILY),
        ("Whoever you live with gets the bill",),
        ("Registering to vote", "final bill"),
    ),
    "to family": (
        replace(MOVE, new_tenure=Tenure.FAMILY, adults_there=4, help=HelpReceived(YES, NO, NO)),
        ("because the bill at your new address is not yours", "final bill"),
        ("new council",),
    ),
    "owner, not sold": (
        said(Tenure.OWNER),
        ("Keep paying your current bill", "An owner pays for an empty home"),
        ("up to and including",),
    ),
    "owner, sold": (said(Tenure.OWNER, sold_on=date(2026, 12, 4)), ("up to and including 3 December",), ()),
    "tenancy undecided": (
        said(Tenure.SOCIAL_TENANT),
        ("Revenues decides", "Keep paying your current bill"),
        ("up to and including", "final bill"),
    ),
    "tenancy runs on": (
        said(
            Tenure.SOCIAL_TENANT,
            agreement=Agreement.FIXED_TERM,
            term_months=6,
            ends_on=date(2026, 12, 31),
        ),
        ("up to and including 30 December",),
        (),
    ),
    "lodger leaves": (said(Tenure.LODGER), (), ()),
    "away": (
        AWAY,
        ("We close your account and send you a final bill", "Please ask us or your new council."),
        ("Bins", "less to pay", "passed your details", "Council Tax Reduction"),
    ),
    "away, garden": (
        replace(AWAY, garden=GardenWish.CANCEL),
        ("Your garden waste subscription is cancelled", "We change your garden waste subscription"),
        ("has the right bins",),
    ),
    "away with help": (
        replace(AWAY, help=HelpReceived(YES, YES, YES)),
        ("Your Council Tax Reduction with us ends", "Your Housing Benefit with us ends"),
        ("worked out again",),
    ),
    "away, somebody stays, owner": (
        replace(AWAY, people=BOTH[:1], others_stay=True, left=Letting(Tenure.OWNER)),
        ("We check what changes for council tax",),
        ("final bill",),
    ),
    "nowhere to go": (
        replace(
            AWAY,
            to_address="",
            first_night=None,
            forwarding_address="c/o Rhys Morgan, 9 Mill Lane, Westerdale WE9 1AB",
            help=HelpReceived(NO, NO, NO, nowhere_to_go=True),
        ),
        ("Our Housing Options team can help", "c/o Rhys Morgan", "register without a fixed address"),
        ("your new address",),
    ),
    "into the area": (INTO, ("Your next collections",), ("Keep paying", "final bill", "less to pay")),
    "into the area with help": (
        replace(INTO, help=HelpReceived(YES, NO, NO)),
        ("do not move between councils", "We tell you how to claim from us"),
        ("worked out again", "Housing Benefit and write"),
    ),
    "into the area, to family": (
        replace(INTO, new_tenure=Tenure.FAMILY, adults_there=3),
        ("We check what changes for council tax",),
        ("final bill",),
    ),
    "help, not known": (
        replace(MOVE, help=HelpReceived()),
        ("If you get Universal Credit",),
        ("You get Council Tax Reduction",),
    ),
    "housing benefit": (
        replace(MOVE, help=HelpReceived(NO, YES, NO)),
        ("We look at your Housing Benefit",),
        ("Universal Credit",),
    ),
    "garden moves": (
        replace(MOVE, garden=GardenWish.TRANSFER),
        ("moves to the new address", "We deliver what your new home needs"),
        (),
    ),
    "seven people": (replace(MOVE, adults_there=7), ("At your new home we exchange",), ()),
    "votes by post": (
        replace(MOVE, people=(replace(BOTH[0], votes_by_post=True), *BOTH[1:])),
        ("apply for your postal vote again",),
        (),
    ),
    "young elector": (
        replace(
            MOVE,
            people=(
                *BOTH,
                MovingPerson(
                    CHILDREN[0].person,
                    "Tomos Pritchard",
                    AgeGroup.SIXTEEN_OR_SEVENTEEN,
                    date(2009, 1, 9),
                ),
            ),
        ),
        ("Tomos Pritchard can register now and vote from",),
        (),
    ),
    "protected": (
        replace(MOVE, people=tuple(replace(one, protected=True) for one in BOTH)),
        (),
        ("passed your details",),
    ),
    "late": (
        replace(MOVE, last_night=date(2026, 9, 1), first_night=date(2026, 9, 2)),
        ("As soon as you can",),
        (),
    ),
    "next year": (
        replace(MOVE, last_night=date(2027, 4, 4), first_night=date(2027, 4, 5)),
        ("The charges for that year are not set yet",),
        (),
    ),
}
HOMES: Mapping[str, tuple[PropertyRecord, tuple[str, ...], tuple[str, ...]]] = {
    "nothing to deliver": (FULL, ("Your new home has the bins that it needs",), ("We deliver",)),
    "new build": (NEW_BUILD, ("We deliver",), ("estimate",)),
    "long address": (replace(NEW_HOME, property=LONG_NAME), ("The Old Corn Exchange",), ()),
}


@pytest.fixture(scope="session")
def maker(tmp_path_factory: pytest.TempPathFactory) -> PdfLetters:
    """The real maker of letters, its fonts cut once a run."""
    return PdfLetters(letter_fonts(tmp_path_factory.getbasetemp()))


def recorded(
    move: MoveNotification,
    home: PropertyRecord = NEW_HOME,
    *,
    profile: Profile = PROFILE,
    record: CustomerRecord = RECORD,
) -> tuple[ReportMove, Receipt]:
    use_case = ReportMove(
        records=BoroughRecords(record, OLD_HOME, home),
        log=RememberingLog(),
        clock=FixedClock(),
        new_id=counting_ids(),
        advisor=ASHA,
        profile=lambda: profile,
    )
    return use_case, use_case.record(SIAN.id, move, ContactId(EntityId("contact")))


def letter(
    maker: PdfLetters, made: tuple[ReportMove, Receipt], format_: str = "standard", *, received: bool = True
) -> MadeLetter:
    use_case, receipt = made
    values = {**HEAD, **use_case.letter_values(receipt, PROFILE.teams, received=received)}
    return maker.make("move", values, language="en", format_=format_, font="lexend")


def words_of(made: MadeLetter) -> str:
    return " ".join(made.text.split())


def assert_says(made: MadeLetter, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> None:
    words = words_of(made)
    assert [one for one in wanted if one not in words] == []
    assert [one for one in unwanted if one in words] == []
    assert "None" not in words
    assert made.pages >= 1
    assert made.pdf.startswith(b"%PDF")


@pytest.mark.parametrize("format_", ["standard", "large-18"])
@pytest.mark.parametrize("case", CASES)
def test_every_move_has_its_letter(maker: PdfLetters, case: str, format_: str) -> None:
    move, wanted, unwanted = CASES[case]
    made = letter(maker, recorded(move), format_)
    assert made.format == format_
    assert_says(made, wanted, unwanted)


@pytest.mark.parametrize("format_", ["standard", "large-18"])
@pytest.mark.parametrize("case", HOMES)
def test_every_home_has_its_letter(maker: PdfLetters, case: str, format_: str) -> None:
    home, wanted, unwanted = HOMES[case]
    assert_says(letter(maker, recorded(MOVE, home), format_), wanted, unwanted)


@pytest.mark.parametrize("case", ["plain", "away", "away, garden", "to family", "housing benefit"])
def test_a_council_that_promises_nothing_names_no_day(maker: PdfLetters, case: str) -> None:
    move = CASES[case][0]
    made = letter(maker, recorded(move, profile=replace(PROFILE, standards=())))
    assert "We cannot promise a day yet." in words_of(made)


def test_paper_never_claims_more_than_is_true(maker: PdfLetters) -> None:
    waiting = words_of(letter(maker, recorded(MOVE), received=False))
    assert "We have noted this. Our teams have not received it yet." in waiting
    assert "We have told the teams" not in waiting
    assert "not received" not in words_of(letter(maker, recorded(MOVE)))


def test_where_a_letter_goes(maker: PdfLetters) -> None:
    use_case, receipt = recorded(AWAY)
    values = use_case.letter_values(receipt, PROFILE.teams, received=True)
    assert values["recipient"] == ["Siân Pritchard", "4 Quay Street", "Aberllan", "AB9 4ZZ"]
    use_case, receipt = recorded(MOVE)
    values = use_case.letter_values(receipt, PROFILE.teams, received=True)
    assert values["recipient"] == ["Siân Pritchard", "Flat 2", "48 Station Road", "Westerdale", "WE1 6HN"]
    reported = replace(
        AWAY, to_address="", first_night=None, kind=MoveKind.LANDLORD, old_landlord="Thornwick"
    )
    use_case, receipt = recorded(reported)
    values = use_case.letter_values(receipt, PROFILE.teams, received=True)
    assert values["recipient"][1:] == list(OLD.address.format_lines())


def test_the_reference_is_only_of_work_that_exists(maker: PdfLetters) -> None:
    """Nobody's details are passed on outside the area, so there is no work to refer to."""
    use_case, receipt = recorded(AWAY)
    values = use_case.letter_values(receipt, PROFILE.teams, received=True)
    assert values["voting_reference"] == receipt.reference
    assert (receipt.story.move.last_night, receipt.story.move.first_night) == (LAST, FIRST)
