"""How this one letter is made: its language, its format, its font; the customer's own stand chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.write_letter.models import FONT, FORMAT, LANGUAGE, LetterForm, WaysMade
from ui.widgets.choice_field import ChoiceField


class HowMade(QWidget):
    """Three questions, each asked where there is a choice. ``edited()`` fires on what a person chooses."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        hint = self.tr("For this letter alone; the record stays as it is.")
        self.asked_language = ChoiceField(
            LANGUAGE, self.tr("Language of this letter"), hint=hint, across=True
        )
        self.asked_format = ChoiceField(FORMAT, self.tr("Format of this letter"), across=True)
        self.asked_font = ChoiceField(FONT, self.tr("Font of this letter"), across=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for field in (self.asked_language, self.asked_format, self.asked_font):
            field.chosen.connect(self._on_chosen)
            column.addWidget(field)

    def show_ways(self, ways: WaysMade) -> None:
        """Offer the ways that the letter can be made in, and show the one that stands."""
        for field, options, chosen in (
            (self.asked_language, ways.languages, ways.language),
            (self.asked_format, ways.formats, ways.format),
            (self.asked_font, ways.fonts, ways.font),
        ):
            field.show_options(options)
            field.show_value(chosen)
            field.setVisible(len(options) > 1)

    def told(self, form: LetterForm) -> tuple[str, str, str]:
        """Give language, format and font as they stand; what is not asked is as it was."""
        return (
            self.asked_language.value() or form.language,
            self.asked_format.value() or form.format,
            self.asked_font.value() or form.font,
        )

    def _on_chosen(self, _id: str) -> None:
        self.edited.emit()
