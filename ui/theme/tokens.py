"""The colours of the screen in three complete sets, and the pairs that must stay readable."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum


class Scheme(Enum):
    """The colour schemes an advisor may choose."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """One complete set of colours, each as ``#rrggbb``; the names say the use, never the hue."""

    ink: str
    quiet: str
    ground: str
    paper: str
    rail: str
    rail_text: str
    rail_strong: str
    rail_selected: str
    accent: str
    on_accent: str
    accent_pressed: str
    tint: str
    on_tint: str
    good: str
    on_good: str
    warning: str
    on_warning: str
    bad: str
    bad_tint: str
    on_bad_tint: str
    edge: str
    hairline: str
    hover: str
    disabled: str
    selection: str
    on_selection: str
    speech: str
    on_speech: str
    speech_quiet: str
    focus: str
    focus_edge: str

    def as_mapping(self) -> dict[str, str]:
        """Return every colour by its name."""
        return {field.name: str(getattr(self, field.name)) for field in fields(self)}


LIGHT = Tokens(
    ink="#0b0c0c",
    quiet="#4a5560",
    ground="#f4f6f7",
    paper="#ffffff",
    rail="#102a33",
    rail_text="#d7e4e8",
    rail_strong="#ffffff",
    rail_selected="#1f4652",
    accent="#0f5c6e",
    on_accent="#ffffff",
    accent_pressed="#0b4a59",
    tint="#e3f0f2",
    on_tint="#0b4a59",
    good="#e0f2e8",
    on_good="#005a30",
    warning="#fff3d6",
    on_warning="#7a4b00",
    bad="#b3261e",
    bad_tint="#fbe9e7",
    on_bad_tint="#8c1d18",
    edge="#6b7780",
    hairline="#dfe4e8",
    hover="#eef3f4",
    disabled="#6f7982",
    selection="#0f5c6e",
    on_selection="#ffffff",
    speech="#102a33",
    on_speech="#ffffff",
    speech_quiet="#d7e4e8",
    focus="#ffdd00",
    focus_edge="#0b0c0c",
)

DARK = Tokens(
    ink="#f1f5f6",
    quiet="#adbbc2",
    ground="#0e1518",
    paper="#172328",
    rail="#081014",
    rail_text="#c5d3d8",
    rail_strong="#ffffff",
    rail_selected="#1f4652",
    accent="#6cc6d8",
    on_accent="#06222a",
    accent_pressed="#9adbe8",
    tint="#1c3a44",
    on_tint="#c3e8f0",
    good="#143829",
    on_good="#a6e6c3",
    warning="#43310b",
    on_warning="#ffdb8f",
    bad="#ff9a91",
    bad_tint="#4a1d1a",
    on_bad_tint="#ffc9c4",
    edge="#8a9aa3",
    hairline="#2b3a41",
    hover="#203037",
    disabled="#8a9aa3",
    selection="#6cc6d8",
    on_selection="#06222a",
    speech="#06222a",
    on_speech="#ffffff",
    speech_quiet="#c5d3d8",
    focus="#ffdd00",
    focus_edge="#0b0c0c",
)

HIGH_CONTRAST = Tokens(
    ink="#ffffff",
    quiet="#e8e8e8",
    ground="#000000",
    paper="#000000",
    rail="#000000",
    rail_text="#ffffff",
    rail_strong="#ffffff",
    rail_selected="#003a4a",
    accent="#62e4ff",
    on_accent="#000000",
    accent_pressed="#b5f2ff",
    tint="#00303d",
    on_tint="#ffffff",
    good="#00331b",
    on_good="#a0ffc8",
    warning="#3a2a00",
    on_warning="#ffe08a",
    bad="#ffb0a8",
    bad_tint="#480a06",
    on_bad_tint="#ffd8d4",
    edge="#ffffff",
    hairline="#8c8c8c",
    hover="#1f1f1f",
    disabled="#b4b4b4",
    selection="#62e4ff",
    on_selection="#000000",
    speech="#000000",
    on_speech="#ffffff",
    speech_quiet="#e8e8e8",
    focus="#ffdd00",
    focus_edge="#000000",
)

_SETS = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH_CONTRAST}


def tokens_for(scheme: Scheme) -> Tokens:
    """Return the colours of a scheme."""
    return _SETS[scheme]


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour drawn upon another, and the least contrast it may have (WCAG 2.2, 1.4.3 and 1.4.11)."""

    front: str
    back: str
    least: float


# 4.5 is the law for text (EN 301 549, 11.1.4.3) and 3 for controls and focus (11.1.4.11).
PAIRS: tuple[Pair, ...] = (
    *(Pair("ink", back, 4.5) for back in ("ground", "paper", "hover", "tint")),
    *(Pair("quiet", back, 4.5) for back in ("ground", "paper", "hover", "tint")),
    *(Pair("accent", back, 4.5) for back in ("ground", "paper", "hover")),
    *(Pair("bad", back, 4.5) for back in ("ground", "paper")),
    *(Pair("rail_text", back, 4.5) for back in ("rail", "rail_selected")),
    *(Pair("rail_strong", back, 4.5) for back in ("rail", "rail_selected")),
    Pair("on_accent", "accent", 4.5),
    Pair("on_accent", "accent_pressed", 4.5),
    Pair("on_tint", "tint", 4.5),
    Pair("on_good", "good", 4.5),
    Pair("on_warning", "warning", 4.5),
    Pair("on_warning", "paper", 4.5),
    Pair("on_good", "paper", 4.5),
    Pair("on_bad_tint", "bad_tint", 4.5),
    Pair("on_selection", "selection", 4.5),
    Pair("on_speech", "speech", 4.5),
    Pair("speech_quiet", "speech", 4.5),
    *(Pair("edge", back, 3.0) for back in ("ground", "paper", "tint")),
    *(Pair("disabled", back, 3.0) for back in ("ground", "paper")),
    Pair("accent", "tint", 3.0),
    Pair("bad", "hover", 3.0),
    Pair("focus", "focus_edge", 3.0),
)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, 0 to 1 (WCAG 2.2 definition)."""
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two opaque ``#rrggbb`` colours, 1 to 21 (WCAG 2.2 definition)."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def blend(front: str, alpha: float, back: str) -> str:
    """Return the opaque colour seen when ``front`` at ``alpha`` (0 to 1) lies upon ``back``."""
    mixed = (
        round(int(front[i : i + 2], 16) * alpha + int(back[i : i + 2], 16) * (1 - alpha)) for i in (1, 3, 5)
    )
    return "#" + "".join(f"{channel:02x}" for channel in mixed)
