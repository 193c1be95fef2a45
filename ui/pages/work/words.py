"""The services' work put into the rows of the Work page, and its counts into the rail."""

from datetime import date

from advisor_console.domain.open_work import OpenWork, WorkFilter, WorkListed
from advisor_console.domain.working_days import LOCAL
from ui.pages.work.models import WorkState
from ui.widgets.choice_field import Option
from ui.widgets.text import Run, Tone, quiet, strong
from ui.widgets.timeline_model import TimelineRow
from ui.widgets.work_words import (
    action_words,
    reason_words,
    service_words,
    short_day,
    state_words,
    translate,
)


def work_state(listed: WorkListed, chosen: WorkFilter, today: date) -> WorkState:
    """Put the work of a filter into words."""
    empty, what_next = _empty(chosen)
    more = listed.more(chosen)
    return WorkState(
        line=translate("What services have still to do, and what they handed back."),
        filters=_filters(listed),
        filter=chosen.value,
        rows=tuple(work_row(work, today) for work in listed.rows),
        more=translate("%n more is not listed: these come first.", more) if more > 0 else "",
        empty="" if listed.rows else empty,
        what_next="" if listed.rows else what_next,
        can_mend=any(work.can_be_told_again for work in listed.rows),
    )


def rail_words(listed: WorkListed | None) -> str:
    """Say in the rail what of the advisor's own needs them, else what is due; nothing before it is read."""
    if listed is None:
        return ""
    if listed.mine_to_fix:
        return translate("%n to fix", listed.mine_to_fix)
    due = listed.counts[WorkFilter.DUE]
    return translate("%n due", due) if due else translate("none due")


def work_row(work: OpenWork, today: date) -> TimelineRow:
    """Put a piece of work into a row: for when, which service, whose it is, what, and how it stands."""
    stands = [work.reference]
    if work.service_reference:
        stands.append(translate("their reference {reference}").format(reference=work.service_reference))
    what: list[Run] = [strong(f"{work.customer}. "), Run(f"{action_words(work.what)}\n")]
    state = state_words(work.service, work.status)
    if work.status == "rejected":
        what += [strong(f"{state}: {reason_words(work.reason or '')}", Tone.WARNING), Run("\n")]
    elif work.is_overdue(today):
        what += [strong(translate("Overdue"), Tone.BAD), quiet(f" · {state} · ")]
    else:
        what.append(quiet(f"{state} · "))
    what.append(quiet(" · ".join(stands)))
    return TimelineRow(work.id, _for_when(work, today), service_words(work.service), tuple(what))


def _for_when(work: OpenWork, today: date) -> str:
    if work.status == "rejected":
        if work.answered_at is None:
            return translate("Handed back")
        day = short_day(work.answered_at.astimezone(LOCAL).date(), today)
        return translate("Back {day}").format(day=day)
    if work.promised_by is None:
        return translate("No day promised")
    if work.promised_by == today:
        return translate("Due today")
    return translate("By {day}").format(day=short_day(work.promised_by, today))


def _filters(listed: WorkListed) -> tuple[Option, ...]:
    named = {
        WorkFilter.MINE: translate("Mine {count}"),
        WorkFilter.DUE: translate("Due today {count}"),
        WorkFilter.FIXING: translate("Needs fixing {count}"),
    }
    return tuple(Option(name.value, words.format(count=listed.counts[name])) for name, words in named.items())


def _empty(chosen: WorkFilter) -> tuple[str, str]:
    return {
        WorkFilter.MINE: (
            translate("No service has anything to do from you."),
            translate("What you take from a customer and a service has to do stands here until it is done."),
        ),
        WorkFilter.DUE: (
            translate("Nothing is due today, and nothing is overdue."),
            translate("Choose Mine to see what is promised for later."),
        ),
        WorkFilter.FIXING: (
            translate("No service has handed anything back."),
            translate("What a service cannot read comes back here, with its reason."),
        ),
    }[chosen]
