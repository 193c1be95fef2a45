"""A conflict put into columns: what it was, what the record says now, and what did not land."""

from collections.abc import Mapping
from datetime import date, datetime

from advisor_console.domain.changes import Value
from advisor_console.domain.conflicts import Conflict, Side
from ui.pages.conflict.models import GroupShown, SideShown
from ui.widgets.conflict_words import (
    Reader,
    contested_words,
    fields_of,
    kept_words,
    side_words,
    translate,
)
from ui.widgets.field_words import field_words, moment_words, value_words


def group_shown(conflict: Conflict, reader: Reader, picked: Side | None) -> GroupShown:
    """Put one conflict into words; picked is what was chosen on the page and not saved yet."""
    fields = fields_of(conflict)
    told = ""
    if not conflict.open:
        at = moment_words(conflict.chosen_at or conflict.opened_at, reader.today)
        told = translate("{who_kept}. Chosen at {time}.").format(
            who_kept=kept_words(conflict, reader), time=at
        )
    return GroupShown(
        id=conflict.id,
        title=contested_words(conflict),
        fields=tuple(field_words(conflict.entity, name) for name in fields),
        sides=(
            SideShown(
                translate("Before"),
                translate("what both saw"),
                _values(conflict, conflict.base, fields, reader),
            ),
            *(_side(conflict, side, fields, reader) for side in (Side.THEIRS, Side.MINE)),
        ),
        chosen=picked.value if picked and conflict.open else "",
        told=told,
        undo="" if conflict.open else translate("Undo: keep the other one"),
    )


def _side(conflict: Conflict, side: Side, fields: list[str], reader: Reader) -> SideShown:
    values = conflict.values_of(side)
    login = conflict.mine_by if side is Side.MINE else conflict.theirs_by
    at = conflict.opened_at if side is Side.MINE else conflict.theirs_at
    if side is Side.THEIRS and conflict.open and values != conflict.theirs:
        # The record has moved on from what the two wrote; by whom is not known here.
        heading, about = translate("On the record now"), translate("changed since then")
    else:
        heading = reader.who(login)
        about = _about(at, reader.today, stands=side is (conflict.choice or Side.THEIRS))
    return SideShown(
        heading=heading,
        about=about,
        values=_values(conflict, values, fields, reader),
        key=side.value,
        spoken=f"{side_words(conflict, side, reader.names)} ({heading})",
    )


def _about(at: datetime | None, today: date, *, stands: bool) -> str:
    where = translate("on the record now") if stands else translate("not on the record")
    return f"{moment_words(at, today)} · {where}" if at else where


def _values(
    conflict: Conflict, values: Mapping[str, Value], fields: list[str], reader: Reader
) -> tuple[str, ...]:
    return tuple(value_words(conflict.entity, name, values.get(name), reader.names) for name in fields)
