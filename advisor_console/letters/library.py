"""Where templates are found: a council's own folder before the ones that the console ships with."""

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from advisor_console.letters.filling import Template
from advisor_console.letters.phrases import read_phrases
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.template import parse_template
from advisor_console.letters.words import load_words

_ORIGINAL = "en"
_PHRASES = "sentences.toml"
_EASY = ".easy.txt"


def template_names(language: str, own: Path | None = None) -> tuple[str, ...]:
    """The names of the templates in a language, sorted; own is the council's folder of them.

    Raises LetterRefused for a language that has no fixed words, and for a folder that cannot be read.
    """
    load_words(language)
    found = {name for folder in _folders(language, own) for name in _names(folder)}
    return tuple(sorted(found))


def load_template(name: str, language: str, own: Path | None = None) -> Template:
    """A template, checked whole: the council's own where its folder has one of this name and language.

    Raises LetterRefused (there is none, or it cannot be read) and TemplateRefused (it is wrong, with its
    line). A council's own that is wrong is refused, never quietly replaced by ours.
    """
    folder, is_own = _folder(name, language, own)
    source = parse_template(name, _content(folder / f"{name}.txt"))
    template = Template(source, load_words(language), is_own, _phrases(language, own, drafts=source.draft))
    return replace(template, easy=_easy(template, own))


def _easy(template: Template, own: Path | None) -> Template | None:
    """The text of a template for easy read: the council's own; ours beside ours alone.

    A draft of one does not slip into a letter whose own words are approved. Raises TemplateRefused.
    """
    source = template.source
    ours, *theirs = reversed(_folders(source.language, own))
    for folder, is_own in [*((folder, True) for folder in theirs), (ours, False)]:
        file = folder / f"{source.name}{_EASY}"
        if file.is_file() and (is_own or not template.own):
            easy = parse_template(source.name, _content(file), easy_of=source)
            usable = source.draft or not easy.draft
            return replace(template, source=easy, own=is_own, is_easy=True) if usable else None
    return None


def _content(file: Traversable) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LetterRefused(f"The letter {file.name} cannot be read.", "Save it as text in UTF-8.") from error


def _phrases(language: str, own: Path | None, *, drafts: bool) -> Mapping[str, str]:
    """What services say in a language: the council's own before ours, a draft only inside a draft."""
    if language == _ORIGINAL:
        return {}
    ours, *theirs = (folder / _PHRASES for folder in reversed(_folders(language, own)))
    found = dict(read_phrases(ours, drafts=drafts))
    for file in theirs:
        found |= read_phrases(file, drafts=drafts)
    return found


def spoken(name: str, language: str, own: Path | None = None, *, drafts: bool = False) -> str:
    """The language where it has the letter in words that somebody has approved, else English.

    A draft is made by whoever asks for it by name; a record that asks for Welsh gets no words of which nobody
    knows whether they are right. A translation that is there but wrong is refused with its line, never
    quietly replaced by English. drafts: somebody chose the language by name, so that its draft will do.
    """
    there = False
    with suppress(LetterRefused):
        there = name in template_names(language, own)
    if there and (drafts or not load_template(name, language, own).source.draft):
        return language
    return _ORIGINAL


def sample_values(name: str, language: str) -> Mapping[str, Any]:
    """Invented values that fill a template of ours, so that it can be shown without a record.

    A translation takes the same values as the original, and has a sample of its own where they are words.
    """
    _folder(name, language, None)
    samples = (_ours(spoken) / f"{name}.sample.toml" for spoken in (language, _ORIGINAL))
    sample = next(file for file in samples if file.is_file())
    return tomllib.loads(sample.read_text(encoding="utf-8"))


def plainer_words(language: str) -> Mapping[str, str]:
    """What to write instead of a language's jargon; nothing for a language that has no list yet."""
    return _listed(language, "plain.toml", "jargon")


def hard_words(language: str) -> Mapping[str, str]:
    """What a language's hard words mean, for easy read; nothing for a language that has no list yet."""
    return _listed(language, "easy.toml", "words")


def _listed(language: str, name: str, table: str) -> Mapping[str, str]:
    file = _ours(language) / name
    held: Mapping[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))[table] if file.is_file() else {}
    return held


def _ours(language: str) -> Traversable:
    return resources.files("resources") / "letters" / language


def _folders(language: str, own: Path | None) -> tuple[Traversable, ...]:
    """Where templates are looked for, the council's own folder first."""
    if own is None:
        return (_ours(language),)
    if not own.is_dir():
        raise LetterRefused(
            f"The council’s folder of letters, {own}, cannot be read.",
            "Bring it back, or take it out of the council’s profile.",
        )
    return (own / language, _ours(language))


def _names(folder: Traversable) -> tuple[str, ...]:
    return (
        tuple(
            file.name.removesuffix(".txt")
            for file in folder.iterdir()
            if file.name.endswith(".txt") and not file.name.endswith(_EASY)
        )
        if folder.is_dir()
        else ()
    )


def _folder(name: str, language: str, own: Path | None) -> tuple[Traversable, bool]:
    """The folder that a template is in, and whether it is the council's own."""
    names = template_names(language, own)
    if name not in names:
        raise LetterRefused(
            f"There is no letter “{name}” in the language “{language}”.", f"Choose from {', '.join(names)}."
        )
    first, *others = _folders(language, own)
    return (first, own is not None) if (first / f"{name}.txt").is_file() else (others[0], False)
