"""What was begun, the queue and syncing, in the words of the home page."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from advisor_console.domain.queueing import QueueBoard
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.hand_on import HandedDraft, can_be_handed_on
from advisor_console.services.handle_contact import DRAFT_KIND as CONTACT
from advisor_console.services.ports import Draft
from advisor_console.sync.state import SyncState
from ui.pages.home.models import CopyUnderWay, DraftShown
from ui.widgets.queue_words import clock_time, counter_words

MOST_DRAFTS = 16
_MOST_HANDED = 8


def translate(text: str, count: int = -1) -> str:
    """Translate a text of the home page; %n stands for the count."""
    return QCoreApplication.translate("home", text, None, count)


def drafts_shown(drafts: Sequence[Draft], today: date) -> tuple[tuple[DraftShown, ...], int]:
    """Give the newest drafts in words, and how many more there are; the contact has a place of its own."""
    kept = sorted(
        (draft for draft in drafts if draft.kind != CONTACT), key=lambda draft: draft.saved_at, reverse=True
    )
    shown = tuple(
        DraftShown(
            draft.id,
            _kind_words(draft.kind),
            draft.title,
            _at_words(draft.saved_at, today, translate("kept {when}")),
            can_be_handed_on(draft),
        )
        for draft in kept[:MOST_DRAFTS]
    )
    return shown, max(0, len(kept) - MOST_DRAFTS)


def handed_shown(handed: Sequence[HandedDraft], login: str, today: date) -> tuple[DraftShown, ...]:
    """Give what was handed to this advisor, and what they handed on and nobody has taken up yet."""
    shown = []
    for one in handed[:_MOST_HANDED]:
        own = one.by.login == login
        words = (
            translate("handed on to {name} {when}, not taken up yet").replace("{name}", one.to.full_name)
            if own
            else translate("handed to you by {name} {when}").replace("{name}", one.by.full_name)
        )
        act = translate("Take it back") if own else translate("Take it up")
        kept = _at_words(one.handed_at, today, words)
        shown.append(DraftShown(one.draft.id, _kind_words(one.draft.kind), one.draft.title, kept, act=act))
    return tuple(shown)


def place_words(site: str, counter: str) -> str:
    """Say where the advisor sits; empty until it is chosen."""
    return " · ".join(filter(None, (site, counter_words(counter) if counter else "")))


def queue_words(site: str, board: QueueBoard | None, *, is_down: bool) -> tuple[str, str]:
    """Say the queue in a line, and what the way to it is called."""
    if not site:
        return translate("You have not chosen a counter yet."), translate("Choose a counter")
    way = translate("Go to the queue")
    if board is None:
        return (
            translate("The queue does not answer.") if is_down else translate("Asking for the queue…")
        ), way
    if is_down:
        words = translate("%n waiting at {time}. The queue does not answer since.", len(board.waiting))
        return words.format(time=clock_time(board.at)), way
    if not board.waiting:
        return translate("Nobody waits."), way
    longest = clock_time(board.waiting[0].joined_at)
    words = translate("%n waiting, the first since {time}.", len(board.waiting))
    return words.format(time=longest), way


def sync_detail(state: SyncState) -> str:
    """Say what follows from how syncing stands; empty when nothing does."""
    if state.problem:
        return state.problem
    if state.refused:
        return translate("Not everything was accepted. See what to do about it.")
    if state.unreachable_since is not None:
        return translate("Go on working: everything is kept here and sent when the line is back.")
    return ""


def copy_under_way(state: SyncState, *, is_stopped: bool) -> CopyUnderWay | None:
    """Say how far the first copy has come; None once this machine holds a complete one."""
    if state.ready:
        return None
    progress = state.progress
    if progress is None and is_stopped:
        return CopyUnderWay(translate("Copying was stopped"), is_stopped=True)
    title = translate("Copying the council's records to this machine")
    if progress is None:
        return CopyUnderWay(title, words=translate("Waiting for the first records."))
    rows = QLocale().toString(progress.rows)
    words = translate("{rows} records copied so far, encrypted. Customers are found once all are here.")
    return CopyUnderWay(title, progress.done, progress.total, words.format(rows=rows))


def _kind_words(kind: str) -> str:
    return {
        "move": translate("Move"),
        "change": translate("Another change"),
        "note": translate("Note"),
        "wrap_up": translate("Wrap-up"),
        "letter": translate("Letter"),
        "post_run": translate("Letters to many"),
        "identity": translate("Identity check"),
        "mend": translate("Needs fixing"),
    }.get(kind, kind.replace("_", " ").capitalize())


def _at_words(at: datetime, today: date, words: str) -> str:
    """Fill {when} in: "today at 10:41", "Fri 20 Nov at 16:58"."""
    local = at.astimezone(LOCAL).date()
    if local == today:
        return words.replace("{when}", translate("today at {time}").format(time=clock_time(at)))
    shape = "ddd d MMM" if local.year == today.year else "d MMM yyyy"
    day = QLocale().toString(QDate(local.year, local.month, local.day), shape)
    return words.replace("{when}", translate("{day} at {time}").format(day=day, time=clock_time(at)))
