"""Who changed the same, and what stands, in the words of the screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.conflicts import Conflict, Side
from ui.widgets.field_words import field_words, group_words, value_words

_FIRST_FIELDS = ("title", "given_names", "starts_on", "opened_on")
"""Fields that a group is read from; the others follow."""


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


def fields_of(conflict: Conflict) -> list[str]:
    """Give the group's fields in the order in which they are read."""
    return sorted(conflict.mine, key=lambda name: (name not in _FIRST_FIELDS, name))


def side_words(conflict: Conflict, side: Side, names: Mapping[str, str]) -> str:
    """Say in a line what one side has that the other has not; with the fields' names where it is several."""
    mine, theirs = conflict.values_of(Side.MINE), conflict.values_of(Side.THEIRS)
    values = conflict.values_of(side)
    told = [name for name in fields_of(conflict) if mine.get(name) != theirs.get(name)] or fields_of(conflict)
    said = []
    for name in told:
        value = value_words(conflict.entity, name, values.get(name), names)
        named = field_words(conflict.entity, name).lower() if len(conflict.mine) > 1 else ""
        said.append(f"{named} {value}".strip())
    return ", ".join(said)


def kept_words(conflict: Conflict, reader: Reader) -> str:
    """Say who chose what: "Gwen Price kept 07700 900222"."""
    side = conflict.choice or Side.THEIRS
    what = side_words(conflict, side, reader.names)
    if conflict.chosen_by == reader.login:
        return translate("You kept {what}").format(what=what)
    return translate("{who} kept {what}").format(who=reader.who(conflict.chosen_by), what=what)
