"""Help with costs: what is the council's, and what the customer tells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor_console.domain.help_with_costs import Answer, Destination, HelpReceived, help_with_costs

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.NOT_KNOWN


@pytest.mark.parametrize(
    ("reduction", "destination", "said"),
    [
        (YES, Destination.WITHIN_AREA, "Our benefits team looks at your Council Tax Reduction again"),
        (YES, Destination.OUT_OF_AREA, "Your Council Tax Reduction with us ends."),
        (YES, Destination.INTO_AREA, "Council Tax Reduction does not move between councils"),
        (NO, Destination.INTO_AREA, "Council Tax Reduction does not move between councils"),
        (NO, Destination.WITHIN_AREA, "You get no Council Tax Reduction now. We have told you how to claim."),
        (UNKNOWN, Destination.WITHIN_AREA, "If you get Council Tax Reduction, tell us"),
    ],
)
def test_council_tax_reduction(reduction: Answer, destination: Destination, said: str) -> None:
    found = help_with_costs(HelpReceived(council_tax_reduction=reduction), destination)
    assert found.summary[0].text.startswith(said)
    assert found.for_benefits is (reduction is YES)


def test_universal_credit_is_told_by_the_customer_and_is_no_work_of_ours() -> None:
    found = help_with_costs(HelpReceived(NO, NO, YES), Destination.WITHIN_AREA)
    assert not found.for_benefits
    assert [one.text for one in found.customer_tells] == [
        "Tell Universal Credit about your move yourself: we cannot do it for you."
    ]
    assert help_with_costs(HelpReceived(NO, NO, NO), Destination.WITHIN_AREA).customer_tells == ()


def test_somebody_with_nowhere_to_go_is_offered_housing_options() -> None:
    found = help_with_costs(HelpReceived(nowhere_to_go=True), Destination.OUT_OF_AREA)
    assert found.summary[-1].text == "Our Housing Options team can help you find somewhere to live."


@given(*(st.sampled_from(Answer) for _ in range(3)), st.booleans(), st.sampled_from(Destination))
def test_benefits_work_is_for_the_councils_own_help_only(
    reduction: Answer, housing: Answer, credit: Answer, nowhere: bool, destination: Destination
) -> None:
    found = help_with_costs(HelpReceived(reduction, housing, credit, nowhere), destination)
    assert found.for_benefits is (YES in {reduction, housing})
    assert all("Universal Credit" in one.text for one in found.customer_tells)
    assert any("Housing Benefit" in one.text for one in found.summary) is (housing is YES)
