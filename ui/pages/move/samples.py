"""Moves worth looking at, said by the real rules of the invented borough. The people are invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from advisor_console.domain.council_tax import Band
from advisor_console.domain.customer import (
    Container,
    CouncilTaxAccount,
    CustomerRecord,
    Discount,
    GardenSubscription,
    HouseholdMember,
    LiabilityPeriod,
    Person,
    Property,
    PropertyRecord,
    Residency,
    Schedule,
    Verification,
)
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.move_assessment import MoveFacts, assess
from advisor_console.domain.move_bins import HomeFacts
from advisor_console.domain.move_checks import check_move
from advisor_console.domain.move_estimate import HomeTax
from advisor_console.domain.moving import MoveKind
from advisor_console.services.load_profile import load_profile
from advisor_console.services.report_move import Considered
from ui.pages.move.check_words import check_shown, not_received_words
from ui.pages.move.header_words import chips_of
from ui.pages.move.models import ELSEWHERE, Found, MoveForm, MoveState, ReceiptShown, Step
from ui.pages.move.questions import Facts, asks_of, carried_on, first_form
from ui.pages.move.reading import notification
from ui.pages.move.told_words import told_rows
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, Tone, quiet

_NOW = datetime(2026, 11, 23, 10, 45, tzinfo=UTC)
_TODAY = date(2026, 11, 23)


def _person(name: str, family: str, born: date | None, needs: str = "standard") -> Person:
    id_ = PersonId(EntityId(f"person-{name}"))
    return Person(
        id=id_,
        reference="P-20418",
        title=None,
        given_names=name,
        family_name=family,
        known_as=None,
        date_of_birth=born,
        phone=None,
        mobile="07700 900123",
        email=None,
        language="en",
        letter_format=needs,
        letter_font="lexend",
        deceased_on=None,
    )


def _place(key: str, premises: tuple[str, str], street: str, postcode: str, band: str) -> Property:
    return Property(
        id=PropertyId(EntityId(key)),
        uprn="",
        saon=premises[0],
        paon=premises[1],
        street=street,
        locality="",
        town="Westerdale",
        postcode=postcode,
        ward=None,
        polling_district=None,
        band=band,
        round="R1",
        status="current",
    )


OLD = _place("old", ("", "12"), "Beck Row", "WE4 2QT", "C")
NEW = _place("new", ("Flat 2", "48"), "Station Road", "WE1 6HN", "B")
SIAN = _person("Siân", "Pritchard", date(1984, 5, 2), "large-18")
TOMOS = _person("Tomos", "Pritchard", date(2010, 2, 9))
MALI = _person("Mali", "Pritchard", date(2017, 3, 30))


def _lives(person: Person, tenure: str) -> HouseholdMember:
    stay = Residency(EntityId(f"stay-{person.id}"), person.id, OLD.id, date(2019, 5, 14), None, tenure)
    return HouseholdMember(person, stay)


_PERIOD = LiabilityPeriod(
    EntityId("period"), OLD.id, EntityId("account"), date(2019, 5, 14), None, "liable", (SIAN.id,)
)
_ACCOUNT = CouncilTaxAccount(
    EntityId("account"),
    "7714502",
    OLD.id,
    date(2019, 5, 14),
    None,
    "direct_debit",
    41260,
    0,
    13753,
    date(2026, 12, 1),
    (Discount(EntityId("discount"), "single_person", 25, date(2019, 5, 14), None),),
    (_PERIOD,),
)
_HOUSEHOLD = (_lives(SIAN, "private_tenant"), _lives(TOMOS, "family"), _lives(MALI, "family"))
RECORD = CustomerRecord(
    person=SIAN,
    former_names=(),
    home=OLD,
    residency=_HOUSEHOLD[0].residency,
    household=_HOUSEHOLD,
    account=_ACCOUNT,
    containers=(),
    schedules=(),
    garden=GardenSubscription(EntityId("garden"), OLD.id, date(2026, 4, 1), date(2027, 3, 31)),
    needs=(),
    markers=(),
    verification=Verification(
        "questions", "level 2", "passed", datetime(2026, 11, 23, 10, 41, tzinfo=UTC), None
    ),
    open_cases=(),
    work_items=(),
    electoral=None,
    timeline=(),
    not_sent=0,
)
NEW_HOME = PropertyRecord(
    property=NEW,
    containers=(
        Container(EntityId("c1"), "residual", "bin", "black", 180, "in_place"),
        Container(EntityId("c2"), "recycling", "bin", "blue", 240, "in_place"),
        Container(EntityId("c3"), "paper", "box", "green", 55, "in_place"),
    ),
    schedules=(Schedule("recycling", date(2026, 11, 30), 2), Schedule("residual", date(2026, 12, 7), 2)),
    residents=(),
    period=None,
)


_SHARERS = tuple(
    _person(given, "Sharer", date(1998 + number, 3, 1))
    for number, given in enumerate(("Asha", "Ben", "Carys", "Dev", "Ewan"))
)
_FLAT_SHARE = replace(
    RECORD,
    person=_SHARERS[0],
    household=tuple(_lives(one, "private_tenant") for one in _SHARERS),
    residency=_lives(_SHARERS[0], "private_tenant").residency,
    garden=None,
)


def _facts() -> Facts:
    return Facts(RECORD, load_profile("westerdale").council.nation, _TODAY, NEW_HOME, premiums=True)


def _filled(facts: Facts) -> MoveForm:
    form = replace(
        first_form(RECORD),
        last_night=DateParts("27", "11", "2026"),
        to_postcode="WE1 6HN",
        new_tenure="private_tenant",
        new_landlord="Harcourt Lettings",
        help=("none",),
        garden="cancel",
        postal=(SIAN.id,),
        single_person=True,
    )
    return replace(carried_on(form, form, facts), to_property=NEW.id)


def _state(form: MoveForm, facts: Facts, step: Step, **more: object) -> MoveState:
    state = MoveState(
        customer=SIAN.full_name,
        step=step,
        address=OLD.address.format_one_line(),
        chips=chips_of(RECORD, _TODAY, "10:45:12" if step is not Step.RECEIPT else ""),
        form=form,
        asks=asks_of(form, facts),
        found=Found(chosen=NEW.address.format_one_line()) if form.to_property else Found(),
        touched=True,
    )
    return replace(state, **more)  # type: ignore[arg-type]  # fields of the same state by name


def _checked(
    form: MoveForm, facts: Facts, after_words: str = "", before: tuple[KeyValue, ...] = ()
) -> MoveState:
    profile = load_profile("westerdale")
    move = notification(form, facts)
    old = HomeFacts(
        HomeTax(OLD.address.format_one_line(), Band.C, percent_off=25, liable_from=date(2019, 5, 14))
    )
    new = HomeFacts(HomeTax(NEW.address.format_one_line(), Band.B), NEW_HOME.containers, NEW_HOME.schedules)
    inside = move.to_property is not None
    assessment = assess(move, MoveFacts(old, new if inside else None), profile.move_rules, _NOW)
    considered = Considered(check_move(move, _TODAY), assessment)
    check = check_shown(form, facts, move, considered, after_words=after_words, before=before)
    return _state(form, facts, Step.CHECK, check=check)


def samples() -> Mapping[str, MoveState]:
    """Give the samples by name."""
    facts = _facts()
    form = _filled(facts)
    looking = replace(form, to_property="", new_tenure="", new_landlord="")
    many = tuple(Option(f"p{n}", f"{n} Station Road, Westerdale WE1 6HN") for n in range(2, 40, 2))
    social = replace(
        looking, to_postcode="", left_tenure="social_tenant", agreement="fixed_term", term="long"
    )
    away = replace(form, destination=ELSEWHERE, to_property="", to_address="4 Quay Street\nAberllan\nAB9 4ZZ")
    late = replace(
        form, postal=(), last_night=DateParts("1", "9", "2026"), first_night=DateParts("5", "9", "2026")
    )
    impossible = replace(form, last_night=DateParts("31", "2", "2026"))
    line_down = "The line is down. The letter says: “We have noted this. Our teams have not received it yet.”"
    return {
        "who": _state(first_form(RECORD), facts, Step.WHO),
        "who with problems": _state(
            replace(impossible, people=()),
            facts,
            Step.WHO,
            problems=(
                Problem("people", "Choose who is moving."),
                Problem(
                    "last_night",
                    "Check the last night at the old address: the month does not have that day",
                ),
            ),
        ),
        **_kinds(form, facts),
        "addresses": _state(looking, facts, Step.ADDRESSES),
        "addresses found": _state(
            looking,
            facts,
            Step.ADDRESSES,
            found=Found(many, "19 found. Choose with the arrow keys and Enter."),
        ),
        "addresses chosen": _state(form, facts, Step.ADDRESSES),
        "addresses, tenancy asked": _state(social, facts, Step.ADDRESSES),
        "addresses elsewhere": _state(replace(away, letters_elsewhere=True), facts, Step.ADDRESSES),
        "addresses with problems": _state(
            looking,
            facts,
            Step.ADDRESSES,
            problems=(
                Problem("to_postcode", "Enter the new address, or say that there is none."),
                Problem("new_tenure", "Choose how they will live at the new address."),
            ),
        ),
        "services": _state(form, facts, Step.SERVICES),
        "services with problems": _state(
            replace(form, help=()),
            replace(facts, record=replace(RECORD, garden=None)),
            Step.SERVICES,
            problems=(Problem("help", "Ask which help they get now, or choose “None of these”."),),
        ),
        "check": _checked(form, facts),
        "check, line down": _checked(form, facts, line_down),
        "check, late report": _checked(late, facts),
        "check, away": _checked(away, facts),
        "check, a correction": replace(
            _checked(away, facts, before=_told_rows(_a_week_earlier(away), facts)),
            corrects="MV-7K2M9-5TQ40",
        ),
        "recorded": _state(form, facts, Step.RECEIPT, receipt=_receipt(received=True)),
        "recorded, letter refused": _state(
            form, facts, Step.RECEIPT, receipt=_receipt(received=False, failed=True)
        ),
    }


def _a_week_earlier(form: MoveForm) -> MoveForm:
    return replace(form, last_night=DateParts("20", "11", "2026"), first_night=DateParts("21", "11", "2026"))


def _told_rows(form: MoveForm, facts: Facts) -> tuple[KeyValue, ...]:
    return told_rows(form, facts, notification(form, facts), asks_of(form, facts))


def _kinds(form: MoveForm, facts: Facts) -> Mapping[str, MoveState]:
    """Give the pages as the rarer kinds of move make them."""
    flat = Facts(_FLAT_SHARE, facts.nation, facts.today, facts.new_home)
    sharing = replace(
        first_form(_FLAT_SHARE),
        last_night=DateParts("27", "11", "2026"),
        first_night=DateParts("28", "11", "2026"),
        own_dates=True,
        nights=((_SHARERS[1].id, "12/12/2026", "13/12/2026"), (_SHARERS[2].id, "31/2/2027", "")),
    )
    died = replace(
        form,
        kind=MoveKind.DEATH.value,
        people=(SIAN.id,),
        died_on=DateParts("20", "11", "2026"),
        told_once=True,
    )
    landlord = replace(
        form, kind=MoveKind.LANDLORD.value, owner="Harcourt Lettings", next_tenant="Ewan Hughes",
        next_night=DateParts("5", "12", "2026"),
    )  # fmt: skip
    danger = replace(form, kind=MoveKind.IN_DANGER.value, people=(SIAN.id,))
    life = replace(
        sharing, to_property=NEW.id, to_postcode="WE1 6HN", new_tenure="private_tenant", help=("none",),
        circumstance_kinds=("student",), adults_there="5",
        circumstances=(f"student:{_SHARERS[1].id}",),
    )  # fmt: skip
    return {
        "who, five adults on different days": _state(sharing, flat, Step.WHO),
        "who, own dates with problems": _state(
            replace(sharing, people=sharing.people[1:3]),
            flat,
            Step.WHO,
            problems=(Problem("nights-1", "Write Carys Sharer's nights as dates, such as 27/11/2026."),),
        ),
        "who, a death": _state(died, facts, Step.WHO),
        "addresses, a death": _state(died, facts, Step.ADDRESSES),
        "addresses, the landlord reports": _state(landlord, facts, Step.ADDRESSES),
        "addresses, in danger": _state(danger, facts, Step.ADDRESSES),
        "services, circumstances": _state(replace(life, people=life.people[:3]), flat, Step.SERVICES),
    }


def _receipt(*, received: bool, failed: bool = False) -> ReceiptShown:
    parts = (
        ("council_tax", "Council tax", "Council tax team: new bill by Mon 7 December", "MV-7K2M9-CT"),
        ("waste", "Waste", "Waste and recycling team: containers by Fri 11 December", "MV-7K2M9-W"),
        ("electoral", "Elections", "Electoral services: details passed on at once", "MV-7K2M9-EL"),
    )
    failed_words = (
        "The move is recorded, but its letter could not be made. "
        "Line 1 of the address, “Oluwaseun Adébáyò-Featherstonehaugh”, is too long for the window. "
        "Shorten it or divide it over two lines."
    )
    return ReceiptShown(
        reference="MV-7K2M9",
        services=tuple(
            KeyValue(key, name, (Run(words), quiet(f"\n{reference}")), name_tone=Tone.PLAIN)
            for key, name, words, reference in parts
        ),
        received_words="Our teams have received it." if received else not_received_words(),
        received=received,
        letter_words=failed_words
        if failed
        else "The letter is made: Your move: what we have noted and what happens next.",
        letter_failed=failed,
    )
