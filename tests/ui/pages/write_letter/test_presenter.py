"""The page on which a letter is written: filled from the record, kept, refused at its fields, made once."""

from dataclasses import replace

from pytestqt.qtbot import QtBot

from advisor_console.domain.customer import ProtectedAddress
from advisor_console.domain.ids import EntityId
from advisor_console.services.email_letter import as_email
from advisor_console.services.move_letter import IN_PERSON
from advisor_console.services.write_letter import MADE_OF_AN_ACT
from tests.helpers.moves import ASHA, PROFILE, RECORD
from tests.ui.pages.write_letter.desks import BLANK, CASE, DRAFT, FRIDAY, Desk
from ui.jobs import JobRunner
from ui.pages.write_letter.models import Shown
from ui.widgets.date_reading import DateParts


def test_every_letter_but_those_of_an_act_is_offered_and_asks_only_what_nobody_knows(
    desk: Desk, qtbot: QtBot
) -> None:
    offered = {one.id for one in desk.state.letters}
    assert offered & MADE_OF_AN_ACT == set()
    assert len(offered) >= 13
    for name in sorted(offered):
        desk.choose(qtbot, name)
        asked = {one.name for one in desk.state.asked}
        assert asked & {"customer_name", "recipient", "reference", "date", "telephone", "address"} == set()
        assert all(one.label for one in desk.state.asked)
        desk.view.otherRequested.emit()
    assert desk.failed == []


def test_what_is_missing_stands_at_its_fields_and_nothing_written_is_lost(desk: Desk, qtbot: QtBot) -> None:
    form = desk.choose(qtbot, "blank")
    desk.view.half = {"next_by": "Add the year to by when"}
    said = {**form.said, "paragraphs": "We come\u200b back."}
    desk.view.makeRequested.emit(replace(form, said=said, days={"next_by": DateParts("4", "12", "")}))
    problems = desk.problems()
    assert list(problems) == ["subject", "paragraphs", "next_what", "next_who", "next_by"]
    assert "cannot be seen" in problems["paragraphs"]
    assert problems["next_by"] == "Add the year to by when"
    assert desk.state.form.said["paragraphs"] == "We come\u200b back."
    assert (desk.log.saved, desk.shelf.kept) == ([], {})


def test_an_amount_and_a_number_are_read_as_people_write_them(desk: Desk, qtbot: QtBot) -> None:
    form = desk.choose(qtbot, "council-tax-information")
    assert form.said["penalty"] == "70.00"
    wrong = {**form.said, "penalty": "seventy", "tell_within": "3 weeks"}
    desk.view.makeRequested.emit(replace(form, said=wrong))
    assert {"penalty", "tell_within", "from"} <= desk.problems().keys()
    right = {**form.said, "penalty": "£1,070.50", "team": "Revenues"}
    desk.view.makeRequested.emit(replace(form, said=right, days={"from": DateParts("1", "12", "2026")}))
    qtbot.waitUntil(lambda: bool(desk.made))
    assert "£1,070.50" in desk.made[0].letter.text


def test_a_letter_about_a_case_is_made_once_with_its_bytes_kept_and_its_draft_gone(
    desk: Desk, qtbot: QtBot
) -> None:
    form = desk.choose(qtbot, "blank", CASE.id)
    assert form.said["next_who"] == PROFILE.teams["waste"]
    form = replace(form, said={**form.said, **BLANK}, days=FRIDAY)
    desk.view.edited.emit(form)
    desk.presenter.keep()
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    desk.view.makeRequested.emit(form)
    desk.view.makeRequested.emit(form)
    qtbot.waitUntil(lambda: bool(desk.made))
    desk.view.makeRequested.emit(form)
    desk.presenter.keep()
    (command,) = desk.log.saved
    row = {name: field.new for name, field in command.changes[0].fields.items()}
    assert command.kind == "issue_letter"
    assert command.contact == "contact"
    assert row["reference"].startswith("WD-20418-L")
    assert (row["delivery"], row["template"], row["advisor"]) == ("post_second_class", "blank", "asha")
    letter = desk.made[0].letter
    assert desk.shelf.kept == {row["sha256"]: letter.pdf}
    assert "Reference: WD-20418" in letter.text
    assert "Thank you for telling us.\n\nWe come back on Monday." in letter.text
    assert desk.drafts.kept == {}
    email = as_email(letter, ASHA, "Riverside One-Stop Shop", PROFILE.council)
    assert email.startswith("Your food caddy\n\nDear Siân Pritchard\n\n")
    signed = ("Yours sincerely", "Asha Rahman", "Advisor", "Riverside One-Stop Shop", "01632 960117")
    at = [email.index(part) for part in signed]
    assert at == sorted(at)


