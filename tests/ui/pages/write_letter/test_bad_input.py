"""What nobody meant to write into a letter: refused at its field, or a right letter; nothing is lost."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from advisor_console.letters.page_checks import check_pages
from advisor_console.letters.styles import letter_style
from tests.ui.pages.write_letter.desks import BLANK, FRIDAY, WITH_CASE, Desk
from ui.jobs import JobRunner

LONG_WORD = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochau"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("We collect it 🙂", "U+1F642"),
        ("Dear 李雷, we collect it.", "U+674E"),
        ("We col\x07lect it.", "cannot be seen: U+0007"),
        ("We collect\u202e it.", "cannot be seen: U+202E"),
        (f"We go to {LONG_WORD}.", "longer than a line at 24 point"),
    ],
)
def test_what_cannot_be_printed_is_refused_at_its_field_and_nothing_is_lost(
    desk: Desk, qtbot: QtBot, words: str, sentence: str
) -> None:
    form = replace(desk.choose(qtbot, "blank"), format="large-24")
    said = {**form.said, **BLANK, "next_what": words}
    desk.view.makeRequested.emit(replace(form, said=said))
    qtbot.waitUntil(lambda: bool(desk.problems()), timeout=20_000)
    assert list(desk.problems()) == ["next_what"]
    assert sentence in desk.problems()["next_what"]
    assert desk.state.form.said["next_what"] == words
    assert (desk.log.saved, desk.shelf.kept) == ([], {})


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("blank", {**BLANK, "paragraphs": " ".join(f"word{n % 97}" for n in range(3_000))}),
        ("blank", {**BLANK, "paragraphs": f"We go to {LONG_WORD}."}),
        ("register-to-vote", {"voters": "\n".join(f"Person{n} Pritchard" for n in range(40))}),
    ],
    ids=["three thousand words", "a word of sixty letters", "forty people"],
)
def test_what_is_long_and_can_be_printed_is_a_right_letter(
    desk: Desk, qtbot: QtBot, template: str, said: dict[str, str]
) -> None:
    form = desk.choose(qtbot, template)
    desk.view.makeRequested.emit(replace(form, said={**form.said, **said}))
    qtbot.waitUntil(lambda: bool(desk.made), timeout=20_000)
    letter = desk.made[0].letter
    assert check_pages(letter.pdf, letter_style()) == ()
    for text in said.values():
        assert Counter(text.split()) <= Counter(letter.text.replace(",", " ").split())


def test_an_address_that_no_window_holds_is_refused_with_its_line(qtbot: QtBot, jobs: JobRunner) -> None:
    home = WITH_CASE.home
    assert home is not None
    parts = " and ".join(f"Person{n} Pritchard" for n in range(40))
    desk = Desk(jobs, replace(WITH_CASE, home=replace(home, saon=parts)))
    desk.presenter.open()
    form = desk.choose(qtbot, "blank")
    desk.view.makeRequested.emit(replace(form, said={**form.said, **BLANK}, days=FRIDAY))
    qtbot.waitUntil(lambda: bool(desk.problems()), timeout=20_000)
    assert desk.problems()["delivery"].startswith("Line 2 of the address, “Person0 Pritchard and")
    assert desk.log.saved == []
    desk.view.deleteLater()


def test_a_councils_template_with_a_loop_is_refused_with_its_line_and_the_others_are_offered(
    qtbot: QtBot, jobs: JobRunner, tmp_path: Path
) -> None:
    (tmp_path / "en").mkdir()
    loop = "template: welcome\nlanguage: en\nversion: 1\ntitle: X\n---\n[for one in people]\n[end]\n"
    (tmp_path / "en" / "welcome.txt").write_text(loop, "utf-8")
    desk = Desk(jobs, own=tmp_path)
    desk.presenter.open()
    qtbot.waitUntil(lambda: bool(desk.view.shown and desk.state.letters))
    offered = {one.id: one.text for one in desk.state.letters}
    assert offered["welcome"] == "welcome"
    assert "blank" in offered
    desk.view.letterChosen.emit("welcome")
    qtbot.waitUntil(lambda: bool(desk.failed))
    assert "Template welcome, line 6" in desk.failed[0].sentence
    assert desk.state.form.template == ""
    desk.view.deleteLater()
