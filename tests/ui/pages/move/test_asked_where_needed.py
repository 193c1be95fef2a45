"""Questions that only some moves need: asked where a rule can decide by them, kept, and read back."""

from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from advisor_console.domain.customer import CustomerRecord, SupportNeed
from advisor_console.domain.electoral import Advice
from advisor_console.domain.ids import ContactId, EntityId
from advisor_console.domain.liability import Basis
from advisor_console.domain.move_assessment import MoveAssessment
from advisor_console.domain.nation import Nation
from tests.helpers.fakes import RememberingLog
from tests.helpers.moves import (
    EWAN,
    HOUSEHOLD,
    NEW,
    NEW_HOME,
    OLD_HOME,
    RECORD,
    SIAN,
    BoroughRecords,
    account,
    lives,
    period,
    report_move,
)
from tests.ui.pages.move.desks import MoveDesk
from tests.ui.pages.move.test_view import Typist, view
from ui.pages.move.models import MoveForm
from ui.pages.move.problems import problems_of
from ui.pages.move.questions import Facts, asks_of, carried_on, first_form
from ui.pages.move.read_back import form_of
from ui.pages.move.reading import notification
from ui.pages.move.told_words import told_rows
from ui.pages.move.view import MoveView
from ui.widgets.date_reading import DateParts

__all__ = ["view"]

LAST = DateParts("27", "11", "2026")
NEXT = DateParts("28", "11", "2026")
SITS_IN = replace(RECORD, household=(lives(SIAN), lives(EWAN, "family")), account=account(period(SIAN)))
"""Ewan lives with Siân, and is on no tenancy."""


def facts_of(
    record: CustomerRecord = RECORD, nation: Nation = Nation.ENGLAND, *, premiums: bool = True
) -> Facts:
    return Facts(record, nation, date(2026, 11, 23), NEW_HOME, premiums=premiums)


def filled(facts: Facts, **answers: object) -> MoveForm:
    form = replace(
        first_form(facts.record),
        last_night=LAST,
        left_tenure="private_tenant",
        new_tenure="private_tenant",
        help=("none",),
        garden="cancel",
    )
    form = replace(carried_on(form, form, facts), to_property=NEW.id)
    return replace(form, **answers)  # type: ignore[arg-type]  # answers by their field's name


def assessed(form: MoveForm, facts: Facts) -> MoveAssessment:
    use = report_move(BoroughRecords(facts.record, OLD_HOME, NEW_HOME))
    found = use.consider(SIAN.id, notification(form, facts)).assessment
    assert found is not None
    return found


def test_the_plain_move_is_asked_none_of_them_that_needs_an_answer() -> None:
    facts = facts_of()
    asks = asks_of(filled(facts), facts)
    assert (asks.furnished, asks.marketed, asks.partners) == (False, False, ())


@pytest.mark.parametrize(
    ("answers", "nation", "premiums", "furnished", "marketed"),
    [
        ({"left_tenure": "owner"}, Nation.ENGLAND, True, True, False),
        ({"left_tenure": "owner", "furnished": "yes"}, Nation.ENGLAND, True, True, True),
        ({"left_tenure": "owner", "furnished": "no"}, Nation.ENGLAND, True, True, False),
        # Empty for more than a year when it is told.
        (
            {"left_tenure": "owner", "furnished": "no", "last_night": DateParts("1", "9", "2025")},
            Nation.ENGLAND, True, True, True,
        ),
        # Nothing that the council adds, and in England nothing that it takes off.
        ({"left_tenure": "owner"}, Nation.ENGLAND, False, False, False),
        ({"left_tenure": "owner"}, Nation.WALES, False, True, False),
        ({"left_tenure": "owner", "furnished": "yes"}, Nation.SCOTLAND, True, True, False),
        ({"left_tenure": "owner"}, Nation.NORTHERN_IRELAND, True, False, False),
        # Sold on the day they leave: the buyer owes it.
        ({"left_tenure": "owner", "sold_on": NEXT}, Nation.ENGLAND, True, False, False),
        ({"left_tenure": "family"}, Nation.WALES, True, False, False),
        # Somebody stays, so it is not empty.
        ({"left_tenure": "owner", "people": (SIAN.id,)}, Nation.ENGLAND, True, False, False),
        ({"kind": "landlord"}, Nation.ENGLAND, True, True, False),
        ({"kind": "landlord", "next_night": NEXT}, Nation.ENGLAND, True, False, False),
        ({"kind": "landlord", "furnished": "yes"}, Nation.ENGLAND, True, True, True),
        ({"kind": "death", "left_tenure": "owner"}, Nation.ENGLAND, True, False, False),
    ],
)  # fmt: skip
def test_how_a_home_is_left_is_asked_where_it_decides(
    answers: dict[str, object], nation: Nation, premiums: bool, furnished: bool, marketed: bool
) -> None:
    facts = facts_of(nation=nation, premiums=premiums)
    asks = asks_of(filled(facts, **answers), facts)
    assert (asks.furnished, asks.marketed) == (furnished, marketed)


