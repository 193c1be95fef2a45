"""What stands beside the title on every page of a move: where they live, how sure we are, the draft."""

from datetime import date, datetime

from PySide6.QtCore import QLocale, QTime

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.working_days import LOCAL
from ui.pages.move.models import ChipShown
from ui.pages.move.words import translate
from ui.widgets.chip import ChipKind


def clock_words(at: datetime) -> str:
    """Write the local time of an instant with its seconds: 10:45:12."""
    local = at.astimezone(LOCAL)
    return QLocale().toString(QTime(local.hour, local.minute, local.second), "HH:mm:ss")


def chips_of(record: CustomerRecord, today: date, kept: str, kept_problem: str = "") -> tuple[ChipShown, ...]:
    """Give the identity check, the warnings this role may see, and when the draft was kept."""
    chips = [_identity(record, today)]
    chips += [
        ChipShown(translate("Caution: {reason}").format(reason=marker.reason), ChipKind.BAD)
        for marker in record.markers
    ]
    if kept_problem:
        chips.append(ChipShown(kept_problem, ChipKind.BAD))
    elif kept:
        chips.append(ChipShown(translate("Draft kept {time}").format(time=kept), ChipKind.QUIET))
    return tuple(chips)


def _identity(record: CustomerRecord, today: date) -> ChipShown:
    check = record.verification
    if check is None:
        return ChipShown(translate("Identity not checked"), ChipKind.QUIET)
    if check.outcome == "failed":
        return ChipShown(translate("Last identity check failed"), ChipKind.BAD)
    local = check.checked_at.astimezone(LOCAL)
    if local.date() != today:
        return ChipShown(translate("Identity not checked today"), ChipKind.QUIET)
    time = QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
    words = translate("Identity checked {time}, {tier}").format(time=time, tier=check.tier)
    return ChipShown(words, ChipKind.GOOD)
