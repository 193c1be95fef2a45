"""Every text of the screen can be translated, English has its plurals, and Welsh fits the pages."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from advisor_console.sync.state import SyncState
from tests.helpers import accessibility as audit
from tests.helpers.paths import REPOSITORY
from tests.helpers.texts import SAID_TO_CUSTOMERS, Found, Text, read_texts
from tests.helpers.translations import (
    ENGLISH,
    EVERY_FILE,
    FOLDER,
    WELSH,
    Message,
    read_messages,
    release,
    share,
    update,
    wanted,
)
from ui import translations
from ui.pages.contract import PageSpec, discover_pages
from ui.pages.sync.words import sync_words
from ui.theme import Scheme, apply_theme
from ui.translations import LANGUAGES, install, wanted_language

LEAST_WELSH = 0.9
FILES = pytest.mark.parametrize("path", [ENGLISH, WELSH], ids=lambda path: path.stem)
SAMPLES = [(spec, sample) for spec in discover_pages() for sample in sorted(spec.samples())]
# Translated by a name: the words stand elsewhere, marked with QT_TRANSLATE_NOOP or made by sentence().
BY_NAME = ("translate(entry.label)", "translate(CONTEXT, self.title)", ".template)")

# One call of each style that pages use, and the texts they must give.
STYLES = {
    "ui/widgets/words.py": """
from PySide6.QtCore import QCoreApplication
CONTEXT = "bins"
def translate(text: str, count: int = -1) -> str:
    "Translate."
    return QCoreApplication.translate(CONTEXT, text, None, count)
translate("%n bin", 3)
""",
    "ui/pages/bins.py": """
from PySide6.QtCore import QCoreApplication, QT_TRANSLATE_NOOP
from advisor_console.domain.sentences import sentence
from ui.widgets import words
from ui.widgets.words import translate as t
from ui.pages.more import translate
TITLE = QT_TRANSLATE_NOOP("pages", "Bins")
LATE = "Your bin is late."
class View(QWidget):
    def __init__(self):
        self.tr("A bin"), self.tr("%n lid", "", 2), self._tr("Of a method")
        self.tr("joined "
                "text"), self.tr("Yes" if self else "No")
    def _tr(self, text):
        return QCoreApplication.translate("method", text)