def test_a_record_that_changed_while_it_was_written_is_read_again_before_anything_is_made(
    desk: Desk, qtbot: QtBot
) -> None:
    form = desk.choose(qtbot, "blank", CASE.id)
    assert form.delivery == "post_second_class"
    # Somebody else records that they fled: the home on the open page is the one they left.
    fled = replace(desk.record, home=None, protected_address=ProtectedAddress(EntityId("kept")))
    desk.record = fled
    desk.view.makeRequested.emit(replace(form, said={**form.said, **BLANK}, days=FRIDAY))
    qtbot.waitUntil(lambda: "Their record changed" in desk.problems().get("delivery", ""))
    assert (desk.log.saved, desk.shelf.kept, desk.made) == ([], {}, [])
    again = desk.state.form
    assert (again.delivery, again.said["paragraphs"]) == ("handed_over", BLANK["paragraphs"])
    desk.view.makeRequested.emit(again)
    qtbot.waitUntil(lambda: bool(desk.made))
    assert IN_PERSON in desk.made[0].letter.text
    assert "12 Beck Row" not in desk.made[0].letter.text


def test_to_somebody_who_left_in_danger_a_letter_goes_by_hand_unless_they_say_otherwise(
    jobs: JobRunner,
) -> None:
    fled = replace(RECORD, protected_address=ProtectedAddress(EntityId("kept")))
    assert Desk(jobs, fled).use.deliveries(fled)[0] == "handed_over"


def test_a_draft_is_gone_on_with_and_keeps_nothing_that_the_record_says_by_itself(
    desk: Desk, qtbot: QtBot
) -> None:
    form = desk.choose(qtbot, "blank", CASE.id)
    desk.view.edited.emit(replace(form, said={**form.said, "next_what": "We collect."}))
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    body = desk.drafts.kept[DRAFT].body
    assert body["said"] == {"next_what": "We collect."}
    again = Desk(desk.jobs)
    again.presenter.open(body)
    qtbot.waitUntil(lambda: bool(again.view.shown) and again.state.form.template == "blank")
    assert again.state.form.about == CASE.id
    assert again.state.form.said["next_what"] == "We collect."
    assert again.state.form.said["next_who"] == PROFILE.teams["waste"]


def test_remarks_come_while_it_is_written_and_pages_once_it_is_whole(desk: Desk, qtbot: QtBot) -> None:
    form = desk.choose(qtbot, "blank")
    desk.view.shownChosen.emit(Shown.PAGES.value)
    said = {**form.said, **BLANK, "paragraphs": "The DNO comes.", "next_what": ""}
    desk.view.edited.emit(replace(form, said=said))
    qtbot.waitUntil(lambda: bool(desk.view.so_far and desk.view.so_far[-1].checks))
    found = desk.view.so_far[-1]
    assert [(one.field, one.start, one.end) for one in found.checks] == [("paragraphs", 4, 7)]
    assert found.pages == ()
    assert "[next what]" in found.words
    desk.view.edited.emit(replace(form, said={**form.said, **BLANK}))
    qtbot.waitUntil(lambda: bool(desk.view.so_far[-1].pages), timeout=20_000)
    assert desk.view.so_far[-1].pages[0].startswith(b"\x89PNG")
    assert desk.log.saved == []


def test_without_an_address_nothing_is_posted(desk: Desk) -> None:
    nowhere = replace(RECORD, home=None)
    assert desk.use.deliveries(nowhere) == ("handed_over",)
    assert desk.use.known(nowhere, None, DRAFT).head["recipient"] == ["Siân Pritchard", IN_PERSON]
