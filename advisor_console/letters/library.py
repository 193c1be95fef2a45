"""Where templates are found: the ones the console ships with, by name and language."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from advisor_console.letters.filling import Template
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.template import parse_template
from advisor_console.letters.words import load_words


def template_names(language: str) -> tuple[str, ...]:
    """The names of the templates in a language, sorted. Raises LetterRefused for an unknown language."""
    load_words(language)
    files = (resources.files("resources") / "letters" / language).iterdir()
    return tuple(sorted(file.name[:-4] for file in files if file.name.endswith(".txt")))


def load_template(name: str, language: str) -> Template:
    """A template, checked whole. Raises LetterRefused (there is none) and TemplateRefused (it is wrong)."""
    content = _file(name, language, ".txt").read_text(encoding="utf-8")
    return Template(parse_template(name, content), load_words(language))


def sample_values(name: str, language: str) -> Mapping[str, Any]:
    """Invented values that fill a template, so that it can be shown without a record."""
    return tomllib.loads(_file(name, language, ".sample.toml").read_text(encoding="utf-8"))


def plainer_words(language: str) -> Mapping[str, str]:
    """What to write instead of a language's jargon; nothing for a language that has no list yet."""
    file = resources.files("resources") / "letters" / language / "plain.toml"
    held: Mapping[str, str] = (
        tomllib.loads(file.read_text(encoding="utf-8"))["jargon"] if file.is_file() else {}
    )
    return held


def hard_words(language: str) -> Mapping[str, str]:
    """What a language's hard words mean, for easy read; nothing for a language that has no list yet."""
    file = resources.files("resources") / "letters" / language / "easy.toml"
    held: Mapping[str, str] = (
        tomllib.loads(file.read_text(encoding="utf-8"))["words"] if file.is_file() else {}
    )
    return held


def _file(name: str, language: str, suffix: str) -> Traversable:
    names = template_names(language)
    if name not in names:
        raise LetterRefused(
            f"There is no letter “{name}” in the language “{language}”.", f"Choose from {', '.join(names)}."
        )
    return resources.files("resources") / "letters" / language / f"{name}{suffix}"
