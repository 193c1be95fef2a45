"""Who changed the same, and what stands, in the words of the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.changes import Value
from advisor_console.domain.conflicts import Conflict, Side
from ui.widgets.field_words import group_words, value_words


def translate(text: str) -> str:
    """Translate a text about two changes to the same."""
    return QCoreApplication.translate("conflict", text)


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads it, on which local day, and what everybody and everything in it is called."""

    login: str
    today: date
    names: Mapping[str, str]

    def who(self, login: str | None) -> str:
        """Name who changed it as the reader says it: "You", a colleague's name, or somebody else."""
        if login == self.login:
            return translate("You")
        return self.names.get(login or "", "") or translate("Somebody else")


def contested_words(conflict: Conflict) -> str:
    """Name what is contested: "Mobile number"."""
    return group_words(conflict.entity, conflict.group)


def side_words(entity: str, values: Mapping[str, Value], names: Mapping[str, str]) -> str:
    """Say one side in a line, leaving out what is not recorded unless nothing is."""
    said = [value_words(entity, name, value, names) for name, value in values.items() if value is not None]
    return ", ".join(said) or value_words(entity, "", None, names)


def kept_words(conflict: Conflict, reader: Reader) -> str:
    """Say who chose what: "Gwen Price kept 07700 900222"."""
    side = conflict.choice or Side.THEIRS
    what = side_words(conflict.entity, conflict.values_of(side), reader.names)
    if conflict.chosen_by == reader.login:
        return translate("You kept {what}").format(what=what)
    return translate("{who} kept {what}").format(who=reader.who(conflict.chosen_by), what=what)
