"""What the console has to tell of its own files, in words; nothing here is about a customer."""

from collections.abc import Sequence
from datetime import datetime

from advisor_console.domain.working_days import LOCAL
from db.local.rescue import Rescued

COPY_DAMAGED = (
    "This machine's copy of the council's records was damaged and is fetched anew. "
    "What you saved is kept apart from it and is whole."
)
OUTBOX_MISSING = (
    "The file of what you saved is missing from this machine, and a new one was begun. Whatever was not sent "
    "from here is lost unless the file is put back: tell your administrator before you go on."
)


def rescued_words(rescued: Rescued) -> str:
    """Tell what became of a damaged outbox: what was read, what was not, and what to do about it."""
    if rescued.nothing_lost:
        return "What you saved on this machine was damaged and has been put right. Nothing is missing."
    parts = [
        "What you saved on this machine was damaged.",
        f"{_count(rescued.commands, 'piece')} of work could be read and kept, {rescued.unsent} not sent yet.",
    ]
    if rescued.lost:
        parts.append(f"{_count(len(rescued.lost), 'piece')} of work could not be read{_times(rescued.lost)}.")
    if rescued.lost_drafts:
        parts.append(f"{_count(rescued.lost_drafts, 'draft')} could not be read.")
    if rescued.lost_letters:
        parts.append(f"{_count(rescued.lost_letters, 'letter')} could not be read.")
    if rescued.pages and not (rescued.lost or rescued.lost_drafts or rescued.lost_letters):
        parts.append("A part of the file could not be read; work you saved of late may have been in it.")
    parts.append(
        "Look at the records you worked on then, and record again what is missing. The damaged file is kept: "
        "tell your administrator."
    )
    return " ".join(parts)


def missing_words(times: Sequence[datetime | None]) -> str:
    """Tell of work that was shown on this machine and is no longer in the file of what was saved."""
    return (
        f"{_count(len(times), 'piece')} of work that you saved last{_times(times)} can no longer be found on"
        " this machine. Look at the records you worked on then, and record again what is missing."
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _times(times: Sequence[datetime | None]) -> str:
    known = sorted(at.astimezone(LOCAL) for at in times if at is not None)
    if not known:
        return ""
    first, last = (f"{at.day} {at:%B %Y at %H:%M}" for at in (known[0], known[-1]))
    return f", saved on {first}" if first == last else f", saved between {first} and {last}"
