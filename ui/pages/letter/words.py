"""Formats and languages of letters in words, and what is not as the customer asked."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from advisor_console.domain.printing import Printing
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.ports import MadeLetter


def format_words(format_: str) -> str:
    """Say a format as customers know it: "Large print 18 pt"."""
    return {
        "standard": QCoreApplication.translate("letter", "Standard print 12 pt"),
        "clear": QCoreApplication.translate("letter", "Clear print 14 pt"),
        "large-18": QCoreApplication.translate("letter", "Large print 18 pt"),
        "large-24": QCoreApplication.translate("letter", "Large print 24 pt"),
        "screen": QCoreApplication.translate("letter", "For reading on a screen"),
        "text": QCoreApplication.translate("letter", "Plain text"),
        "braille": QCoreApplication.translate("letter", "Braille"),
        "audio": QCoreApplication.translate("letter", "Audio"),
        "easy-read": QCoreApplication.translate("letter", "Easy read"),
    }.get(format_, format_)


def language_words(language: str) -> str:
    """Name a language."""
    return {
        "en": QCoreApplication.translate("letter", "English"),
        "cy": QCoreApplication.translate("letter", "Welsh"),
        "pl": QCoreApplication.translate("letter", "Polish"),
        "ur": QCoreApplication.translate("letter", "Urdu"),
        "bn": QCoreApplication.translate("letter", "Bengali"),
    }.get(language, language)


def facts(format_: str, language: str, *, beside: bool) -> str:
    """Say a letter's format and language, and what of it is saved beside its pages."""
    said = [format_words(format_), language_words(language)]
    kept = {
        "text": QCoreApplication.translate("letter", "saved as its text file or as pages"),
        "braille": QCoreApplication.translate("letter", "saved as its braille file or as pages"),
        "audio": QCoreApplication.translate("letter", "saved as its sound or as pages"),
    }.get(format_, "")
    return " · ".join([*said, kept] if beside and kept else said)


def printed_words(printings: Sequence[Printing]) -> str:
    """Say when and where a letter was last printed, and how often; empty where it never was."""
    if not printings:
        return ""
    last = printings[-1]
    at = last.at.astimezone(LOCAL)
    words = QCoreApplication.translate("letter", "Printed {day} at {time}, {printer}").format(
        day=QLocale().toString(QDate(at.year, at.month, at.day), "d MMMM yyyy"),
        time=f"{at:%H:%M}",
        printer=last.printer,
    )
    if len(printings) == 1:
        return words
    return QCoreApplication.translate("letter", "{last} ({count} times in all)").format(
        last=words, count=len(printings)
    )


def not_as_asked(made: MadeLetter, language: str, format_: str) -> str:
    """Say where a letter is not in the language or format that the record asks for; empty where it is."""
    said = []
    if made.draft:
        said.append(
            QCoreApplication.translate(
                "letter",
                "No native reader has approved this translation; the letter says so before its close.",
            )
        )
    if made.language != language:
        said.append(
            QCoreApplication.translate(
                "letter",
                "Asked for {wanted}: no {wanted} version of this letter is approved yet, it is in {made}.",
            ).format(wanted=language_words(language), made=language_words(made.language))
        )
    if made.format != format_:
        said.append(
            QCoreApplication.translate(
                "letter", "Asked for {wanted}: this letter is in {made}. Read it to them."
            ).format(wanted=format_words(format_).lower(), made=format_words(made.format).lower())
        )
        said.append(_reason(format_, made.language))
    return " ".join(part for part in said if part)


def _reason(format_: str, language: str) -> str:
    """Why a format cannot be made on this machine; empty for one that we do not know."""
    from advisor_console.letters.formats import missing_for

    return missing_for(format_, language)


def as_it_will_be(template: str, language: str, format_: str, own: str) -> tuple[str, str]:
    """Give the language and the format that a letter would be made in today, for what a record asks for.

    own is the council's folder of templates, empty where it has none. Where that cannot be read, or its
    template is wrong, no letter can be made; that is said when it is made, so here it is as asked.
    """
    # Letters load their fonts and PDF library: not before somebody is about to make one.
    from advisor_console.letters.library import spoken
    from advisor_console.letters.making import makeable
    from advisor_console.letters.refusals import LetterRefused

    try:
        made_language = spoken(template, language, Path(own) if own else None)
    except LetterRefused:
        return language, format_
    return made_language, makeable(format_, made_language)


def not_yet(language: str, format_: str, made: tuple[str, str]) -> str:
    """Say before a letter is made what it cannot be yet; empty where it will be as asked."""
    said = []
    if made[0] != language:
        said.append(
            QCoreApplication.translate("letter", "no approved {wanted} version yet").format(
                wanted=language_words(language)
            )
        )
    if made[1] != format_:
        said.append(
            QCoreApplication.translate("letter", "not in {wanted}: read it to them").format(
                wanted=format_words(format_).lower()
            )
        )
    return ", ".join(said)
