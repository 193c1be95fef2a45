"""Advice on registering to vote: by nation, age and nationality, and never more than advice."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.electoral import (
    Advice,
    Elector,
    ElectorAdvice,
    Nationality,
    RegistrationOffice,
    advise,
    age_on,
    attainer_from,
    birthday,
)
from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.nation import Nation
from tests.helpers.cases import row_name, rows

DATA = Path(__file__).parent / "data"
OFFICE = RegistrationOffice(legal_basis="regulation 35 of the 2001 Regulations")
TOLD_ON = date(2026, 11, 28)
SIAN = Elector(
    PersonId(EntityId("sian")), "Siân", date(1988, 3, 1), adult=True, nationality=Nationality.BRITISH
)
BORN = st.dates(date(1930, 1, 1), date(2026, 1, 1))


@pytest.mark.parametrize("row", rows(DATA / "cases_electoral.csv"), ids=row_name)
def test_advice(row: dict[str, str]) -> None:
    elector = Elector(
        PersonId(EntityId("one")),
        "Tomos",
        date.fromisoformat(row["born"]) if row["born"] else None,
        adult=row["adult"] == "1",
        nationality=Nationality(row["nationality"]),
    )
    found = advise(Nation(row["nation"]), OFFICE, elector, date.fromisoformat(row["on"]))
    assert found.advice is Advice[row["advice"]]
    assert all("Tomos" in one.text for one in found.sentences)


def test_words_for_each_age() -> None:
    def said(nation: Nation, born: date) -> str:
        return (
            advise(nation, OFFICE, SIAN._replace(date_of_birth=born, adult=False), TOLD_ON).sentences[0].text
        )

    assert said(Nation.WALES, date(2010, 3, 3)) == (
        "Siân needs to register to vote at the new address, can vote at local and devolved elections now, "
        "and at every election from Friday 3 March 2028."
    )
    assert said(Nation.ENGLAND, date(2009, 6, 15)) == (
        "Siân can register now and vote from Tuesday 15 June 2027."
    )
    assert said(Nation.ENGLAND, date(2009, 12, 1)) == "Siân can register from Tuesday 1 December 2026."
    assert said(Nation.ENGLAND, date(1988, 3, 1)) == (
        "Siân needs to register to vote at the new address: www.gov.uk/register-to-vote."
    )


def test_a_postal_vote_is_applied_for_again() -> None:
    found = advise(Nation.ENGLAND, OFFICE, SIAN._replace(votes_by_post=True), TOLD_ON)
    assert found.sentences[1].text == "Siân must apply again to vote by post."


def test_details_are_passed_on_only_on_a_named_basis() -> None:
    found = advise(Nation.ENGLAND, OFFICE, SIAN, TOLD_ON)
    assert (found.pass_on, found.basis) == (True, OFFICE.legal_basis)
    without = advise(Nation.ENGLAND, replace(OFFICE, legal_basis=""), SIAN, TOLD_ON)
    assert (without.advice, without.pass_on, without.basis) == (Advice.REGISTER, False, "")


def test_a_protected_person_is_told_of_anonymous_registration_and_not_passed_on() -> None:
    office = replace(OFFICE, assisted_applications=True)
    found = advise(Nation.ENGLAND, office, SIAN._replace(protected=True), TOLD_ON)
    assert not found.pass_on
    assert [one.text for one in found.sentences[1:]] == ["Siân can ask to register anonymously."]


def test_assisted_applications_are_off_unless_the_profile_says_so() -> None:
    assert not RegistrationOffice().assisted_applications
    assert len(advise(Nation.ENGLAND, OFFICE, SIAN, TOLD_ON).sentences) == 1
    assisted = advise(Nation.ENGLAND, replace(OFFICE, assisted_applications=True), SIAN, TOLD_ON)
    assert assisted.sentences[1].text == "Siân can apply now, with our help."


def test_advice_holds_nothing_of_a_register() -> None:
    held = set(ElectorAdvice._fields)
    assert held == {"person", "name", "advice", "sentences", "pass_on", "basis"}


@given(BORN, st.integers(0, 100), st.dates(date(2000, 1, 1), date(2040, 1, 1)))
def test_ages_and_birthdays_agree(born: date, age: int, day: date) -> None:
    reached = birthday(born, age)
    assert age_on(born, reached) == age
    assert age_on(born, reached - timedelta(days=1)) == age - 1
    assert (age_on(born, day) >= age) is (day >= reached)


@given(BORN, st.sampled_from([16, 18]), st.dates(date(2000, 1, 1), date(2044, 1, 1)))
def test_attainers_reach_the_age_in_the_twelve_months_from_the_next_december(
    born: date, age: int, on: date
) -> None:
    # The Act's own words, reckoned forwards; the rule reckons backwards.
    next_december = next(date(year, 12, 1) for year in (on.year, on.year + 1) if date(year, 12, 1) > on)
    window_ends = next_december.replace(year=next_december.year + 1)
    may = birthday(born, age) < window_ends
    assert (attainer_from(born, age) <= on) is may


ELECTORS = st.builds(
    Elector,
    st.just(PersonId(EntityId("one"))),
    st.just("Ann"),
    st.none() | BORN,
    adult=st.booleans(),
    nationality=st.sampled_from(Nationality),
    votes_by_post=st.booleans(),
    protected=st.booleans(),
)


@given(st.sampled_from(Nation), ELECTORS)
def test_nobody_is_passed_on_who_is_not_to_register_or_is_protected(nation: Nation, elector: Elector) -> None:
    found = advise(nation, OFFICE, elector, TOLD_ON)
    hidden = elector.protected or elector.no_fixed_address
    assert found.pass_on is (found.to_register and not hidden)
    assert found.sentences
    assert all(one.text for one in found.sentences)
