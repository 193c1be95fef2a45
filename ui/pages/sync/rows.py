"""What was saved and how it stands, put into the rows of the sync page."""

from advisor_console.domain.conflicts import Conflict
from advisor_console.services.saved_work import SavedAct, SavedWork, Standing
from ui.pages.sync.words import translate
from ui.widgets.conflict_words import Reader, contested_words, kept_words
from ui.widgets.field_words import moment_words
from ui.widgets.saved_words import saved_words, whose
from ui.widgets.text import Run, Tone, quiet, strong
from ui.widgets.timeline_model import TimelineRow

REFUSED, CONFLICT, ACT, SETTLED = "refused", "conflict", "act", "settled"
"""What a row's id begins with; after the colon stands the command's or the conflict's own id."""


def needs_rows(work: SavedWork, reader: Reader) -> tuple[TimelineRow, ...]:
    """List what only the advisor can put right: refused acts first, then what two changed at once."""
    refused = [_refused(act, work, reader) for act in work.of(Standing.REFUSED)]
    return (*refused, *(_conflict(conflict, work, reader) for conflict in work.conflicts))


def saved_rows(work: SavedWork, reader: Reader, *, sending: bool) -> tuple[TimelineRow, ...]:
    """List everything else, newest first: what is kept here, what waits for what, what was received."""
    listed = [
        (act.command.happened_at, _act(act, work, reader, sending=sending))
        for act in work.acts
        if act.standing is not Standing.REFUSED
    ]
    # One's own choice is among the acts; what the other one chose is told here.
    listed += [
        (conflict.chosen_at or conflict.opened_at, _settled(conflict, work, reader))
        for conflict in work.settled
        if conflict.chosen_by != reader.login
    ]
    listed.sort(key=lambda entry: entry[0], reverse=True)
    return tuple(row for _, row in listed)


def _refused(act: SavedAct, work: SavedWork, reader: Reader) -> TimelineRow:
    what = (*_who(act.person, work), Run(saved_words(act.command, work.names) + "\n"))
    return TimelineRow(
        f"{REFUSED}:{act.command.id}",
        translate("Needs fixing"),
        moment_words(act.command.happened_at, reader.today),
        (*what, strong(act.reason, Tone.WARNING)),
    )


def _conflict(conflict: Conflict, work: SavedWork, reader: Reader) -> TimelineRow:
    other = conflict.theirs_by if conflict.mine_by == reader.login else conflict.mine_by
    changed = translate("{who} changed this too. Choose which stands.").format(who=reader.who(other))
    what = (*_who(conflict.person, work), Run(contested_words(conflict) + "\n"))
    return TimelineRow(
        f"{CONFLICT}:{conflict.id}",
        translate("Two changes"),
        moment_words(conflict.opened_at, reader.today),
        (*what, strong(changed, Tone.WARNING)),
    )


def _act(act: SavedAct, work: SavedWork, reader: Reader, *, sending: bool) -> TimelineRow:
    stands = {
        Standing.KEPT: translate("Being sent") if sending else translate("Saved here"),
        Standing.WAITING: translate("Waits"),
        Standing.RECEIVED: translate("Received"),
    }[act.standing]
    what = [*_who(act.person, work), Run(saved_words(act.command, work.names))]
    if act.standing is Standing.KEPT:
        what.append(quiet(translate(" · not sent yet")))
    elif act.waits_for is not None:
        first = translate("\nFollows when this is put right: {what}")
        what.append(quiet(first.format(what=saved_words(act.waits_for, work.names))))
    elif act.standing is Standing.WAITING:
        what.append(quiet(translate("\nFollows with the next round.")))
    when = moment_words(act.command.happened_at, reader.today)
    return TimelineRow(f"{ACT}:{act.command.id}", stands, when, tuple(what))


def _settled(conflict: Conflict, work: SavedWork, reader: Reader) -> TimelineRow:
    at = moment_words(conflict.chosen_at or conflict.opened_at, reader.today)
    what = (
        *_who(conflict.person, work),
        Run(contested_words(conflict) + ". "),
        quiet(kept_words(conflict, reader)),
    )
    return TimelineRow(f"{SETTLED}:{conflict.id}", translate("Chosen"), at, what)


def _who(person: str | None, work: SavedWork) -> tuple[Run, ...]:
    name = whose(person, work.names)
    return (strong(f"{name}. "),) if name else ()