t("Renamed"), words.translate("By module"), translate("Passed on")
QCoreApplication.translate("plain", "Plain")
sentence(LATE), sentence("Said on {day}.", day=1)
t(TITLE.lower())
""",
    "ui/pages/more.py": "from ui.widgets.words import translate\n",
}
GIVEN = {
    Text("bins", "%n bin"), Text("bins", "Renamed"), Text("bins", "By module"), Text("bins", "Passed on"),
    Text("pages", "Bins"), Text("View", "A bin"), Text("View", "%n lid"), Text("View", "joined text"),
    Text("View", "Yes"), Text("View", "No"), Text("method", "Of a method"), Text("plain", "Plain"),
    Text("sentences", "Your bin is late."), Text("sentences", "Said on {day}."),
}  # fmt: skip


@pytest.fixture(scope="module")
def found() -> Found:
    return read_texts(REPOSITORY)


@pytest.fixture
def welsh(qapp: QApplication) -> Iterator[QApplication]:
    install(qapp, "cy")
    yield qapp
    install(qapp)


def test_every_style_of_call_is_read(tmp_path: Path) -> None:
    for name, source in STYLES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(source)
    found = read_texts(tmp_path, ("ui",))
    assert set(found.texts) == GIVEN
    assert found.elsewhere == ["ui.pages.bins:19: t(TITLE.lower())"]


@FILES
def test_the_files_hold_the_texts_of_the_sources(found: Found, path: Path) -> None:
    held, needed = read_messages(path), wanted(found, path)
    missing = {text: found.texts[text] for text in needed - held.keys()}
    assert (missing, held.keys() - needed) == ({}, set()), "run `make translations`"
    assert {text for text, message in held.items() if message.numerus} == {
        text for text in needed if text.plural
    }


@pytest.mark.parametrize("path", EVERY_FILE, ids=lambda path: path.stem)
def test_what_ships_is_what_the_translators_wrote(tmp_path: Path, path: Path) -> None:
    release(path, tmp_path / "new.qm")
    shipped = path.with_suffix(".qm").read_bytes()
    assert shipped == (tmp_path / "new.qm").read_bytes(), "run `make translations`"


def test_bringing_up_to_date_keeps_what_still_stands(tmp_path: Path) -> None:
    for path in (ENGLISH, WELSH):
        shutil.copy(path, tmp_path)
    kept = next(text for text in read_messages(WELSH) if text.context == "sync" and text.plural)
    new = Text("sync", 'A “new” text\nof £5 and its \\ "marks"')
    update(Found({kept: "", new: ""}), tmp_path)
    after = read_messages(tmp_path / WELSH.name)
    assert set(after) == {kept, new}
    assert after[kept] == read_messages(WELSH)[kept]
    assert after[new].forms == ("",)
    assert set(read_messages(tmp_path / ENGLISH.name)) == {kept}


def test_every_text_of_the_screen_is_written_where_it_is_asked_for(found: Found) -> None:
    ours = [place for place in found.elsewhere if place.startswith("ui.") and not place.endswith(BY_NAME)]
    assert ours == [], "write the text in the call, or mark it with QT_TRANSLATE_NOOP"


def test_every_number_has_its_english_plural() -> None:
    lacking = [text for text, message in read_messages(ENGLISH).items() if not message.translated]
    assert lacking == [], "write both forms in advisor-console_en_GB.ts, then run `make translations`"


@FILES
def test_a_translation_keeps_what_is_filled_in(path: Path) -> None:
    assert [text for text, message in read_messages(path).items() if _loses_something(message)] == []


def _loses_something(message: Message) -> bool:
    """Say whether a form lacks a value, has one too many, or joins on differently at its ends."""
    source = message.text.source
    forms = [form for form in message.forms if form]
    # "Nothing to send" says its number without the figure; the last form must say it with.
    number = bool(forms) and ("%n" in forms[-1]) != message.text.plural
    return number or any(_values(form) != _values(source) or _ends(form) != _ends(source) for form in forms)


def _values(text: str) -> list[str]:
    return sorted(re.findall(r"\{[^}]*\}", text))


def _ends(text: str) -> tuple[str, str]:
    inner = text.strip()
    return text[: text.index(inner)], text[text.index(inner) + len(inner) :]


def test_no_subclass_asks_for_the_plurals_of_its_base(found: Found) -> None:
    """PySide looks in the subclass first, and with a number takes the untranslated text for a translation."""
    bases = {
        ast.unparse(base).split(".")[-1]
        for path in (REPOSITORY / "ui").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ClassDef)
        for base in node.bases
    }
    assert [text for text in found.texts if text.plural and text.context in bases] == []


@pytest.mark.parametrize(
    ("unsent", "words"),
    [
        (1, "1 change not sent yet. Kept safely here."),
        (2, "2 changes not sent yet. Kept safely here."),
    ],
)
def test_one_change_and_two_changes(unsent: int, words: str) -> None:
    assert sync_words(_state(unsent)) == words


def _state(unsent: int) -> SyncState:
    return SyncState(ready=True, last_synced=datetime(2026, 11, 23, 10, 42, tzinfo=UTC), unsent=unsent)


@pytest.mark.parametrize(("number", "form"), [(0, 0), (1, 1), (2, 2), (5, 2), (6, 3), (7, 4), (21, 4)])
def test_qt_takes_five_welsh_plurals(tmp_path: Path, number: int, form: int) -> None:
    source = tmp_path / "counting_cy.ts"
    forms = "".join(f"<numerusform>%n is form {place}</numerusform>" for place in range(5))
    source.write_text(
        '<!DOCTYPE TS><TS version="2.1" language="cy_GB"><context><name>bins</name><message numerus="yes">'
        f"<source>%n bin</source><translation>{forms}</translation></message></context></TS>"
    )
    release(source, tmp_path / "counting.qm")
    translator = QTranslator()
    assert translator.load(str(tmp_path / "counting.qm"))
    assert translator.translate("bins", "%n bin", None, number) == f"%n is form {form}"


def test_welsh_is_spoken_and_english_comes_back(qapp: QApplication) -> None:
    try:
        assert install(qapp, "cy") is translations.WELSH
        assert QCoreApplication.translate("pages", "Note") == "Nodyn"
        assert QCoreApplication.translate("QLineEdit", "Select All") == "Dewis y cyfan"
        assert QLocale().toString(QDate(2026, 12, 1), "d MMMM") == "1 Rhagfyr"
        assert sync_words(_state(2)).startswith("2 ")
        assert sync_words(_state(2)) != "2 changes not sent yet. Kept safely here."
        install(qapp, "cy")
    finally:
        assert install(qapp) is translations.ENGLISH
    assert QCoreApplication.translate("pages", "Note") == "Note"
    assert QCoreApplication.translate("QLineEdit", "Select All") == "Select All"
    assert QLocale().toString(QDate(2026, 12, 1), "d MMMM") == "1 December"
    QCoreApplication.sendPostedEvents(None, 52)  # deferred deletion
    assert len(qapp.findChildren(QTranslator, "advisorConsoleTranslator")) == 2


def test_a_language_we_do_not_have_is_a_mistake_of_ours(qapp: QApplication) -> None:
    with pytest.raises(ValueError, match="'fr'"):
        install(qapp, "fr")


@pytest.mark.parametrize(
    ("environment", "setting", "code"),
    [("", None, "en"), ("", "cy", "cy"), ("en", "cy", "en"), ("CY ", None, "cy"), ("", "klingon", "en")],
)
def test_the_environment_is_heard_before_the_setting(
    environment: str, setting: str | None, code: str
) -> None:
    assert wanted_language(setting, {translations.ENVIRONMENT: environment}).code == code


def test_a_language_nobody_approved_says_so_in_its_name() -> None:
    approved = all(message.approved for message in read_messages(WELSH).values())
    for language in LANGUAGES:
        assert language.draft == ("not yet approved" in language.name)
    assert translations.WELSH.draft is not approved


def test_welsh_is_nearly_whole(record_property: Callable[[str, object], None]) -> None:
    messages = read_messages(WELSH).values()
    done, of = share(messages)
    print(f"Welsh: {done} of {of} texts of the screen")
    record_property("welsh", f"{done} of {of}")
    left = [m.text for m in messages if not m.translated and m.text.context != SAID_TO_CUSTOMERS]
    assert done / of >= LEAST_WELSH, left


@pytest.mark.parametrize(("spec", "sample"), SAMPLES, ids=[f"{spec.name}-{name}" for spec, name in SAMPLES])
def test_a_page_fits_in_welsh(welsh: QApplication, spec: PageSpec, sample: str) -> None:
    apply_theme(welsh, Scheme.LIGHT, 1.0)
    report = audit.Report()
    with audit.on_screen(spec.build_with(spec.samples()[sample])) as host:
        audit.audit_text(host, report)
        audit.audit_room(host, report, large=False)
        audit.audit_names(host, report)
    assert not report.failures, "\n".join(report.failures)


def test_the_shipped_files_are_all_there() -> None:
    assert {path.name for path in FOLDER.glob("*.qm")} == {
        path.with_suffix(".qm").name for path in EVERY_FILE
    }
