"""Changes other than a move: what each writes, who is told by when, and what is refused where."""

from dataclasses import replace
from datetime import date

import pytest

from advisor_console.domain.changes import Change, Command
from advisor_console.domain.council_tax import Band
from advisor_console.domain.customer import Container, CustomerRecord, Discount
from advisor_console.domain.ids import ContactId, EntityId, PersonId
from advisor_console.domain.invalid import Invalid
from advisor_console.domain.other_changes.kind import Outcome, Told
from advisor_console.services.record_change import KINDS, RecordChange, Recorded, Telling
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids
from tests.helpers.moves import (
    ASHA,
    EWAN,
    MALI,
    NEW,
    PROFILE,
    RECORD,
    SIAN,
    TOMOS,
    account,
    lives,
    period,
)
from ui.pages.change.kinds import SHOWN

KNOWN = replace(
    RECORD,
    person=replace(SIAN, title="Ms", mobile="07700 900001", phone="(01632) 960 001", email="s@example.org"),
)


OWAIN = replace(
    RECORD,
    person=replace(EWAN, id=PersonId(EntityId("owain")), given_names="Owain", family_name="Rees"),
    home=None,
    residency=None,
    household=(),
    account=None,
)
"""Somebody the council knows and of whom no home is recorded."""
LIVES_ELSEWHERE = replace(OWAIN, person=replace(OWAIN.person, id=PersonId(EntityId("huw"))), home=NEW)
DIED = replace(
    OWAIN, person=replace(OWAIN.person, id=PersonId(EntityId("mai")), deceased_on=date(2026, 1, 2))
)
PEOPLE = {one.person.id: one for one in (OWAIN, LIVES_ELSEWHERE, DIED)}


def use_with(log: RememberingLog | None = None) -> RecordChange:
    """The use case with the shipped profile."""
    return RecordChange(
        log=log or RememberingLog(),
        clock=FixedClock(),
        new_id=counting_ids(),
        advisor=ASHA,
        profile=lambda: PROFILE,
        known=PEOPLE.get,
    )


def recorded(
    code: str,
    said: dict[str, str],
    record: CustomerRecord = KNOWN,
    days: dict[str, date] | None = None,
) -> Recorded:
    """Record a change of a kind."""
    telling = Telling(code, Told(said, days or {}), {"kind": code, "said": said})
    return use_with().record(record, telling, ContactId(EntityId("contact")))


def rows(command: Command, entity: str) -> list[Change]:
    """What a command does to one kind of row."""
    return [change for change in command.changes if change.entity == entity]


def written(change: Change) -> dict[str, tuple[object, object]]:
    """Base and new of each field."""
    return {name: (field.base, field.new) for name, field in change.fields.items()}


def wrong(
    code: str,
    said: dict[str, str],
    record: CustomerRecord = KNOWN,
    days: dict[str, date] | None = None,
) -> dict[str, str]:
    """What is wrong with a telling, by field."""
    found = use_with().consider(record, Telling(code, Told(said, days or {})))
    assert not isinstance(found, Outcome)
    return {one.field: one.sentence.text for one in found}


EMAIL = "Check the email address: write it like name@example.org."
AS_KNOWN = {"mobile": "07700 900001", "phone": "(01632) 960 001", "email": "s@example.org"}


def test_every_kind_has_questions_and_every_page_of_questions_a_kind() -> None:
    assert set(SHOWN) == set(KINDS)


def test_only_what_was_changed_is_written_on_what_was_seen() -> None:
    made = recorded("contact_details", {**AS_KNOWN, "mobile": "07700900999"})
    (change,) = rows(made.command, "person")
    assert written(change) == {"mobile": ("07700 900001", "07700 900999")}
    assert made.reference.startswith("CH-")
    (told,) = rows(made.command, "notification")
    assert told.fields["reference"].new == made.reference
    assert told.fields["told"].new["summary"] == "Contact details changed: mobile number."
    assert told.fields["told"].new["answers"]["said"]["mobile"] == "07700900999"


