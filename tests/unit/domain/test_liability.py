"""The order of liability and joint liability."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.liability import Claim, Interest, liable_group
from advisor_console.domain.nation import Nation

ANN, BEN, CAT, LANDLORD = (PersonId(EntityId(name)) for name in ("ann", "ben", "cat", "landlord"))
OWNER_AWAY = Claim(LANDLORD, resident=False, interest=Interest.FREEHOLD, material_interest=True)


@pytest.mark.parametrize(
    ("claims", "people", "source"),
    [
        # s6(2)(a): the owner who lives there, not the lodger.
        (
            [Claim(ANN, True, Interest.FREEHOLD), Claim(BEN, True, Interest.LICENCE)],
            (ANN,),
            "LGFA 1992 s6(2), paragraph a",
        ),
        # s6(2)(b): the tenant, not the landlord who lives elsewhere.
        ([OWNER_AWAY, Claim(ANN, True, Interest.LEASEHOLD)], (ANN,), "LGFA 1992 s6(2), paragraph b"),
        # s6(3): two joint tenants owe it together.
        (
            [Claim(ANN, True, Interest.LEASEHOLD), Claim(BEN, True, Interest.LEASEHOLD)],
            (ANN, BEN),
            "LGFA 1992 s6(2), paragraph b",
        ),
        # s6(4): a student among joint tenants is spared.
        (
            [Claim(ANN, True, Interest.LEASEHOLD, spared=True), Claim(BEN, True, Interest.LEASEHOLD)],
            (BEN,),
            "LGFA 1992 s6(2), paragraph b",
        ),
        # s6(4) does not pass the bill down: the only tenant is a student, the lodger stays free.
        (
            [Claim(ANN, True, Interest.LEASEHOLD, spared=True), Claim(BEN, True, Interest.LICENCE)],
            (ANN,),
            "LGFA 1992 s6(2), paragraph b",
        ),
        # s9: the partner who lives there owes it too, whatever the right; another lodger does not.
        (
            [
                Claim(ANN, True, Interest.FREEHOLD),
                Claim(BEN, True, partner=ANN),
                Claim(CAT, True, Interest.LICENCE),
            ],
            (ANN, BEN),
            "LGFA 1992 s6(2), paragraph a",
        ),
        # s9 asks that both live there.
        (
            [Claim(ANN, True, Interest.FREEHOLD), Claim(BEN, False, partner=ANN)],
            (ANN,),
            "LGFA 1992 s6(2), paragraph a",
        ),
        # s6(2)(e): residents without any right owe it together.
        ([Claim(ANN, True), Claim(BEN, True), OWNER_AWAY], (ANN, BEN), "LGFA 1992 s6(2), paragraph e"),
        # s6(2)(f): nobody lives there.
        ([OWNER_AWAY, Claim(ANN, False)], (LANDLORD,), "LGFA 1992 s6(2)(f), (5); Scotland s75(2)(f)"),
    ],
)
def test_order_of_liability(claims: list[Claim], people: tuple[PersonId, ...], source: str) -> None:
    found = liable_group(Nation.ENGLAND, claims)
    assert (found.people, found.source) == (people, source)
    assert liable_group(Nation.SCOTLAND, claims).people == people


def test_the_owner_of_a_house_in_multiple_occupation_pays() -> None:
    found = liable_group(
        Nation.ENGLAND, [OWNER_AWAY, Claim(ANN, True, Interest.LICENCE)], owner_is_liable=True
    )
    assert found.people == (LANDLORD,)
    assert "s8" in found.source


def test_nobody_known_and_northern_ireland_are_undecided() -> None:
    assert liable_group(Nation.ENGLAND, [Claim(ANN, False)]).undecided
    assert liable_group(Nation.NORTHERN_IRELAND, [Claim(ANN, True, Interest.FREEHOLD)]).undecided


CLAIMS = st.lists(
    st.builds(
        Claim,
        st.uuids().map(lambda one: PersonId(EntityId(str(one)))),
        st.booleans(),
        st.sampled_from(Interest),
        st.booleans(),
        spared=st.booleans(),
    ),
    max_size=6,
    unique_by=lambda claim: claim.person,
)


@given(CLAIMS, st.booleans())
def test_a_day_has_one_group_and_nobody_in_it_twice(claims: list[Claim], owner: bool) -> None:
    group = liable_group(Nation.WALES, claims, owner_is_liable=owner)
    assert len(set(group.people)) == len(group.people)
    assert set(group.people) <= {claim.person for claim in claims}
    residents = [claim for claim in claims if claim.resident]
    if residents and not owner:
        assert not group.undecided
        assert set(group.people) <= {claim.person for claim in residents}
    # The order in which people are told makes no difference.
    assert set(liable_group(Nation.WALES, claims[::-1], owner_is_liable=owner).people) == set(group.people)
