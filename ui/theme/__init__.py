"""The look of the screen: colours, type, focus ring and the stylesheet made from them."""

from ui.theme.appearance import (
    Appearance,
    Theme,
    appearance,
    apply_theme,
    current_theme,
    palette,
    set_text_role,
)
from ui.theme.fonts import FontsMissingError, TextRole, font, line_height, load_fonts
from ui.theme.tokens import Scheme, Tokens, blend, contrast, tokens_for

__all__ = [
    "Appearance",
    "FontsMissingError",
    "Scheme",
    "TextRole",
    "Theme",
    "Tokens",
    "appearance",
    "apply_theme",
    "blend",
    "contrast",
    "current_theme",
    "font",
    "line_height",
    "load_fonts",
    "palette",
    "set_text_role",
    "tokens_for",
]