def test_a_service_with_details_of_its_own_is_told_by_the_day_the_profile_promises() -> None:
    made = recorded("contact_details", {**AS_KNOWN, "email": "new@example.org"})
    (work,) = rows(made.command, "work_item")
    assert work.fields["service"].new == "council_tax"
    assert work.fields["reference"].new == f"{made.reference}-CT"
    assert work.fields["promised_by"].new == "2026-11-30"
    assert work.fields["detail"].new["email"] == "new@example.org"
    without = recorded(
        "contact_details", {**AS_KNOWN, "email": "n@example.org"}, replace(KNOWN, account=None)
    )
    assert rows(without.command, "work_item") == []


def test_a_number_can_be_taken_off() -> None:
    made = recorded("contact_details", {**AS_KNOWN, "phone": ""})
    assert written(rows(made.command, "person")[0]) == {"phone": ("(01632) 960 001", None)}
    assert [one.text for one in made.outcome.say] == ["We no longer use your old telephone number."]


@pytest.mark.parametrize(
    ("changed", "field", "sentence"),
    [
        ({}, "mobile", "Change at least one of them: all are as the record has them."),
        ({"mobile": "0770"}, "mobile", "Check the number: it has too many or too few digits."),
        ({"email": "sian at home"}, "email", EMAIL),
        ({"email": "sian@home"}, "email", EMAIL),
        (
            {"email": "si..an@example.org"},
            "email",
            "Check the email address: write it like name@example.org.",
        ),
        ({"email": "sian@-example.org"}, "email", EMAIL),
        (
            {"email": "a" * 250 + "@example.org"},
            "email",
            "Check the email address: write it like name@example.org.",
        ),
    ],
)
def test_contact_details_that_cannot_be_used_are_refused_at_their_field(
    changed: dict[str, str], field: str, sentence: str
) -> None:
    assert wrong("contact_details", {**AS_KNOWN, **changed}) == {field: sentence}


NAMED = {"title": "Ms", "given_names": "Siân", "family_name": "Pritchard", "why": "marriage", "proof": "seen"}


@pytest.mark.parametrize(
    ("why", "kept"),
    [("marriage", "previous"), ("deed", "previous"), ("gender", "closed"), ("spelling", None)],
)
def test_a_name_goes_whole_and_the_old_one_becomes_what_the_reason_makes_it(
    why: str, kept: str | None
) -> None:
    made = recorded("name", {**NAMED, "family_name": "Rees", "why": why})
    (change,) = rows(made.command, "person")
    assert written(change) == {
        "title": ("Ms", "Ms"),
        "given_names": ("Siân", "Siân"),
        "family_name": ("Pritchard", "Rees"),
    }
    former = rows(made.command, "former_name")
    assert [one.fields["kind"].new for one in former] == ([kept] if kept else [])
    assert "Pritchard" not in made.outcome.summary.text
    (work,) = rows(made.command, "work_item")
    assert (work.fields["action"].new, work.fields["promised_by"].new) == ("change the name", "2026-12-07")


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({}, {"family_name"}),
        ({"given_names": "", "family_name": ""}, {"family_name"}),
        ({"family_name": "Rees", "why": ""}, {"why"}),
        ({"family_name": "Rees", "proof": ""}, {"proof"}),
        ({"family_name": "R" * 101}, {"family_name"}),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused_at_its_field(
    changed: dict[str, str], fields: set[str]
) -> None:
    assert set(wrong("name", {**NAMED, **changed})) == fields


def test_bank_details_become_work_for_revenues_and_are_nowhere_written_down() -> None:
    made = recorded("bank_details", {"wish": "direct_debit"})
    assert [change.entity for change in made.command.changes] == ["notification", "work_item"]
    (work,) = rows(made.command, "work_item")
    assert work.fields["detail"].new == {
        "account": "7714502",
        "wish": "direct_debit",
        "summary": ["Ask the customer for bank details for account 7714502."],
    }
    assert set(wrong("bank_details", {})) == {"wish"}
    assert set(wrong("bank_details", {"wish": "refund"}, replace(KNOWN, account=None))) == {"wish"}


