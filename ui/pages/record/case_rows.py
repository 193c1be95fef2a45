"""A customer's open cases, and what services have to do: each service's outcome in a row of its own."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.customer import CaseFile, CustomerRecord, WorkItem
from ui.theme import TextRole
from ui.widgets.key_values import KeyValue
from ui.widgets.protected_words import address_rows
from ui.widgets.text import Run, Tone, quiet, strong
from ui.widgets.work_words import (
    promise_words,
    reason_words,
    service_words,
    short_day,
    state_words,
    translate,
)

MOST_SHOWN = 3
_MOST_CASES = 4


def _said(text: str) -> str:
    return QCoreApplication.translate("record", text)


def case_rows(record: CustomerRecord, today: date) -> tuple[KeyValue, ...]:
    """Put the services' outcomes and the open cases into rows."""
    cases = tuple(_case(case, today) for case in record.open_cases[: _most_cases(record)])
    return (*address_rows(record.protected_address), *work_rows(record.work_items, today), *cases)


def _most_cases(record: CustomerRecord) -> int:
    """The record answers without scrolling: beside services' rows there is room for fewer cases."""
    shown = work_shown(record.work_items)
    apart = record.protected_address is not None
    return max(1, _MOST_CASES - apart - len(shown) - sum(item.needs_fixing for item in shown))


def cases_note(record: CustomerRecord) -> str:
    """Say that there is nothing open, or how many cases are not shown."""
    more = len(record.open_cases) - _most_cases(record)
    if not record.open_cases:
        return "" if work_shown(record.work_items) or record.protected_address else _said("No open cases.")
    return _said("and {count} more").format(count=more) if more > 0 else ""


def work_shown(items: Sequence[WorkItem]) -> tuple[WorkItem, ...]:
    """Choose what is shown of work, newest first: what needs fixing, what was told last, what is open.

    That electors' details were passed on stands beside what they were advised; here only when they came back.
    """
    last = items[0].notification_id if items else None
    to_fix = [item for item in items if item.needs_fixing]
    others = [
        item
        for item in items
        if not item.needs_fixing
        and item.service != "electoral"
        and (item.notification_id == last or item.status in ("recorded", "sent", "accepted"))
    ]
    return (*to_fix, *others)[:MOST_SHOWN]


def work_rows(items: Sequence[WorkItem], today: date) -> tuple[KeyValue, ...]:
    """Put each service's outcome into a row: how it stands, for when, and under which references."""
    return tuple(
        KeyValue(
            f"work-{item.reference}",
            service_words(item.service),
            tuple(_outcome(item, today)),
            name_role=TextRole.STRONG,
            name_tone=Tone.PLAIN,
        )
        for item in work_shown(items)
    )


def _outcome(item: WorkItem, today: date) -> list[Run]:
    state = state_words(item.service, item.status)
    if item.needs_fixing:
        return [
            strong(f"{state}: {reason_words(item.reason or '')}", Tone.WARNING),
            quiet(f" {item.reference}"),
        ]
    runs = [Run(translate("Handed back, told again since") if item.status == "rejected" else state)]
    promise = promise_words(item.status, item.promised_by, today)
    if promise:
        late = item.promised_by is not None and item.promised_by < today
        runs += [Run(", "), strong(promise, Tone.BAD) if late else Run(promise)]
    references = [item.reference]
    if item.service_reference:
        references.append(translate("their reference {reference}").format(reference=item.service_reference))
    return [*runs, quiet(f" · {' · '.join(references)}")]


def _case(case: CaseFile, today: date) -> KeyValue:
    promise: tuple[Run, ...] = ()
    if case.promised_by is not None:
        if case.promised_by < today:
            late = _said("promised by {day}, late").format(day=short_day(case.promised_by, today))
            promise = (quiet(" · "), strong(late, Tone.BAD))
        elif case.promised_by == today:
            promise = (
                quiet(" · "),
                strong(_said("promised today"), Tone.WARNING),
            )
        else:
            day = short_day(case.promised_by, today)
            promise = (quiet(_said(" · reply due {day}").format(day=day)),)
    return KeyValue(
        f"case-{case.reference}",
        case.reference,
        (Run(case.title), quiet(f" · {case.department}"), *promise),
        name_role=TextRole.STRONG,
        name_tone=Tone.PLAIN,
    )
