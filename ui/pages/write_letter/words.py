"""Words of the page on which a letter is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from advisor_console.domain.customer import CustomerRecord, Person
from advisor_console.domain.errors import WorldError
from advisor_console.letters.drafting import Templates
from advisor_console.letters.filling import Template
from advisor_console.letters.refusals import CharacterRefused, WordRefused
from advisor_console.services.ports import MadeAs
from advisor_console.services.write_letter import BY_HAND, EMAIL, FIRST_CLASS, MADE_OF_AN_ACT, POST, Known
from ui.pages.letter.words import format_words, language_words, not_yet
from ui.pages.write_letter.labels import translate
from ui.pages.write_letter.models import DELIVERY, THE_CUSTOMER, LetterForm, WaysMade
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue
from ui.widgets.refusals import problems_of
from ui.widgets.text import Run

_BLANK = "blank"
_ORIGINAL = "en"

__all__ = ["translate"]


def letter_options(templates: Templates) -> tuple[Option, ...]:
    """Offer every letter that somebody can write, by its title. Raises LetterRefused."""
    found = [Option(name, _title(name, title)) for name, title in templates.offered(but=MADE_OF_AN_ACT)]
    return tuple(sorted(found, key=lambda one: one.text.casefold()))


def title_of(template: Template) -> str:
    """Name a letter by its title; what is filled in there stands [in brackets]."""
    return _title(template.source.name, template.title)


def _title(name: str, title: str) -> str:
    # Its title is its subject, which is not written yet.
    return translate("A letter in your own words") if name == _BLANK else title


def about_options(record: CustomerRecord) -> tuple[Option, ...]:
    """Offer what a letter can be about: none of the cases, or one of those that are open."""
    cases = (Option(case.id, f"{case.title} · {case.reference}") for case in record.open_cases)
    return (Option(THE_CUSTOMER, translate("None of the open cases")), *cases)


def delivery_words(delivery: str) -> str:
    """Say how a letter goes."""
    return {
        POST: translate("Second class post"),
        FIRST_CLASS: translate("First class post"),
        BY_HAND: translate("Handed over here"),
        EMAIL: translate("By email"),
    }.get(delivery, delivery)


def delivery_options(ways: Sequence[str]) -> tuple[Option, ...]:
    """Offer the ways a letter can go."""
    return tuple(Option(way, delivery_words(way)) for way in ways)


def known_rows(known: Known, asked: MadeAs, template: Template) -> tuple[KeyValue, ...]:
    """Show what comes from the record and is not asked."""
    head = known.head
    made_as = f"{format_words(asked.format)} · {language_words(template.words.language)}"
    rows = (
        ("to", translate("To"), ", ".join(line.replace(" ", "\u00a0") for line in head["recipient"])),
        ("reference", translate("Reference"), str(head["reference"])),
        ("ask", translate("Whom to ask"), f"{head['contact_name']}, {head['telephone']}"),
        ("made_as", translate("Made as"), made_as),
    )
    return tuple(KeyValue(id_, name, (Run(text),)) for id_, name, text in rows)


def asked_as(form: LetterForm, person: Person) -> MadeAs:
    """Give how the letter is to be made: as the record asks, but for what was chosen for it alone."""
    own = MadeAs.recorded(person)
    return MadeAs(
        form.language or own.language,
        form.format or own.format,
        form.font or own.font,
        drafts=bool(form.language),
    )


def without_own(form: LetterForm, usual: MadeAs) -> LetterForm:
    """Leave out of what is chosen what would be so by itself, so that a draft follows the record."""
    return replace(
        form,
        language="" if form.language == usual.language else form.language,
        format="" if form.format == usual.format else form.format,
        font="" if form.font == usual.font else form.font,
    )


def ways_made(template: Template, tongues: Mapping[str, bool], asked: MadeAs) -> WaysMade:
    """Offer the letter's languages, a draft by that name, every format, and the fonts of Latin script."""
    # Letters load their fonts and PDF library: not before somebody is about to make one.
    from advisor_console.letters.formats import FORMATS, missing_for

    language = template.words.language
    fonts = {"lexend": "Lexend", "noto-sans": "Noto Sans", "atkinson-hyperlegible": "Atkinson Hyperlegible"}
    return WaysMade(
        tuple(_language_option(one, is_draft=draft) for one, draft in tongues.items()),
        tuple(Option(one, format_words(one), missing_for(one, language)) for one in FORMATS),
        () if template.words.script else tuple(Option(one, name) for one, name in fonts.items()),
        # The one that was chosen, also while its template is still being read.
        asked.language if asked.drafts and asked.language in tongues else language,
        asked.format,
        asked.font,
    )


def _language_option(language: str, *, is_draft: bool) -> Option:
    if not is_draft:
        return Option(language, language_words(language))
    named = translate("{language} (a draft)").format(language=language_words(language))
    return Option(language, named, draft_words())


def draft_words() -> str:
    """Say of a translation that nobody who would know has read it."""
    return translate("No native reader has approved this translation.")


def warning_of(template: Template, asked: MadeAs) -> str:
    """Say what must be known of a letter before it is written: its language and its format."""
    # Letters load their fonts and PDF library: not before somebody is about to make one.
    from advisor_console.letters.making import makeable

    made = (template.words.language, makeable(asked.format, template.words.language))
    otherwise = not_yet(asked.language, asked.format, made)
    said = []
    if otherwise:
        said.append(translate("Not as asked: {why}.").format(why=otherwise))
    if template.source.draft:
        said.append(f"{draft_words()} {translate('The letter says so before its close.')}")
    if template.words.language != _ORIGINAL:
        language = language_words(template.words.language)
        said.append(
            translate(
                "This letter's fixed words are in {language}: write your parts in {language} too."
            ).format(language=language)
        )
    return " ".join(said)


def problems_in(error: WorldError, written: Mapping[str, str]) -> tuple[Problem, ...]:
    """Give a refusal at its field: where the character or the word stands, else at how the letter goes."""
    meant = ""
    if isinstance(error, CharacterRefused):
        meant = error.character
    elif isinstance(error, WordRefused):
        meant = error.shown
    place = next((name for name, text in written.items() if meant and meant in text), DELIVERY)
    return problems_of(error, place)