def test_a_refused_change_told_again_keeps_its_reference_and_takes_the_place_of_the_first() -> None:
    log = RememberingLog()
    use = use_with(log)
    first = use.record(KNOWN, Telling("name", Told({**NAMED, "family_name": "Rees"})), None)
    again = use.record(KNOWN, Telling("name", Told({**NAMED, "family_name": "Reese"})), None, first.command)
    assert again.command.supersedes == first.command.id
    assert again.reference == first.reference
    assert [c.id for c in rows(again.command, "work_item")] == [
        c.id for c in rows(first.command, "work_item")
    ]


def test_nothing_is_saved_of_what_is_wrong() -> None:
    log = RememberingLog()
    with pytest.raises(Invalid):
        use_with(log).record(KNOWN, Telling("contact_details", Told(AS_KNOWN)), None)
    assert log.saved == []


SINGLE = Discount(EntityId("discount"), "single_person", 25, date(2026, 4, 1), None)
ALONE = replace(
    KNOWN,
    household=(lives(SIAN), lives(TOMOS, "family"), lives(MALI, "family")),
    account=account(period(SIAN), discounts=(SINGLE,)),
)
"""Siân alone with two children, 25% off."""
JOINER = {"joins_given": "Ewan", "joins_family": "Rees", "how": "partner", "special": "none"}
FIRST = {"first_night": date(2026, 12, 1), "born": date(1982, 1, 8)}


@pytest.mark.parametrize(
    ("changed", "born", "discount_ends", "owe_together"),
    [
        ({}, date(1982, 1, 8), True, True),
        ({"how": "agreement"}, date(1982, 1, 8), True, True),
        ({"how": "family"}, date(1982, 1, 8), True, False),
        ({"how": "lodger"}, date(1982, 1, 8), True, False),
        ({"how": "lodger"}, None, True, False),
        # A student does not count and is spared beside others (LGFA 1992 Sch 1 para 4, s6(4)).
        ({"special": "student"}, date(2004, 1, 8), False, False),
        ({"how": "agreement", "special": "student"}, date(2004, 1, 8), False, False),
        ({"how": "family", "special": "apprentice"}, date(2006, 1, 8), False, False),
        ({"how": "family"}, date(2010, 1, 8), False, False),
        # 18 on the first night: counted from that day.
        ({"how": "family"}, date(2008, 12, 1), True, False),
        ({"how": "family"}, date(2008, 12, 2), False, False),
    ],
)
def test_who_joins_ends_the_discount_and_owes_with_the_customer_as_the_law_says(
    changed: dict[str, str], born: date | None, discount_ends: bool, owe_together: bool
) -> None:
    days = {"first_night": date(2026, 12, 1), **({"born": born} if born else {})}
    made = recorded("joins", {**JOINER, **changed}, ALONE, days)
    ended = [written(one) for one in rows(made.command, "discount")]
    assert ended == (
        [{"starts_on": ("2026-04-01",) * 2, "ends_on": (None, "2026-12-01")}] if discount_ends else []
    )
    periods = rows(made.command, "liability_period")
    assert [one.op for one in periods] == (["set", "create"] if owe_together else [])
    (joiner,) = rows(made.command, "person")
    liable = [one.fields["person_id"].new for one in rows(made.command, "liable_person")]
    assert liable == ([SIAN.id, joiner.id] if owe_together else [])
    (stay,) = rows(made.command, "residency")
    assert stay.fields["starts_on"].new == "2026-12-01"
    said = " ".join(one.text for one in made.outcome.say)
    assert ("Keep paying your current bill until the new one arrives." in said) == (
        discount_ends or owe_together
    )
    assert ("Our estimate" in said) == discount_ends


def test_what_the_discount_was_worth_is_our_estimate_by_the_day() -> None:
    made = recorded("joins", JOINER, ALONE, FIRST)
    year = next(one for one in PROFILE.move_rules.years if one.starts == date(2026, 4, 1))
    lost = year.annual_charge(Band.C) * 121 / 365 / 4
    (spoken,) = [one.text for one in made.outcome.say if one.text.startswith("Our estimate")]
    assert spoken == f"Our estimate is that you will pay about £{lost:.0f} more up to the end of March."
    assert "less 25%" in made.outcome.working[0]


