"""Puts a theme on the running application and lets every widget ask which one it is."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from ui.theme.focus_ring import FocusRing
from ui.theme.fonts import TextRole, font, load_fonts
from ui.theme.stylesheet import stylesheet
from ui.theme.tokens import LIGHT, Scheme, Tokens, tokens_for

_STATE_NAME = "appearance"
_ROLE_PROPERTY = "textRole"


@dataclass(frozen=True, slots=True)
class Theme:
    """What the screen looks like now; ``text_scale`` is 1.0 to 2.0."""

    scheme: Scheme = Scheme.LIGHT
    text_scale: float = 1.0

    @property
    def tokens(self) -> Tokens:
        """The colours of the scheme."""
        return tokens_for(self.scheme)

    def px(self, length: int) -> int:
        """Return a length given at 100 % text in pixels of this theme."""
        return round(length * self.text_scale)


class Appearance(QObject):
    """Holds the theme for the application that owns it. ``changed`` fires after a switch."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.theme = Theme()
        self.ring = FocusRing(app)


def appearance() -> Appearance:
    """Return the running application's appearance, made on first use. Needs a QApplication."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("The theme needs a running QApplication.")
    # Kept at the application, not looked for among its children: every text asks while it is measured.
    found = app.__dict__.get(_STATE_NAME)
    if not isinstance(found, Appearance):
        found = app.__dict__[_STATE_NAME] = Appearance(app)
    return found


def current_theme() -> Theme:
    """Return the theme on the screen now."""
    return appearance().theme


def set_text_role(widget: QWidget, role: TextRole) -> None:
    """Give a widget the font of a role, now and after every change of theme."""
    widget.setProperty(_ROLE_PROPERTY, role.value)
    widget.setFont(font(role, current_theme().text_scale))


def apply_theme(app: QApplication, scheme: Scheme, text_scale: float = 1.0) -> None:
    """Switch the application to a scheme and a text size, at start or while it runs.

    ``text_scale`` is 1.0 (100 %) to 2.0 (200 %). Raises ValueError outside that, and FontsMissingError when
    the bundled fonts cannot be loaded.
    """
    if not 1.0 <= text_scale <= 2.0:
        raise ValueError("The text size must be between 100 % and 200 %.")
    load_fonts()
    state = appearance()
    state.theme = Theme(scheme, text_scale)
    style = QStyleFactory.create("Fusion")
    if app.style().name() != "fusion" and style is not None:
        app.setStyle(style)
    app.setPalette(palette(state.theme.tokens))
    app.setFont(font(TextRole.BODY, text_scale))
    app.setStyleSheet(stylesheet(state.theme.tokens, text_scale))
    for widget in app.allWidgets():
        role = widget.property(_ROLE_PROPERTY)
        if role:
            widget.setFont(font(TextRole(role), text_scale))
        widget.updateGeometry()
    state.changed.emit()


def palette(tokens: Tokens = LIGHT) -> QPalette:
    """Return a complete Qt palette; Fusion's own fails the contrast of selections and placeholders."""
    made = QPalette()
    roles = QPalette.ColorRole
    colours = {
        roles.Window: tokens.ground,
        roles.WindowText: tokens.ink,
        roles.Base: tokens.paper,
        roles.AlternateBase: tokens.hover,
        roles.Text: tokens.ink,
        roles.PlaceholderText: tokens.quiet,
        roles.Button: tokens.paper,
        roles.ButtonText: tokens.ink,
        roles.BrightText: tokens.bad,
        roles.Highlight: tokens.selection,
        roles.HighlightedText: tokens.on_selection,
        roles.Link: tokens.accent,
        roles.LinkVisited: tokens.accent,
        roles.ToolTipBase: tokens.rail,
        roles.ToolTipText: tokens.rail_strong,
        roles.Light: tokens.paper,
        roles.Midlight: tokens.hover,
        roles.Mid: tokens.edge,
        roles.Dark: tokens.edge,
        roles.Shadow: tokens.edge,
        roles.Accent: tokens.accent,
    }
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.disabled))
    return made
