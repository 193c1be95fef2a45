"""Syncing in the words of the screen: saved here, not sent yet, received, needs fixing."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from advisor_console.domain.working_days import LOCAL
from advisor_console.sync.state import SyncState


def translate(text: str, count: int = -1) -> str:
    """Translate a text of syncing; %n stands for the count."""
    return QCoreApplication.translate("sync", text, None, count)


def clock_time(at: datetime) -> str:
    """Write the local time of an instant: 10:42."""
    local = at.astimezone(LOCAL)
    return QLocale().toString(QTime(local.hour, local.minute), "HH:mm")


def sync_words(state: SyncState, *, short: bool = False) -> str:
    """Say how syncing stands in a line; short is for the rail."""
    to_send = state.unsent + state.waiting
    if state.refused:
        return translate("%n needs fixing", state.refused)
    if short:
        return _short(state, to_send)
    if not state.ready:
        return translate("Copying the council's records…")
    if state.conflicting:
        return translate("%n change to choose between: see the Sync page.", state.conflicting)
    if to_send:
        return translate("%n change not sent yet. Kept safely here.", to_send)
    return _line(state)


def _short(state: SyncState, to_send: int) -> str:
    if state.conflicting:
        return translate("%n to choose", state.conflicting)
    return translate("%n to send", to_send) if to_send else translate("all sent")


def _line(state: SyncState) -> str:
    if state.problem:
        return translate("Sync has a problem: see the Sync page.")
    if state.unreachable_since is not None:
        since = clock_time(state.unreachable_since)
        return translate("Line down since {time}").format(time=since)
    if state.last_synced is None:
        return translate("Not synced yet")
    return translate("All sent, {time}").format(time=clock_time(state.last_synced))