def test_who_may_vote_is_advised_and_passed_on_and_a_child_is_not() -> None:
    adult = recorded("joins", JOINER, ALONE, FIRST)
    (advice,) = rows(adult.command, "electoral_advice")
    (joiner,) = rows(adult.command, "person")
    assert advice.fields["person_id"].new == joiner.id
    (work,) = [one for one in rows(adult.command, "work_item") if one.fields["service"].new == "electoral"]
    assert set(work.fields["detail"].new) == {"to", "people"}
    child = recorded("joins", JOINER, ALONE, {**FIRST, "born": date(2015, 1, 1)})
    assert rows(child.command, "electoral_advice") == []


@pytest.mark.parametrize(("there", "exchanged"), [(4, []), (5, ["residual"]), (6, [])])
def test_the_sixth_person_brings_the_larger_bin(there: int, exchanged: list[str]) -> None:
    people = tuple(lives(replace(TOMOS, id=PersonId(EntityId(f"p{n}"))), "family") for n in range(1, there))
    held = (Container(EntityId("c1"), "residual", "bin", "black", 180, "in_place"),)
    record = replace(ALONE, household=(lives(SIAN), *people), containers=held)
    made = recorded("joins", JOINER, record, FIRST)
    assert [one.fields["stream"].new for one in rows(made.command, "container")] == exchanged
    services = [one.fields["service"].new for one in rows(made.command, "work_item")]
    assert ("waste" in services) == bool(exchanged)


@pytest.mark.parametrize(
    ("changed", "days", "fields"),
    [
        ({"joins_given": "", "joins_family": ""}, FIRST, {"joins_given"}),
        ({"joins_given": "Tomos", "joins_family": "Pritchard"}, FIRST, {"joins_given"}),
        ({"how": "", "special": ""}, FIRST, {"how", "special"}),
        ({}, {}, {"first_night"}),
        ({}, {"first_night": date(1900, 1, 1)}, {"first_night"}),
        ({}, {"first_night": date(2028, 1, 1)}, {"first_night"}),
        ({}, {**FIRST, "born": date(2026, 12, 25)}, {"born"}),
        ({"guarded": "yes"}, FIRST, {"guarded"}),
    ],
)
def test_who_cannot_join_so_is_refused_at_the_field(
    changed: dict[str, str], days: dict[str, date], fields: set[str]
) -> None:
    assert set(wrong("joins", {**JOINER, **changed}, ALONE, days)) == fields


LAST = {"last_night": date(2026, 11, 30)}


def test_who_leaves_owes_up_to_their_last_night_and_the_rest_go_on() -> None:
    made = recorded("leaves", {"who": EWAN.id, "alone": "yes"}, KNOWN, LAST)
    assert written(rows(made.command, "residency")[0])["ends_on"] == (None, "2026-12-01")
    ended, follows = rows(made.command, "liability_period")
    assert written(ended)["ends_on"] == (None, "2026-12-01")
    assert (follows.fields["starts_on"].new, follows.fields["basis"].new) == ("2026-12-01", "liable")
    assert [one.fields["person_id"].new for one in rows(made.command, "liable_person")] == [SIAN.id]
    # Revenues grants a discount; the console passes the declaration on, and estimates.
    assert rows(made.command, "discount") == []
    (work,) = rows(made.command, "work_item")
    assert "Decide on the single person discount" in work.fields["detail"].new["summary"][1]
    assert any("less up to the end of March" in one.text for one in made.outcome.say)


def test_where_only_who_leaves_owed_it_revenues_decides() -> None:
    record = replace(KNOWN, account=account(period(EWAN)))
    made = recorded("leaves", {"who": EWAN.id}, record, LAST)
    _, follows = rows(made.command, "liability_period")
    assert follows.fields["basis"].new == "undecided"
    assert rows(made.command, "liable_person") == []


