"""How one letter is made: as the record asks, and otherwise for this letter alone."""

import io
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pikepdf
import pytest
from pytestqt.qtbot import QtBot

from advisor_console.domain.sentences import Name
from advisor_console.letters.drafting import Templates
from advisor_console.letters.words import load_words
from tests.helpers.moves import NEW_HOME, RECORD
from tests.ui.pages.write_letter.desks import BLANK, CASE, DRAFT, FRIDAY, WITH_CASE, Desk
from ui.jobs import JobRunner
from ui.pages.letter.words import not_as_asked
from ui.pages.write_letter.models import LetterForm
from ui.pages.write_letter.questions import read_form


def fonts_of(pdf: bytes) -> str:
    """The names of the fonts in a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = (one for one in opened.objects if isinstance(one, pikepdf.Dictionary))
        return " ".join(str(one.BaseFont) for one in fonts if "/BaseFont" in one)


def row_of(desk: Desk) -> dict[str, object]:
    """What the record says of the letter that was issued."""
    (command,) = desk.log.saved
    return {name: field.new for name, field in command.changes[0].fields.items()}


def test_a_draft_is_made_by_whoever_chooses_its_language_by_name_and_never_silently(
    desk: Desk, qtbot: QtBot
) -> None:
    unapproved = "No native reader has approved this translation."
    form = desk.choose(qtbot, "blank")
    offered = {one.id: one for one in desk.state.ways.languages}
    assert offered["en"].hint == ""
    assert (offered["cy"].text, offered["cy"].hint) == ("Welsh (a draft)", unapproved)
    # The customer's own stands chosen, and nothing has to be said of it.
    assert (desk.state.ways.language, desk.state.ways.format, desk.state.warning) == ("en", "standard", "")
    form = replace(form, said={**form.said, **BLANK}, days=FRIDAY)
    desk.view.edited.emit(replace(form, language="cy", format="clear", font="noto-sans"))
    qtbot.waitUntil(lambda: desk.state.ways.language == "cy")
    assert unapproved in desk.state.warning
    assert desk.state.form.said["paragraphs"] == BLANK["paragraphs"]
    desk.view.makeRequested.emit(desk.state.form)
    qtbot.waitUntil(lambda: bool(desk.made), timeout=20_000)
    row = row_of(desk)
    assert (row["language"], row["format"]) == ("cy", "clear")
    letter = desk.made[0].letter
    assert letter.draft
    assert load_words("cy").draft in letter.text
    assert "NotoSans" in fonts_of(letter.pdf)
    assert not_as_asked(letter, "cy", "clear").startswith("No native reader has approved")
    # What the customer asks for is as it was: their record is not in the command.
    assert {change.entity for change in desk.log.saved[0].changes} == {"letter"}


def test_what_is_chosen_for_one_letter_is_kept_with_its_draft_and_what_is_not_follows_the_record(
    desk: Desk, qtbot: QtBot
) -> None:
    form = desk.choose(qtbot, "blank")
    desk.view.edited.emit(replace(form, language="cy", format="standard", font="noto-sans"))
    qtbot.waitUntil(lambda: DRAFT in desk.drafts.kept)
    body = desk.drafts.kept[DRAFT].body
    assert body["made"] == ["cy", "", "noto-sans"]
    again = Desk(desk.jobs, replace(WITH_CASE, person=replace(WITH_CASE.person, letter_format="large-18")))
    again.presenter.open(body)
    qtbot.waitUntil(lambda: bool(again.view.shown) and again.state.form.template == "blank")
    ways = again.state.ways
    assert (ways.language, ways.format, ways.font) == ("cy", "large-18", "noto-sans")
    again.view.edited.emit(replace(again.state.form, language="en"))
    qtbot.waitUntil(lambda: again.state.ways.language == "en")
    assert again.state.warning == ""
    again.view.deleteLater()


def test_what_the_record_suggests_comes_in_the_letters_language_until_it_is_written_anew(
    qtbot: QtBot, jobs: JobRunner
) -> None:
    desk = Desk(jobs, replace(WITH_CASE, schedules=NEW_HOME.schedules))
    desk.presenter.open()
    form = desk.choose(qtbot, "collection-dates", CASE.id)
    english = form.said["collections"]
    assert "recycling" in english
    desk.view.edited.emit(replace(form, said={**form.said, "out_by": "7 am"}, language="cy"))
    qtbot.waitUntil(lambda: desk.state.ways.language == "cy")
    form = desk.state.form
    assert "ailgylchu" in form.said["collections"]
    assert "dydd " in form.said["collections"]
    assert form.said["out_by"] == "7 am"
    desk.view.edited.emit(replace(form, language="en"))
    qtbot.waitUntil(lambda: desk.state.ways.language == "en")
    assert desk.state.form.said["collections"] == english
    # As long as it is left alone it is a name, marked as English in another letter; typed, it is a text.
    known, template = desk.use.known(desk.record, CASE, DRAFT), Templates().get("collection-dates", "en")
    for team, kind in ((form.said["team"], Name), ("Tîm gwastraff", str)):
        reading = read_form(
            template, known, desk.state.asked, replace(form, said={**form.said, "team": team})
        )
        assert type(reading.values["team"]) is kind
    desk.view.deleteLater()


def test_a_choice_stands_while_the_letter_is_still_read_in_that_language(desk: Desk, qtbot: QtBot) -> None:
    form = replace(desk.choose(qtbot, "blank"), language="cy")
    desk.view.edited.emit(form)
    desk.view.edited.emit(replace(form, format="clear"))
    # Nothing of the Welsh template has come yet; what is typed now must not choose English again.
    assert (desk.state.ways.language, desk.state.ways.format) == ("cy", "clear")
    qtbot.waitUntil(lambda: "No native reader" in desk.state.warning)
    assert desk.state.ways.format == "clear"


def test_a_translation_of_the_councils_that_is_wrong_is_refused_when_it_is_chosen_and_the_letter_goes_on(
    qtbot: QtBot, jobs: JobRunner, tmp_path: Path
) -> None:
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy" / "blank.txt").write_text("nothing of a letter", "utf-8")
    desk = Desk(jobs, own=tmp_path)
    desk.presenter.open()
    form = desk.choose(qtbot, "blank")
    desk.view.edited.emit(replace(form, said={**form.said, **BLANK}, language="cy"))
    qtbot.waitUntil(lambda: bool(desk.failed))
    assert desk.failed[0].sentence.startswith("Template blank, line 1")
    assert (desk.state.form.template, desk.state.ways.language) == ("blank", "en")
    assert desk.state.form.said["paragraphs"] == BLANK["paragraphs"]
    desk.view.deleteLater()


def test_a_draft_kept_before_there_was_a_choice_is_still_read() -> None:
    assert LetterForm.from_body({"template": "blank"}) == LetterForm("blank")


def test_a_format_that_cannot_be_made_here_is_offered_with_its_reason(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    form = desk.choose(qtbot, "blank")
    (braille,) = (one for one in desk.state.ways.formats if one.id == "braille")
    assert "not installed" in braille.hint
    desk.view.edited.emit(replace(form, format="braille"))
    qtbot.waitUntil(lambda: "not in braille" in desk.state.warning)


def test_a_language_without_approved_words_and_one_with_them_are_said(qtbot: QtBot, tmp_path: Path) -> None:
    jobs = JobRunner()
    in_polish = replace(RECORD, person=replace(RECORD.person, language="pl"))
    desk = Desk(jobs, in_polish)
    desk.presenter.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown))
    desk.choose(qtbot, "blank")
    assert "no approved Polish version yet" in desk.state.warning
    assert "fixed words are in" not in desk.state.warning
    desk.view.deleteLater()
    in_welsh = replace(RECORD, person=replace(RECORD.person, language="cy"))
    (tmp_path / "cy").mkdir()
    ours = (resources.files("resources") / "letters" / "cy" / "blank.txt").read_text("utf-8")
    approved = ours.replace("translation: draft", "translation: approved by M. Parri on 2026-11-28")
    (tmp_path / "cy" / "blank.txt").write_text(approved, "utf-8")
    desk = Desk(jobs, in_welsh, tmp_path)
    desk.presenter.open()
    desk.choose(qtbot, "blank")
    assert "fixed words are in Welsh" in desk.state.warning
    assert "approved" not in desk.state.warning
    desk.view.deleteLater()
    jobs.close()
    jobs.deleteLater()
