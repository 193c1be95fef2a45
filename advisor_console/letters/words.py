"""The fixed words of a letter in one language: labels, dates, money, lists."""

import tomllib
import unicodedata
from dataclasses import dataclass
from datetime import date
from importlib import resources

from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.scripts import ScriptFace

NO_BREAK_SPACE = "\u00a0"
ENGLISH = "en"
ENGLISH_TAG = "en-GB"
"""What British names and whatever stays English are marked with in a letter of another language."""


@dataclass(frozen=True, slots=True)
class Words:
    """A language's own words. tag is the BCP 47 tag that the PDF carries; weekdays start on Monday.

    draft is what a letter says of itself whose translation nobody who speaks the language from birth has
    approved. script is the face of a script that is shaped. Welsh has another "and" before a vowel.
    """

    language: str
    tag: str
    contact: str
    telephone: str
    email: str
    reference: str
    page: str
    conjunction: str
    comma: str
    hard_words: str
    draft: str
    weekdays: tuple[str, ...]
    months: tuple[str, ...]
    script: ScriptFace | None = None
    vowels: str = ""
    conjunction_before_vowel: str = ""

    def day(self, day: date) -> str:
        """A date without its weekday; its parts are never parted at a line's end."""
        return f"{self.short_day(day)}{NO_BREAK_SPACE}{day.year}"

    def short_day(self, day: date) -> str:
        """A date without its year, as sentences have it: "8 December"."""
        return f"{day.day}{NO_BREAK_SPACE}{self.months[day.month - 1]}"

    def full_day(self, day: date) -> str:
        """A date with its weekday, as promises to customers are written."""
        return f"{self.weekdays[day.weekday()]} {self.day(day)}"

    def page_of(self, page: int, pages: int) -> str:
        """The page number at the foot, pages counted from 1."""
        return self.page.replace("PAGE", str(page)).replace("TOTAL", str(pages))

    def joined(self, items: tuple[str, ...]) -> str:
        """Items as a sentence has them: a, b and c."""
        return "".join(sign + item for sign, item in zip(self.between(items), items, strict=True))

    def between(self, items: tuple[str, ...]) -> tuple[str, ...]:
        """What stands before each of the items where a sentence lists them: nothing before the first."""
        if len(items) < 2:
            return ("",) * len(items)
        opens = unicodedata.normalize("NFD", items[-1])[:1].casefold()
        vowel = bool(opens) and opens in self.vowels
        conjunction = self.conjunction_before_vowel if vowel else self.conjunction
        return ("", *(self.comma,) * (len(items) - 2), f" {conjunction} ")


def money(pence: int) -> str:
    """Whole pence as pounds: 101393 is £1,013.93. Raises ValueError below nought."""
    if pence < 0:
        raise ValueError("an amount on a letter is not below nought")
    return f"£{pence // 100:,}.{pence % 100:02d}"


def languages() -> tuple[str, ...]:
    """The short names of the languages that have letters, sorted."""
    folders = (resources.files("resources") / "letters").iterdir()
    return tuple(sorted(folder.name for folder in folders if (folder / "words.toml").is_file()))


def load_words(language: str) -> Words:
    """The fixed words of a language ("en"). Raises LetterRefused when there are none."""
    file = resources.files("resources") / "letters" / language / "words.toml"
    if not language.isalpha() or not file.is_file():
        raise LetterRefused(
            f"There are no letters in the language “{language}”.",
            f"There are letters in {', '.join(languages())}.",
        )
    held = tomllib.loads(file.read_text(encoding="utf-8"))
    return Words(
        language=language,
        tag=held["tag"],
        contact=held["contact"],
        telephone=held["telephone"],
        email=held["email"],
        reference=held["reference"],
        page=held["page"],
        conjunction=held["conjunction"],
        hard_words=held["hard_words"],
        comma=held.get("comma", ", "),
        draft=held.get("draft", ""),
        weekdays=tuple(held["weekdays"]),
        months=tuple(held["months"]),
        script=ScriptFace(held["script"]) if "script" in held else None,
        vowels=held.get("vowels", ""),
        conjunction_before_vowel=held.get("conjunction_before_vowel", ""),
    )
