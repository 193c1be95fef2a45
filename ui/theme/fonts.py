"""The type of the screen: Inter at real weights, figures that line up, letters that cannot be mistaken."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib.resources import files

from PySide6.QtGui import QFont, QFontDatabase


class TextRole(Enum):
    """What a piece of text is for; size, line and weight follow from it."""

    BODY = "body"
    STRONG = "strong"
    SMALL = "small"
    LABEL = "label"
    KEY = "key"
    FIGURE = "figure"
    HEADING = "heading"
    BIG = "big"


@dataclass(frozen=True, slots=True)
class TypeStep:
    """Size and line height in pixels at 100 % text, and weight on Inter's own axis (100 to 900)."""

    size: int
    line: int
    weight: int


STEPS: dict[TextRole, TypeStep] = {
    TextRole.BODY: TypeStep(14, 20, 400),
    TextRole.STRONG: TypeStep(14, 20, 600),
    TextRole.SMALL: TypeStep(13, 18, 400),
    TextRole.LABEL: TypeStep(13, 18, 600),
    TextRole.KEY: TypeStep(12, 16, 450),
    TextRole.FIGURE: TypeStep(17, 24, 600),
    TextRole.HEADING: TypeStep(22, 28, 620),
    TextRole.BIG: TypeStep(40, 48, 620),
}

FAMILIES = ("Inter", "Noto Sans")

# Advisors read references aloud: a slashed zero, serifs on I, a tail on l, and figures of one width.
_FEATURES = ("zero", "ss02", "tnum")
_PACKAGES = {"fontpkg_inter": "Inter", "fontpkg_noto_sans": "Noto Sans"}


class FontsMissingError(RuntimeError):
    """The bundled screen fonts could not be loaded; the installation is damaged."""


def load_fonts() -> None:
    """Load the bundled fonts, so that no machine shows boxes; loading twice does nothing.

    Raises FontsMissingError when a bundled font is missing or unreadable.
    """
    known = set(QFontDatabase.families())
    for package, family in _PACKAGES.items():
        if family in known:
            continue
        for item in (files(package) / "files").iterdir():
            # Nothing on the screen is set in italics, which harms readers with dyslexia.
            if item.name.endswith(".ttf") and "Italic" not in item.name:
                QFontDatabase.addApplicationFontFromData(item.read_bytes())
        if family not in QFontDatabase.families():
            raise FontsMissingError(f"The font {family} could not be loaded. Install the console again.")


def font(role: TextRole, text_scale: float = 1.0, *, weight: int | None = None) -> QFont:
    """Return the font of a role at ``text_scale`` (1.0 to 2.0), at another weight if asked (100 to 900).

    Weight goes through the font's own axis: asking Qt for a bold weight would smear the regular outlines.
    """
    step = STEPS[role]
    return QFont(_made(round(step.size * text_scale), step.weight if weight is None else weight))


@lru_cache(maxsize=256)
def _made(size: int, weight: int) -> QFont:
    made = QFont(list(FAMILIES))
    made.setPixelSize(size)
    made.setVariableAxis(QFont.Tag("wght"), float(weight))
    # Inter's optical size runs from 14 (text) to 32 (display); Qt does not set it by itself.
    made.setVariableAxis(QFont.Tag("opsz"), float(min(32, max(14, made.pixelSize()))))
    for feature in _FEATURES:
        made.setFeature(QFont.Tag(feature), 1)
    return made


def line_height(role: TextRole, text_scale: float = 1.0) -> int:
    """Return the distance between two lines of a role in pixels."""
    return round(STEPS[role].line * text_scale)
