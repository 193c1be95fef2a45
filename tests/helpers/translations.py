"""The translation files: brought up to date with the sources by Qt's own tools, and read for the tests.

`make translations` runs this module. Qt's tools do the merging and the compiling; what they cannot see in our
sources is written out for them first, see tests/helpers/texts.py.
"""

import json
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.helpers.paths import REPOSITORY
from tests.helpers.texts import SAID_TO_CUSTOMERS, Found, Text, read_texts

FOLDER = REPOSITORY / "resources" / "i18n"
ENGLISH = FOLDER / "advisor-console_en_GB.ts"
WELSH = FOLDER / "advisor-console_cy.ts"
QT_WELSH = FOLDER / "qtbase_cy.ts"
EVERY_FILE = (ENGLISH, WELSH, QT_WELSH)
_BIN = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class Message:
    """A text in a translation file: a form for each plural of the language, or one; empty is to do."""

    text: Text
    forms: tuple[str, ...]
    numerus: bool
    approved: bool

    @property
    def translated(self) -> bool:
        """Say whether every form is there."""
        return all(self.forms)


def read_messages(path: Path) -> dict[Text, Message]:
    """Read the messages of a .ts file; those no longer in the sources are left out."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):  # noqa: S314  our own files
        for message in context.iter("message"):
            text = Text(context.findtext("name", ""), message.findtext("source", ""))
            translation = message.find("translation")
            if translation is None or translation.get("type") in {"vanished", "obsolete"}:
                continue
            numerus = message.get("numerus") == "yes"
            forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            found[text] = Message(
                text,
                forms if numerus else (translation.text or "",),
                numerus,
                translation.get("type") != "unfinished",
            )
    return found


def wanted(found: Found, path: Path) -> set[Text]:
    """Return the texts a file must hold: English the plurals of the screen, Welsh every text."""
    if path == ENGLISH:
        return {text for text in found.texts if text.plural and text.context != SAID_TO_CUSTOMERS}
    return set(found.texts)


def update(found: Found, folder: Path) -> None:
    """Merge the texts into the .ts files of a folder; what a changed text said is dropped, not guessed."""
    for path in (folder / ENGLISH.name, folder / WELSH.name):
        with tempfile.TemporaryDirectory() as scratch:
            marks = Path(scratch) / "marks.cpp"
            marks.write_text(_marks(wanted(found, FOLDER / path.name)), "utf-8")
            _run(
                "pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", "-sort-messages",
                "-disable-heuristic", "similartext", str(marks), "-ts", str(path),
            )  # fmt: skip


def release(source: Path, target: Path) -> None:
    """Compile a .ts file; texts that nobody has approved yet are in it, empty ones are not."""
    _run("pyside6-lrelease", "-silent", str(source), "-qm", str(target))


def share(messages: Iterable[Message]) -> tuple[int, int]:
    """Return how many texts of the screen are translated, and how many there are."""
    screen = [message for message in messages if message.text.context != SAID_TO_CUSTOMERS]
    return sum(message.translated for message in screen), len(screen)


def _marks(texts: Iterable[Text]) -> str:
    """Write texts as a source file that Qt's tool reads whole."""
    rows = []
    for text in sorted(texts):
        mark = "QT_TRANSLATE_N_NOOP" if text.plural else "QT_TRANSLATE_NOOP"
        context, source = (json.dumps(part, ensure_ascii=False) for part in (text.context, text.source))
        rows.append(f"    {mark}({context}, {source}),\n")
    return f"const char *texts[] = {{\n{''.join(rows)}}};\n"


def _run(*command: str) -> None:
    done = subprocess.run(
        [_BIN / command[0], *command[1:]], capture_output=True, text=True, check=False, timeout=60
    )
    if done.returncode or done.stderr:
        raise RuntimeError(f"{command[0]} said: {done.stdout}{done.stderr}")


def main() -> None:
    """Bring every file up to date and say what is left to do."""
    found = read_texts(REPOSITORY)
    update(found, FOLDER)
    for path in EVERY_FILE:
        release(path, path.with_suffix(".qm"))
    english = [message.text for message in read_messages(ENGLISH).values() if not message.translated]
    welsh = read_messages(WELSH)
    for text in english:
        print(f"no English plural yet: {text.context}: {text.source}")
    done, of = share(welsh.values())
    print(f"Welsh: {done} of {of} texts of the screen translated, none approved by a Welsh reader")
    said = sum(text.context == SAID_TO_CUSTOMERS for text in welsh)
    print(f"Said to customers, not translated yet: {said} texts")
    for place in found.elsewhere:
        print(f"translated by a name, its texts are not seen here: {place}")


if __name__ == "__main__":
    main()