@pytest.mark.parametrize(
    ("said", "days", "field"),
    [
        ({}, LAST, "who"),
        ({"who": SIAN.id}, LAST, "who"),
        ({"who": EWAN.id}, {}, "last_night"),
        ({"who": EWAN.id}, {"last_night": date(2019, 5, 1)}, "last_night"),
        ({"who": TOMOS.id, "alone": "yes"}, LAST, "alone"),
    ],
)
def test_who_cannot_leave_so_is_refused_at_the_field(
    said: dict[str, str], days: dict[str, date], field: str
) -> None:
    assert set(wrong("leaves", said, KNOWN, days)) == {field}


def test_the_discount_alone_ends_on_the_day_told() -> None:
    made = recorded("discount_ends", {"why_ends": "came_of_age"}, ALONE, {"from_day": date(2026, 11, 20)})
    assert written(rows(made.command, "discount")[0])["ends_on"] == (None, "2026-11-20")
    (work,) = rows(made.command, "work_item")
    assert (work.fields["action"].new, work.fields["promised_by"].new) == ("change the bill", "2026-12-07")
    assert set(wrong("discount_ends", {"why_ends": "mistake"}, KNOWN, {"from_day": date(2026, 11, 20)})) == {
        "from_day"
    }
    assert set(wrong("discount_ends", {}, ALONE)) == {"from_day", "why_ends"}


def test_a_landlords_word_becomes_work_and_changes_nothing_of_the_tenants_record() -> None:
    days = {"tenant_left": date(2026, 11, 20), "next_night": date(2026, 12, 1)}
    made = recorded("new_tenant", {"landlord": "Thornwick Lettings", "next_tenant": "Jo Vale"}, KNOWN, days)
    assert [one.entity for one in made.command.changes] == ["notification", "work_item"]
    assert rows(made.command, "work_item")[0].fields["detail"].new["next_from"] == "2026-12-01"
    early = {**days, "next_night": date(2026, 11, 20)}
    assert set(wrong("new_tenant", {"landlord": "T", "next_tenant": "Jo Vale"}, KNOWN, early)) == {
        "next_night"
    }
    assert set(wrong("new_tenant", {"next_tenant": "Jo Vale"})) == {"landlord", "next_night", "tenant_left"}


KNOWN_JOINER = {"joins_given": "Owen", "joins_family": "Rees", "how": "family", "special": "none"}
ON = {"first_night": date(2026, 11, 28)}


def test_somebody_whom_the_council_knows_joins_as_the_person_they_are() -> None:
    made = recorded("joins", {**KNOWN_JOINER, "known": OWAIN.person.id}, KNOWN, ON)
    assert rows(made.command, "person") == []
    (stay,) = rows(made.command, "residency")
    assert stay.fields["person_id"].new == OWAIN.person.id
    # Their name is the record's, whatever was typed to find them.
    assert made.outcome.summary.text.startswith("Owain Rees joins the household")
    assert not any("choose them" in one.text for one in made.outcome.notes)
    new = recorded("joins", {**KNOWN_JOINER, "known": "new"}, KNOWN, ON)
    assert len(rows(new.command, "person")) == 1


def test_who_is_chosen_is_checked() -> None:
    def found(known: str) -> str:
        return wrong("joins", {**KNOWN_JOINER, "known": known}, KNOWN, ON)["known"]

    assert "record their move on their own record" in found(LIVES_ELSEWHERE.person.id)
    assert "recorded as having died" in found(DIED.person.id)
    assert "no longer here" in found("nobody")


def test_a_landlords_next_tenant_can_be_somebody_the_council_knows() -> None:
    said = {"landlord": "Thornwick Lettings", "next_tenant": "Owen Rees", "known": OWAIN.person.id}
    days = {"tenant_left": date(2026, 11, 27), "next_night": date(2026, 12, 1)}
    made = recorded("new_tenant", said, KNOWN, days)
    (work,) = rows(made.command, "work_item")
    detail = work.fields["detail"].new
    assert (detail["next_tenant"], detail["next_tenant_reference"]) == ("Owain Rees", OWAIN.person.reference)
    # Nothing of theirs is changed until they tell it themselves.
    assert {one.entity for one in made.command.changes} == {"notification", "work_item"}
    assert "died" in wrong("new_tenant", {**said, "known": DIED.person.id}, KNOWN, days)["known"]
