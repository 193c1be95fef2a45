"""Wrong or missing answers are refused at their place, and every change leads back to its field."""

import pytest

from tests.helpers.moves import NEW
from tests.ui.pages.move.sitting import LAST_NIGHT, Sitting
from ui.pages.move.models import Step
from ui.widgets.date_reading import DateParts


@pytest.mark.parametrize(
    ("filled", "field", "sentence"),
    [
        ({"people": ()}, "people", "Choose who is moving."),
        ({"last_night": DateParts()}, "last_night", "Enter the last night"),
        (
            {
                "last_night": DateParts("31", "2", "2026"),
                "date_problems": (("last_night", "Check the last night: the month does not have that day"),),
            },
            "last_night",
            "the month does not have that day",
        ),
        ({"last_night": DateParts("1", "1", "1900")}, "last_night", "Council tax began"),
        ({"first_night": DateParts("20", "11", "2026")}, "first_night", "must be after the last night"),
        ({"last_night": DateParts("27", "11", "2036")}, "last_night", "more than a year ahead"),
    ],
)
def test_wrong_input_is_refused_on_the_first_page(
    sitting: Sitting, filled: dict[str, object], field: str, sentence: str
) -> None:
    sitting.fill(last_night=LAST_NIGHT)
    sitting.fill(**filled)
    form = sitting.form
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert sentence in sitting.problems()[field]
    assert sitting.view.state.step is Step.WHO
    assert sitting.form == form


def test_wrong_input_is_refused_on_the_second_page(sitting: Sitting) -> None:
    sitting.at_addresses()
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert set(sitting.problems()) == {"to_postcode"}
    sitting.view.lookUpRequested.emit("we9 1ab")
    sitting.until(lambda: len(sitting.view.state.found.options) == 4)
    sitting.next()
    sitting.until(lambda: "to_property" in sitting.problems())
    assert sitting.problems() == {"to_property": "Choose the new address from the list."}
    sitting.view.addressChosen.emit(NEW.id)
    sitting.next()
    sitting.until(lambda: "new_tenure" in sitting.problems())
    assert sitting.view.state.step is Step.ADDRESSES


def test_wrong_input_is_refused_on_the_third_page(sitting: Sitting) -> None:
    sitting.at_services()
    sitting.fill(adults_there="many")
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()))
    assert set(sitting.problems()) == {"adults_there", "help", "garden"}
    sitting.fill(adults_there="1", help=("none", "housing_benefit"), garden="transfer")
    sitting.next()
    sitting.until(lambda: set(sitting.problems()) == {"adults_there", "help"})
    assert "at least 2 live there" in sitting.problems()["adults_there"]
    assert sitting.view.state.step is Step.SERVICES


def test_what_went_wrong_earlier_leads_back_to_its_page(sitting: Sitting) -> None:
    """The first night is only needed once the new home is known to be ours."""
    sitting.fill(last_night=LAST_NIGHT)
    sitting.fill(first_night=DateParts())
    sitting.turn_to(Step.ADDRESSES)
    sitting.view.lookUpRequested.emit("WE1 6HN")
    sitting.until(lambda: sitting.form.to_property == NEW.id)
    sitting.fill(new_tenure="owner", first_night=DateParts(), first_prefilled=DateParts("1", "1", "2000"))
    sitting.next()
    sitting.until(lambda: bool(sitting.problems()) or sitting.view.state.step is Step.SERVICES)
    assert sitting.view.state.step in (Step.WHO, Step.SERVICES)


def test_an_unknown_postcode_is_said_to_be(sitting: Sitting) -> None:
    sitting.at_addresses()
    sitting.view.lookUpRequested.emit("ZZ1 1ZZ")
    sitting.until(lambda: bool(sitting.view.state.found.words))
    assert sitting.view.state.found.words == (
        "No address found for “ZZ1 1ZZ”. Check it, or enter it by hand."
    )
    assert sitting.view.focused[-1] == "to_postcode"


def test_a_change_goes_to_its_field_and_straight_back(sitting: Sitting) -> None:
    sitting.at_check()
    sitting.view.changeRequested.emit("when")
    assert (sitting.view.state.step, sitting.view.focused[-1]) == (Step.WHO, "last_night")
    sitting.fill(last_night=DateParts("29", "11", "2026"), first_night=DateParts("30", "11", "2026"))
    sitting.turn_to(Step.CHECK)
    assert "30 November" in sitting.view.state.check.say


def test_every_change_leads_to_a_field(sitting: Sitting) -> None:
    sitting.at_check()
    rows = (*sitting.view.state.check.told, *sitting.view.state.check.council)
    assert len(rows) == 9
    for row in rows:
        assert row.change
        sitting.view.changeRequested.emit(row.id)
        assert sitting.view.state.step is not Step.CHECK
        sitting.turn_to(Step.CHECK)


def test_a_late_report_is_a_warning_not_an_error(sitting: Sitting) -> None:
    sitting.fill(last_night=DateParts("1", "9", "2026"))
    sitting.turn_to(Step.ADDRESSES)
    sitting.view.lookUpRequested.emit("WE1 6HN")
    sitting.until(lambda: sitting.form.to_property == NEW.id)
    sitting.fill(new_tenure="owner")
    sitting.turn_to(Step.SERVICES)
    sitting.fill(help=("none",), garden="transfer")
    sitting.turn_to(Step.CHECK)
    assert any("within 21 days" in note for note in sitting.view.state.check.notes)
    assert not sitting.problems()
