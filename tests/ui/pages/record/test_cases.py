"""Each service's outcome on the record: state, references and the day promised; what came back first."""

from dataclasses import replace
from datetime import date

from advisor_console.domain.customer import WorkItem
from advisor_console.domain.ids import EntityId
from ui.pages.record.case_rows import MOST_SHOWN, work_rows
from ui.widgets.text import plain_of

TODAY = date(2026, 11, 23)
TAX = WorkItem(
    EntityId("w1"), "MV-1-CT", EntityId("n1"), "council_tax", "change the bill", "sent",
    date(2026, 12, 7), None, None, {},
)  # fmt: skip
WASTE = replace(TAX, id=EntityId("w2"), reference="MV-1-W", service="waste", service_reference="638344")
ELECTORS = replace(TAX, id=EntityId("w3"), reference="MV-1-EL", service="electoral", status="done")
OLD = replace(TAX, id=EntityId("w9"), reference="MV-0-CT", notification_id=EntityId("n0"))


def said(*items: WorkItem) -> dict[str, str]:
    return {row.name: plain_of(row.value) for row in work_rows(items, TODAY)}


def test_each_service_says_how_it_stands_for_when_and_under_which_reference() -> None:
    assert said(TAX, replace(WASTE, status="accepted", promised_by=date(2026, 11, 20))) == {
        "Council tax": "Sent, by Mon 7 Dec · MV-1-CT",
        "Waste": "Accepted, overdue since Fri 20 Nov · MV-1-W · their reference 638344",
    }
    assert said(replace(TAX, promised_by=TODAY)) == {"Council tax": "Sent, due today · MV-1-CT"}
    assert said(replace(TAX, status="done")) == {"Council tax": "Done · MV-1-CT"}


def test_what_came_back_says_why_and_comes_first() -> None:
    back = replace(WASTE, status="rejected", reason="The flat's number cannot be read.")
    assert next(iter(said(TAX, back).items())) == (
        "Waste",
        "Needs fixing: The flat's number cannot be read. MV-1-W",
    )
    told_again = replace(back, mended=True)
    assert said(told_again)["Waste"].startswith("Handed back, told again since · MV-1-W")


def test_of_electors_nothing_is_shown_but_what_cannot_be_read() -> None:
    assert said(ELECTORS) == {}
    back = replace(ELECTORS, status="rejected", reason="address_unreadable")
    assert said(back) == {"Elections": "Needs fixing: The new address cannot be read. MV-1-EL"}


def test_of_earlier_notifications_only_what_is_open_is_shown() -> None:
    assert [row.id for row in work_rows((WASTE, replace(OLD, status="done")), TODAY)] == ["work-MV-1-W"]
    assert [row.id for row in work_rows((WASTE, OLD), TODAY)] == ["work-MV-1-W", "work-MV-0-CT"]
    assert len(work_rows((TAX,) * 9, TODAY)) == MOST_SHOWN