def test_what_was_said_of_an_empty_home_decides_its_premium() -> None:
    facts = facts_of()
    form = filled(facts, left_tenure="owner", furnished="yes")

    def added(form: MoveForm) -> int:
        return assessed(form, facts).council_tax.old_periods[1].percent_on

    assert added(form) == 100
    assert added(replace(form, furnished="no")) == 0
    assert added(replace(form, marketed_since=DateParts("1", "11", "2026"))) == 0


def test_an_answer_is_wanted_and_they_do_not_know_is_one() -> None:
    facts = facts_of()
    form = filled(facts, left_tenure="owner")
    assert [one.field for one in problems_of(form, facts, (), 0)] == ["furnished"]
    assert problems_of(replace(form, furnished="not_known"), facts, (), 0) == ()


def test_a_partner_who_is_on_no_tenancy_owes_the_new_home_too() -> None:
    facts = facts_of(SITS_IN)
    form = filled(facts)
    (offered,) = asks_of(form, facts).partners
    assert offered.text == "Ewan Pritchard, partner of Siân Pritchard"

    def owing(form: MoveForm) -> list[list[str]]:
        periods = assessed(form, facts).council_tax.new_periods
        return [[one.name for one in period.liable] for period in periods if period.basis is Basis.LIABLE]

    assert owing(form) == [["Siân Pritchard"]]
    assert owing(replace(form, partners=(offered.id,))) == [["Siân Pritchard", "Ewan Pritchard"]]


@pytest.mark.parametrize(
    ("said", "advice", "passed_on"),
    [
        ("", Advice.REGISTER, True),
        ("eu_treaty", Advice.REGISTER, True),
        ("eu_other", Advice.CHECK_NATIONALITY, True),
        ("other", Advice.NOT_ELIGIBLE, False),
    ],
)
def test_nationality_decides_what_they_are_told_about_voting(
    said: str, advice: Advice, passed_on: bool
) -> None:
    facts = facts_of()
    kinds = (said,) if said else ()
    form = filled(facts, nation_kinds=kinds, nationalities=tuple(f"{kind}:{SIAN.id}" for kind in kinds))
    told = {one.person: one for one in assessed(form, facts).electoral.people}
    assert (told[SIAN.id].advice, told[SIAN.id].pass_on) == (advice, passed_on)
    assert told[EWAN.id].advice is Advice.REGISTER


@pytest.mark.parametrize("nation", [Nation.SCOTLAND, Nation.WALES])
def test_nationality_is_not_asked_where_any_may_vote(nation: Nation) -> None:
    facts = facts_of(nation=nation)
    assert asks_of(filled(facts), facts).nationalities == ()


def test_what_was_answered_is_read_back_for_a_correction() -> None:
    facts = facts_of(SITS_IN)
    form = filled(
        facts,
        left_tenure="owner",
        furnished="yes",
        marketed_since=DateParts("1", "11", "2026"),
        partners=(f"{EWAN.id}:{SIAN.id}",),
        nation_kinds=("other",),
        nationalities=(f"other:{EWAN.id}",),
    )
    log = RememberingLog()
    use = report_move(BoroughRecords(SITS_IN, OLD_HOME, NEW_HOME), log)
    use.record(SIAN.id, notification(form, facts), ContactId(EntityId("contact")))
    back = form_of(log.saved[0])
    assert back is not None
    for name in ("furnished", "marketed_since", "partners", "nation_kinds", "nationalities"):
        assert getattr(back, name) == getattr(form, name), name


