"""The page on which a letter is written: filled from the record, kept, refused at its fields, made once."""

import io
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import ClassVar

import pikepdf
import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from advisor_console.domain.customer import CaseFile, CustomerRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import CaseId, ContactId, DraftId, EntityId
from advisor_console.domain.sentences import Name
from advisor_console.letters.drafting import Templates
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.making import PdfLetters
from advisor_console.letters.page_checks import check_pages
from advisor_console.letters.pictures import page_pictures
from advisor_console.letters.styles import letter_style
from advisor_console.letters.words import load_words
from advisor_console.services.email_letter import as_email
from advisor_console.services.issue_letter import Issued, IssueLetter
from advisor_console.services.move_letter import IN_PERSON
from advisor_console.services.write_letter import MADE_OF_AN_ACT, WriteLetter
from tests.helpers.fakes import FixedClock, RememberingDrafts, RememberingLog, counting_ids
from tests.helpers.letters import letter_fonts
from tests.helpers.moves import ASHA, NEW_HOME, PROFILE, RECORD
from tests.ui.pages.move.desks import Shelf
from ui.jobs import JobRunner
from ui.pages.letter.words import not_as_asked
from ui.pages.write_letter.models import LetterForm, LetterSoFar, Shown, WriteState
from ui.pages.write_letter.presenter import WriteLetterPresenter
from ui.pages.write_letter.questions import read_form
from ui.widgets.date_reading import DateParts

DRAFT = DraftId(EntityId("019385a1-7c00-7000-8000-0123456789ab"))
CASE = CaseFile(
    CaseId(EntityId("case")), "WD-20418", "waste", "Missed food caddy", "open", "Waste",
    datetime(2026, 11, 20, 9, tzinfo=UTC), None, None,
)  # fmt: skip
WITH_CASE = replace(RECORD, open_cases=(CASE,))
BLANK = {
    "subject": "Your food caddy",
    "paragraphs": "Thank you for telling us.\n\nWe come back on Monday.",
    "next_what": "We collect your caddy.",
    "next_who": "Waste team",
}
FRIDAY = {"next_by": DateParts("4", "12", "2026")}


class FakeView(QObject):
    """Remembers what it was shown."""

    letterChosen = Signal(str)
    aboutChosen = Signal(str)
    edited = Signal(object)
    makeRequested = Signal(object)
    otherRequested = Signal()
    shownChosen = Signal(str)
    pageRequested = Signal(int)
    backRequested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[WriteState] = []
        self.so_far: list[LetterSoFar] = []
        self.half: dict[str, str] = {}

    def show_state(self, state: WriteState) -> None:
        """Remember a state."""
        self.shown.append(state)

    def show_so_far(self, letter: LetterSoFar) -> None:
        """Remember how far it has come."""
        self.so_far.append(letter)

    def unread(self) -> Mapping[str, str]:
        """Give the days that make no day."""
        return self.half


class Desk:
    """One page with what it needs; the letters are real."""

    fonts: ClassVar[FontStore]
    """Cut once for all."""

    def __init__(self, jobs: JobRunner, record: CustomerRecord = WITH_CASE, own: Path | None = None) -> None:
        self.jobs, self.view, self.record = jobs, FakeView(), record
        self.log, self.drafts, self.shelf = RememberingLog(), RememberingDrafts(), Shelf()
        self.made: list[Issued] = []
        self.failed: list[WorldError] = []
        clock = FixedClock()
        issuing = IssueLetter(
            self.log, self.shelf, PdfLetters(self.fonts, own=own), clock, counting_ids(), ASHA.login
        )
        council = PROFILE.council
        self.use = WriteLetter(
            issuing,
            ASHA,
            lambda: PROFILE,
            lambda: {
                "council": council.name,
                "return_address": list(council.return_address),
                "telephone": council.telephone,
                "email": council.email,
            },
            clock,
        )
        self.presenter = WriteLetterPresenter(
            self.view,
            record,
            use=self.use,
            templates=Templates(own),
            pictures=page_pictures,
            drafts=self.drafts,
            draft=DRAFT,
            clock=clock,
            jobs=jobs,
            contact=lambda: ContactId(EntityId("contact")),
            parent=self.view,
        )
        self.presenter.made.connect(self.made.append)
        self.presenter.failed.connect(self.failed.append)

    @property
    def state(self) -> WriteState:
        """What is shown."""
        return self.view.shown[-1]

    def choose(self, qtbot: QtBot, template: str, about: str = "") -> LetterForm:
        """Choose a letter; gives the form as it is shown then."""
        if about:
            self.view.aboutChosen.emit(about)
        self.view.letterChosen.emit(template)
        qtbot.waitUntil(lambda: self.state.form.template == template)
        return self.state.form

    def problems(self) -> dict[str, str]:
        """What the page says is wrong."""
        return {one.field: one.sentence for one in self.state.problems}


def fonts_of(pdf: bytes) -> str:
    """The names of the fonts in a PDF."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        fonts = (one for one in opened.objects if isinstance(one, pikepdf.Dictionary))
        return " ".join(str(one.BaseFont) for one in fonts if "/BaseFont" in one)


@pytest.fixture(autouse=True, scope="module")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> None:
    Desk.fonts = letter_fonts(tmp_path_factory.getbasetemp())


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    """A runner whose background work ends with the test."""
    made = JobRunner()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, jobs: JobRunner) -> Iterator[Desk]:
    """The page of a customer with a case."""
    made = Desk(jobs)
    made.presenter.open()
    qtbot.waitUntil(lambda: bool(made.state.letters))
    yield made
    made.view.deleteLater()


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


def test_without_an_address_nothing_is_posted(desk: Desk) -> None:
    nowhere = replace(RECORD, home=None)
    assert desk.use.deliveries(nowhere) == ("handed_over",)
    assert desk.use.known(nowhere, None, DRAFT).head["recipient"] == ["Siân Pritchard", IN_PERSON]


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
