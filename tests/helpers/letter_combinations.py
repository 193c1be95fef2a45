"""Every template in every format, face and language there is, and a part in which every two of them meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.formats import laid_out
from advisor_console.letters.library import load_template, sample_values, template_names
from advisor_console.letters.model import Letter
from advisor_console.letters.page_checks import Finding
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.styles import LetterFormat, LetterStyle, letter_style
from advisor_console.letters.words import languages


@dataclass(frozen=True, slots=True)
class Combination:
    """One way to make one letter."""

    template: str
    language: str
    form: LetterFormat
    face: Face

    @property
    def name(self) -> str:
        """A name for its file."""
        return f"{self.template}-{self.language}-{self.form}-{self.face}"

    @property
    def pairs(self) -> frozenset[tuple[tuple[str, str], ...]]:
        """Every two of its four choices."""
        chosen = (("t", self.template), ("l", self.language), ("f", self.form.value), ("o", self.face.value))
        return frozenset(combinations(chosen, 2))


@dataclass(frozen=True, slots=True)
class Made:
    """A letter made in one of these ways."""

    how: Combination
    letter: Letter
    style: LetterStyle
    pdf: bytes

    def findings(self) -> tuple[Finding, ...]:
        """What our own checks of its pages find."""
        return check_pdf(self.pdf, self.letter, self.style)


def every() -> tuple[Combination, ...]:
    """All there are."""
    return tuple(
        Combination(name, language, form, face)
        for language in languages()
        for name in template_names(language)
        for form in LetterFormat
        for face in Face
    )


def pairwise(all_of_them: Sequence[Combination]) -> Iterator[Combination]:
    """Few of them, so that every two choices which meet anywhere meet here; the same ones every time."""
    wanted = {pair for one in all_of_them for pair in one.pairs}
    left = list(all_of_them)
    while wanted:
        best = max(left, key=lambda one: len(one.pairs & wanted))
        wanted -= best.pairs
        left.remove(best)
        yield best


def make(how: Combination, fonts: FontStore) -> Made:
    """Make the template's sample in this way. Raises LetterRefused."""
    template = load_template(how.template, how.language).for_format(how.form)
    letter = laid_out(template.fill(sample_values(how.template, how.language)), how.form)
    style = letter_style(how.form, how.face)
    return Made(how, letter, style, render_pdf(letter, style, fonts))