def test_who_gets_the_bill_and_what_is_left_of_it_come_from_the_record() -> None:
    facts = facts_of()
    tax = assessed(filled(facts), facts).council_tax
    assert tax.bill_differs[0].text.startswith("The record shows £412.60 left to pay")
    assert [one.name for one in tax.old_periods[0].liable] == ["Siân Pritchard", "Ewan Pritchard"]
    alone = facts_of(replace(RECORD, account=account(period(SIAN))))
    use = report_move(BoroughRecords(alone.record, replace(OLD_HOME, period=period(SIAN)), NEW_HOME))
    found = use.consider(SIAN.id, notification(filled(alone), alone)).assessment
    assert found is not None
    assert [one.name for one in found.council_tax.old_periods[0].liable] == ["Siân Pritchard"]


def test_whoever_has_their_bins_put_out_is_not_asked_whether_they_have() -> None:
    helped = replace(RECORD, needs=(SupportNeed(EntityId("n"), "assisted_collection", None),))
    facts = facts_of(helped)
    assert first_form(helped).assisted == ("had",)
    unticked = filled(facts, assisted=())
    assert any("Assisted collection ends" in one.text for one in assessed(unticked, facts).bins.summary)
    assert not any("Assisted" in one.text for one in assessed(filled(facts_of()), facts_of()).bins.summary)


def test_an_owner_is_asked_by_keyboard(qtbot: QtBot, view: MoveView, desk: MoveDesk) -> None:
    desk.records.record = replace(
        RECORD, household=tuple(lives(one.person, "owner") for one in HOUSEHOLD), garden=None
    )
    presenter = desk.presenter(view)
    presenter.open()
    qtbot.waitUntil(lambda: view.header.title.text() == "Siân Pritchard: moving")
    typist = Typist(qtbot, view)
    view.who.kind.show_value("move")
    for part in ("27", "11", "2026"):
        typist.write(part)
        typist.press(Qt.Key.Key_Tab)
    typist.next(
        lambda: "to_postcode" in typist.here.objectName() or "left_tenure" in typist.here.objectName()
    )
    view.addresses.left_tenure.box("owner").setFocus()
    typist.press(Qt.Key.Key_Space)
    typist.tab_to("furnished-yes")
    assert not view.addresses.marketed.isVisible()
    typist.press(Qt.Key.Key_Space)
    qtbot.waitUntil(view.addresses.marketed.isVisible)
    typist.tab_to("marketed_since-day")
    for part in ("1", "nov", "2026"):
        typist.write(part)
        typist.press(Qt.Key.Key_Tab)
    told = view.told()
    assert (told.furnished, told.marketed_since) == ("yes", DateParts("1", "nov", "2026"))


def test_the_check_page_knows_the_translation_that_the_council_itself_has_approved(tmp_path: Path) -> None:
    in_welsh = replace(RECORD, person=replace(RECORD.person, language="cy"))
    ours = (resources.files("resources") / "letters" / "cy" / "move.txt").read_text("utf-8")
    (tmp_path / "cy").mkdir()
    theirs = tmp_path / "cy" / "move.txt"
    approved = "translation: approved by M. Parri on 2026-11-28"
    theirs.write_text(ours.replace("translation: draft", approved), "utf-8")

    def letters(own: str) -> str:
        facts = replace(facts_of(in_welsh), own_letters=own)
        form = filled(facts)
        rows = told_rows(form, facts, notification(form, facts), asks_of(form, facts))
        (row,) = (row for row in rows if row.id == "letters")
        return "".join(run.text for run in row.value)

    assert "no approved Welsh version yet" in letters("")
    assert "approved" not in letters(str(tmp_path))
    # One that is wrong refuses the letter when it is made; the page before is not in its way.
    theirs.write_text("nothing of a letter", "utf-8")
    assert "approved" not in letters(str(tmp_path))
