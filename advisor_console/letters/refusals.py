"""Why a letter is not made: a plain sentence and a way on, before anything is printed."""

from advisor_console.domain.errors import WorldError


class LetterRefused(WorldError):
    """The letter as it stands cannot be made right, so it is not made at all."""


class TemplateRefused(LetterRefused):
    """A template is wrong, or the values do not fit it. line counts from 1; 0 means the file as a whole."""

    def __init__(self, template: str, line: int, sentence: str, way_on: str = "") -> None:
        where = f"Template {template}, line {line}" if line else f"Template {template}"
        super().__init__(f"{where}: {sentence}", way_on)
        self.template = template
        self.line = line


class AddressRefused(LetterRefused):
    """The recipient's address does not fit the envelope's window. line counts from 1."""

    def __init__(self, line: int, sentence: str, way_on: str) -> None:
        super().__init__(sentence, way_on)
        self.line = line


class CharacterRefused(LetterRefused):
    """A character that cannot be set: one the font lacks, or one that shows nothing."""

    def __init__(self, character: str, sentence: str, way_on: str) -> None:
        super().__init__(sentence, way_on)
        self.character = character


class WordRefused(LetterRefused):
    """A word that is longer than a line. shown is as much of it as stands in the text unbroken."""

    def __init__(self, shown: str, sentence: str, way_on: str) -> None:
        super().__init__(sentence, way_on)
        self.shown = shown
