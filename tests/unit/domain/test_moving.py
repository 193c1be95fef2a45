"""Checks on a move: an error at its field in plain words, a note where nothing stops the move."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.help_with_costs import HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId
from advisor_console.domain.move_checks import check_move
from advisor_console.domain.moving import (
    AgeGroup,
    Estate,
    LandlordsReport,
    MoveKind,
    MoveNotification,
    MovingPerson,
    NextTenant,
    StayingPerson,
)
from advisor_console.domain.tenancy import Agreement, Letting, Tenure

TODAY = date(2026, 11, 27)
OLD, NEW = PropertyId(EntityId("old")), PropertyId(EntityId("new"))


def person(name: str, group: AgeGroup = AgeGroup.ADULT, born: date | None = None) -> MovingPerson:
    return MovingPerson(PersonId(EntityId(name)), name, group, born)


SIAN = person("Siân")
TOMOS = person("Tomos", AgeGroup.SIXTEEN_OR_SEVENTEEN, date(2010, 3, 3))
MALI = person("Mali", AgeGroup.CHILD)
PLAIN = MoveNotification(
    people=(SIAN, TOMOS, MALI),
    from_property=OLD,
    to_property=NEW,
    last_night=date(2026, 11, 27),
    first_night=date(2026, 11, 28),
    left=Letting(Tenure.PRIVATE_TENANT, Agreement.UNKNOWN, None, date(2026, 11, 30)),
    new_tenure=Tenure.PRIVATE_TENANT,
    adults_there=1,
    single_person=True,
)


def errors(move: MoveNotification, today: date = TODAY) -> dict[str, str]:
    return {one.field: one.sentence.text for one in check_move(move, today).errors}


def notes(move: MoveNotification, today: date = TODAY) -> dict[str, str]:
    return {one.field: one.sentence.text for one in check_move(move, today).notes}


def test_the_plain_move_is_taken_without_a_word() -> None:
    checked = check_move(PLAIN, TODAY)
    assert (checked.errors, checked.notes) == ((), ())
    assert checked.ok


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"people": ()}, "people", "Choose who is moving."),
        ({"people": (TOMOS, TOMOS)}, "people", "Somebody is in the list twice."),
        (
            {
                "people": tuple(person(str(n)) for n in range(200)),
                "adults_there": 200,
                "single_person": False,
            },
            "people",
            "200 people is more than one home: record at most 50 together.",
        ),
        (
            {"people": (SIAN, replace(TOMOS, date_of_birth=None))},
            "people.1.date_of_birth",
            "Enter the date of birth of Tomos, who is 16 or 17.",
        ),
        (
            {"people": (replace(SIAN, date_of_birth=date(2027, 1, 1)),)},
            "people.0.date_of_birth",
            "Siân's date of birth must be in the past.",
        ),
        (
            {"people": (replace(SIAN, date_of_birth=date(1900, 1, 1)),)},
            "people.0.date_of_birth",
            "Siân's date of birth is more than 120 years ago.",
        ),
        (
            {"people": (SIAN, replace(TOMOS, date_of_birth=date(2008, 11, 28)))},
            "people.1.date_of_birth",
            "Tomos is 18 on the day of the move, not 16 or 17. Check the date of birth.",
        ),
        ({"last_night": None}, "last_night", "Enter the last night that they sleep at the old address."),
        ({"first_night": None}, "first_night", "Enter the first night that they sleep at the new address."),
        (
            {"first_night": date(2026, 11, 27)},
            "first_night",
            (
                "The first night at the new address must be after the last night at the old one, "
                "Friday 27 November 2026."
            ),
        ),
        (
            {"last_night": date(1900, 1, 1)},
            "last_night",
            "Council tax began on 1 April 1993. Check the year.",
        ),
        (
            {"first_night": date(2062, 11, 28)},
            "first_night",
            "This is more than a year ahead. Check the year.",
        ),
        ({"to_property": OLD}, "to_address", "The new address is the same as the old one."),
        ({"from_property": None, "last_night": None}, "from_address", "Enter the old address."),
        (
            {"to_property": None, "first_night": None, "forwarding_address": "c/o a friend"},
            "to_address",
            "Enter the new address, or say that there is none.",
        ),
        (
            {"from_property": None, "to_property": None, "from_address": "a", "to_address": "b"},
            "to_address",
            "Neither address is in our area. Check both addresses.",
        ),
        (
            {"to_property": None, "first_night": None, "help": HelpReceived(nowhere_to_go=True)},
            "forwarding_address",
            "Enter where we can write to, such as a friend's address.",
        ),
        (
            {"adults_there": None},
            "adults_there",
            "Enter how many people of 18 or over will live at the new address.",
        ),
        (
            {"people": (SIAN, person("Ben")), "single_person": False},
            "adults_there",
            "2 of the people who move are 18 or over, so at least 2 live there.",
        ),
        (
            {"adults_there": 2},
            "single_person",
            "The single person discount is for one adult. More than one lives there.",
        ),
        (
            {"disregarded_there": 2},
            "disregarded_there",
            "Check how many of the adults there are not counted.",
        ),
    ],
)
def test_an_error_stands_at_its_field(change: dict[str, object], field: str, said: str) -> None:
    assert errors(replace(PLAIN, **change)) == {field: said}  # type: ignore[arg-type]  # the table is checked by running it


def test_a_baby_born_after_the_move_cannot_have_moved() -> None:
    baby = person("Nia", AgeGroup.CHILD, date(2026, 11, 20))
    move = replace(PLAIN, people=(SIAN, baby), last_night=date(2026, 11, 1), first_night=date(2026, 11, 2))
    assert errors(move) == {"people.1.date_of_birth": "Nia was born after the move. Check both dates."}


def test_a_single_parent_with_a_disregarded_adult_keeps_the_discount() -> None:
    student = replace(person("Ben"), disregarded=True)
    move = replace(PLAIN, people=(SIAN, student), adults_there=2, disregarded_there=1)
    assert check_move(move, TODAY).ok
    # Who is known not to count need not be typed again as a number.
    assert check_move(replace(move, disregarded_there=0), TODAY).ok


@pytest.mark.parametrize(("days", "late"), [(0, False), (21, False), (22, True), (200, True)])
def test_a_late_report_is_a_note_and_never_an_error(days: int, late: bool) -> None:
    told = date(2026, 11, 28) + timedelta(days=days)
    checked = check_move(PLAIN, told)
    assert checked.ok
    assert bool(checked.notes) is late
    if late:
        assert checked.notes[0].sentence.text == (
            f"We should be told within 21 days; this is {days} days after the change. "
            "The penalty can be £70.00: revenues decides."
        )


def test_the_penalty_is_the_profiles() -> None:
    told = date(2027, 1, 20)
    (note,) = check_move(PLAIN, told, notify_within_days=30, penalty_pence=None).notes
    assert note.sentence.text == "We should be told within 30 days; this is 53 days after the change."


def test_what_is_worth_knowing() -> None:
    assert notes(replace(PLAIN, first_night=date(2026, 11, 29))) == {
        "first_night": "One night lies between the two homes. Ask where they sleep."
    }
    assert notes(replace(PLAIN, first_night=date(2026, 12, 1)))["first_night"].startswith("3 nights lie")
    ended = Letting(Tenure.PRIVATE_TENANT, Agreement.UNKNOWN, None, date(2026, 11, 26))
    assert "tenancy_ends_on" in notes(replace(PLAIN, left=ended))
    assert "others_stay" in notes(replace(PLAIN, others_stay=True))
    assert "people" in notes(replace(PLAIN, people=(TOMOS,)))


def test_a_landlord_need_not_know_where_the_tenant_went() -> None:
    told = MoveNotification((SIAN,), from_property=OLD, last_night=TODAY, kind=MoveKind.LANDLORD)
    assert list(errors(told)) == ["landlord.owner"]
    move = replace(told, landlord=LandlordsReport("Thornwick Lettings"))
    assert check_move(move, TODAY).ok


def test_somebody_with_nowhere_to_go_is_asked_only_where_letters_go() -> None:
    move = MoveNotification(
        (SIAN,),
        from_property=OLD,
        last_night=TODAY,
        help=HelpReceived(nowhere_to_go=True),
        forwarding_address="c/o 3 Sallow Lane, Westerdale WE1 4PN",
    )
    assert check_move(move, TODAY).ok


DAYS = st.dates(date(1899, 1, 1), date(2100, 1, 1))
PEOPLE = st.lists(
    st.builds(
        MovingPerson,
        st.uuids().map(lambda one: PersonId(EntityId(str(one)))),
        st.text(max_size=5),
        st.sampled_from(AgeGroup),
        st.none() | DAYS,
        protected=st.booleans(),
        disregarded=st.booleans(),
    ),
    max_size=4,
).map(tuple)
MOVES = st.builds(
    MoveNotification,
    PEOPLE,
    st.sampled_from([None, OLD, NEW]),
    st.sampled_from(["", "12 Beck Row"]),
    st.sampled_from([None, OLD, NEW]),
    st.sampled_from(["", "48 Station Road"]),
    st.none() | DAYS,
    st.none() | DAYS,
    adults_there=st.none() | st.integers(0, 5),
    disregarded_there=st.integers(0, 5),
    single_person=st.booleans(),
    others_stay=st.booleans(),
)


@given(MOVES, st.dates(date(2026, 1, 1), date(2027, 1, 1)))
def test_whatever_is_typed_gets_plain_sentences_and_no_crash(move: MoveNotification, today: date) -> None:
    checked = check_move(move, today)
    fields = {"people", "from_address", "to_address", "last_night", "first_night", "adults_there"}
    fields |= {"disregarded_there", "single_person", "forwarding_address", "tenancy_ends_on", "others_stay"}
    for message in (*checked.errors, *checked.notes):
        assert message.field in fields or message.field.startswith("people.")
        assert message.sentence.text.endswith(".")
    if checked.ok:
        assert move.people
        assert move.changed_on is not None
        assert move.from_property != move.to_property


OWN_DATES = replace(
    PLAIN,
    people=(
        replace(SIAN, last_night=date(2026, 11, 20), first_night=date(2026, 11, 21)),
        replace(TOMOS, last_night=date(2026, 11, 29), first_night=date(2026, 12, 1)),
    ),
    last_night=None,
    first_night=None,
)


def test_everybody_may_have_nights_of_their_own() -> None:
    assert check_move(OWN_DATES, TODAY).ok
    assert OWN_DATES.moved_in_on == date(2026, 11, 21)
    assert OWN_DATES.left_on == date(2026, 11, 30)
    assert OWN_DATES.changed_on == date(2026, 11, 21)
    one_without = replace(OWN_DATES, people=(OWN_DATES.people[0], TOMOS))
    assert list(errors(one_without)) == ["last_night", "first_night"]


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        (
            {"people": (replace(SIAN, first_night=date(2026, 11, 20)),)},
            "people.0.first_night",
            (
                "The first night at the new address must be after the last night at the old one, "
                "Friday 27 November 2026."
            ),
        ),
        (
            {"people": (replace(SIAN, last_night=date(1900, 1, 1)),)},
            "people.0.last_night",
            "Council tax began on 1 April 1993. Check the year.",
        ),
        (
            {"staying": (StayingPerson(SIAN.person, "Siân"),)},
            "staying",
            "Somebody is said to move and to stay.",
        ),
        ({"adults_there": 200}, "adults_there", "200 adults is more than one home: check the number."),
    ],
)
def test_an_error_of_one_person_stands_at_their_field(
    change: dict[str, object], field: str, said: str
) -> None:
    move = replace(PLAIN, single_person=False, **change)  # type: ignore[arg-type]  # the table is checked by running it
    assert errors(move) == {field: said}


def test_a_death_needs_its_day_and_no_new_address() -> None:
    dead = replace(SIAN, died_on=date(2026, 11, 1))
    told = MoveNotification((dead,), from_property=OLD, kind=MoveKind.DEATH, estate=Estate())
    assert check_move(told, TODAY).ok
    assert told.left_on == date(2026, 11, 1)
    assert errors(replace(told, people=(SIAN,)))["people.0.died_on"] == "Enter the day of death."
    future = replace(told, people=(replace(dead, died_on=date(2026, 12, 1)),))
    assert errors(future) == {"people.0.died_on": "The day of death must not be in the future."}
    early = replace(told, estate=Estate(date(2026, 10, 1), date(2026, 10, 2)))
    assert list(errors(early)) == ["estate.probate_on", "estate.passed_on"]


def test_a_landlords_next_tenant_comes_after_the_last() -> None:
    tenant = NextTenant("Nia", date(2026, 11, 20))
    told = MoveNotification(
        (SIAN,),
        from_property=OLD,
        last_night=TODAY,
        kind=MoveKind.LANDLORD,
        landlord=LandlordsReport("Thornwick", None, (tenant,)),
    )
    assert errors(told) == {
        "landlord.next_tenants.0.first_night": (
            "Nia would move in before the last tenant has left. Check both dates."
        )
    }


def test_who_stays_after_danger_is_asked_and_told_nothing() -> None:
    move = replace(PLAIN, kind=MoveKind.IN_DANGER, others_stay=True)
    assert notes(move)["others_stay"] == "Ask nothing of whoever stays, and tell them nothing about the move."
