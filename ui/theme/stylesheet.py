"""The one stylesheet, generated from the tokens; it holds colours, edges and spacing, never type."""

from __future__ import annotations

from string import Template

from ui.theme.tokens import Tokens

RADIUS = 7

# Type is set by fonts with real weights (ui.theme.fonts): a font rule here would undo them.
_SHEET = Template("""
QWidget[surface="ground"] { background: $ground; }
QWidget[surface="paper"] { background: $paper; }
QWidget[surface="rail"] { background: $rail; }
QFrame[surface="card"], QGroupBox[surface="card"] {
    background: $paper; border: ${card_edge}; border-radius: ${radius}px;
}
QFrame[surface="speech"], QGroupBox[surface="speech"] {
    background: $speech; border: ${card_edge}; border-radius: ${radius}px;
}
QFrame[surface="tint"], QGroupBox[surface="tint"] {
    background: $tint; border: ${card_edge}; border-radius: ${radius}px;
}
QFrame[surface="bar"] { background: $paper; border: none; }
QFrame[surface="bar"][line="bottom"] { border-bottom: 1px solid $hairline; }
QFrame[surface="bar"][line="top"] { border-top: 1px solid $hairline; }
QFrame[surface="training"] { background: $warning; border: none; border-bottom: 2px solid $on_warning; }
QFrame[surface="cover"] { background: $rail; border: none; }
QFrame[surface="popup"] { background: $paper; border: 1px solid $edge; border-radius: ${radius}px; }
QGroupBox[surface="problem"] {
    background: $paper; border: 4px solid $bad; border-radius: ${radius}px;
}
QFrame[surface="rule"] { background: $hairline; border: none; max-height: 1px; min-height: 1px; }
QFrame[surface="error-bar"] { background: $bad; border: none; max-width: 4px; min-width: 4px; }

QGroupBox { border: none; margin: 0px; padding: 0px; }

QScrollArea, QScrollArea > QWidget > QWidget#pageHolder { background: transparent; border: none; }

QPushButton {
    background: $paper; color: $ink; border: 1px solid $edge; border-radius: ${radius}px;
    padding: ${pad_y}px ${pad_x}px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $tint; }
QPushButton:disabled { color: $disabled; border-color: $hairline; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; }
QPushButton[kind="primary"]:hover, QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:disabled { background: $hover; color: $disabled; border-color: $hairline; }
QPushButton[kind="danger"] { color: $bad; border-color: $bad; }
QPushButton[kind="link"] { background: transparent; color: $accent; border: none; padding: 2px 0px; }
QPushButton[kind="filter"] {
    background: transparent; color: $quiet; border: none; border-radius: ${pill}px; padding: 3px 8px;
}
QPushButton[kind="filter"]:checked { background: $tint; color: $on_tint; }
QPushButton[kind="rail"] {
    background: transparent; color: $rail_text; border: 1px solid transparent; border-radius: ${radius}px;
    padding: 0px;
}
QPushButton[kind="rail"]:hover { background: $rail_selected; }
QPushButton[kind="rail"]:checked { background: $rail_selected; border-color: ${rail_mark}; }
QPushButton[kind="tab"] {
    background: transparent; color: $quiet; border: none; border-radius: 0px;
    border-top-left-radius: ${radius}px; border-top-right-radius: ${radius}px; padding: 6px 14px;
}
QPushButton[kind="tab"]:hover { background: $tint; color: $ink; }
QPushButton[kind="tab"]:checked { background: $paper; color: $ink; ${tab_mark} }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QSpinBox {
    background: $paper; color: $ink; border: 1px solid $edge; border-radius: ${radius}px;
    padding: 5px 8px; placeholder-text-color: $quiet;
    selection-background-color: $selection; selection-color: $on_selection;
}
QLineEdit { min-height: ${field}px; }
QLineEdit[problem="true"], QPlainTextEdit[problem="true"], QComboBox[problem="true"] {
    border: 2px solid $bad;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $disabled; background: $ground; }
QComboBox QAbstractItemView {
    background: $paper; color: $ink; border: 1px solid $edge;
    selection-background-color: $selection; selection-color: $on_selection;
}

QRadioButton, QCheckBox { color: $ink; spacing: 8px; min-height: 28px; background: transparent; }
QRadioButton:disabled, QCheckBox:disabled { color: $disabled; }
QRadioButton::indicator, QCheckBox::indicator {
    width: ${mark}px; height: ${mark}px; background: $paper; border: 2px solid $edge;
}
QRadioButton::indicator { border-radius: ${mark_round}px; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator:checked {
    border-color: $accent;
    background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
        stop: 0 $accent, stop: 0.5 $accent, stop: 0.58 $paper, stop: 1 $paper);
}
QCheckBox::indicator:checked { border-color: $accent; background: $accent; image: none; }

QTableView {
    background: $paper; color: $ink; border: none; gridline-color: $hairline;
    selection-background-color: $tint; selection-color: $ink; outline: none;
}
QHeaderView::section { background: $paper; color: $quiet; border: none; padding: 4px 8px; }
QProgressBar {
    background: $ground; border: 1px solid $edge; border-radius: 4px; max-height: 10px; min-height: 10px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QToolTip { background: $rail; color: $rail_strong; border: 1px solid $edge; padding: 4px; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0px; }
QScrollBar::handle { background: $edge; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenu { background: $paper; color: $ink; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 16px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
""")


def stylesheet(tokens: Tokens, text_scale: float) -> str:
    """Return the application's stylesheet for a set of colours and a text size (1.0 to 2.0)."""
    # Where paper and ground are one black, cards and chosen items need an edge to be seen at all.
    flat = tokens.paper == tokens.ground
    mark = round(16 * text_scale)
    return _SHEET.substitute(
        tokens.as_mapping(),
        radius=RADIUS,
        card_edge=f"1px solid {tokens.hairline}" if flat else "none",
        rail_mark=tokens.rail_strong if flat else "transparent",
        tab_mark=f"border: 1px solid {tokens.edge};" if flat else "",
        pad_y=round(5 * text_scale),
        pad_x=12,
        field=round(20 * text_scale),
        mark=mark,
        pill=round(13 * text_scale),
        mark_round=(mark + 4) // 2,
    )
