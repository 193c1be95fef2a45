"""A customer's record put into the words of the screen."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, QTime

from advisor_console.domain.collection_days import CollectionDay, CollectionShifts, next_collections
from advisor_console.domain.customer import (
    Container,
    CouncilTaxAccount,
    CustomerRecord,
    TimelineEntry,
)
from advisor_console.domain.sentences import listed, pounds
from advisor_console.domain.working_days import LOCAL
from ui.pages.record.bin_words import not_emptied_words
from ui.pages.record.case_rows import case_rows, cases_note, work_shown
from ui.pages.record.models import NOTHING_OLDER, ChipWords, FigureCard, OlderShown, RecordState
from ui.theme import TextRole
from ui.widgets.chip import ChipKind
from ui.widgets.choice_field import Option
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, Tone, quiet, strong
from ui.widgets.timeline_model import TimelineRow
from ui.widgets.work_words import reason_words, service_words

_CONTEXT = "record"
_BIN_DAYS_SHOWN = 2
_MEMBERS_SHOWN = 6
_DOT = "\N{NO-BREAK SPACE}· "
# The timeline's labels, as the copy of the records gives them.
_LABELS = (
    QT_TRANSLATE_NOOP("record", "Call"),
    QT_TRANSLATE_NOOP("record", "Counter"),
    QT_TRANSLATE_NOOP("record", "Library"),
    QT_TRANSLATE_NOOP("record", "Email"),
    QT_TRANSLATE_NOOP("record", "Web"),
    QT_TRANSLATE_NOOP("record", "Letter in"),
    QT_TRANSLATE_NOOP("record", "Voicemail"),
    QT_TRANSLATE_NOOP("record", "Letter"),
    QT_TRANSLATE_NOOP("record", "Note"),
    QT_TRANSLATE_NOOP("record", "Change"),
    QT_TRANSLATE_NOOP("record", "Handed back"),
    QT_TRANSLATE_NOOP("record", "Printed"),
)


def translate(text: str, count: int = -1) -> str:
    """Translate a text of this page; %n stands for the count."""
    return QCoreApplication.translate(_CONTEXT, text, None, count)


def short_date(day: date, today: date) -> str:
    """Write a day with its weekday in this year, with its year in any other: past years show the year."""
    shape = "ddd d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def long_date(day: date) -> str:
    """Write a day as it is said: 1 December 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def month_day(day: date, today: date) -> str:
    """Write a day without its weekday; the year only where it is not this one."""
    shape = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def clock_time(at: datetime) -> str:
    """Write the local time of an instant: 10:42."""
    local = at.astimezone(LOCAL)
    return QLocale().toString(QTime(local.hour, local.minute), "HH:mm")


def record_state(
    record: CustomerRecord,
    shifts: CollectionShifts,
    today: date,
    chosen: str = "all",
    notice: str = "",
    *,
    older: OlderShown = NOTHING_OLDER,
) -> RecordState:
    """Put a record into words; `chosen` is the timeline's filter, `older` how its end stands."""
    return RecordState(
        name=record.person.full_name,
        about=_about(record),
        chips=tuple(_chips(record, today)),
        council_tax=_council_tax(record.account, record, today),
        bins=_bins(record, shifts, today),
        bins_note=_bins_note(record, today),
        not_emptied=_not_emptied(record, today),
        cases=case_rows(record, today),
        cases_note=cases_note(record),
        voting=_voting(record, today),
        household=_household(record, today),
        filters=_filters(record),
        filter=chosen,
        timeline=tuple(
            timeline_row(entry, today) for entry in record.timeline if chosen in ("all", _filter_of(entry))
        ),
        nothing_happened=_nothing_happened(chosen, older),
        older=older,
        is_contested=bool(record.contested),
        notice=notice,
        not_sent=translate("Saved here, not sent yet") if record.not_sent else "",
    )


def others_words(names: Sequence[str]) -> str:
    """Say who else has a record open; at most two by name, so that it stays one line."""
    if not names:
        return ""
    if len(names) == 1:
        return translate("{name} has this record open").format(name=names[0])
    if len(names) == 2:
        return translate("{name} and {other} have this record open").format(name=names[0], other=names[1])
    return translate("{name} and {count} others have this record open").format(
        name=names[0], count=len(names) - 1
    )


def _nothing_happened(chosen: str, older: OlderShown) -> str:
    if chosen == "all" and older != NOTHING_OLDER:
        return translate(
            "Nothing has happened of late. Start a contact with F8, or write a note with Ctrl+N."
        )
    if chosen == "all":
        return translate("Nothing has happened yet. Start a contact with F8, or write a note with Ctrl+N.")
    return translate("Nothing of this kind. Choose All to see everything.")


def _about(record: CustomerRecord) -> tuple[Run, ...]:
    person = record.person
    parts = []
    if person.known_as:
        parts.append(translate("known as {name}").format(name=person.known_as))
    parts += [translate("was {name}").format(name=name) for name in record.former_names]
    if person.date_of_birth:
        parts.append(translate("born {year}").format(year=person.date_of_birth.year))
    home = record.home.address.format_one_line() if record.home else translate("no address recorded")
    parts.append(home)
    parts.append(translate("reference {reference}").format(reference=person.reference))
    return (Run(" · ".join(parts)),)


def _chips(record: CustomerRecord, today: date) -> list[ChipWords]:
    chips = []
    check = record.verification
    if check is None:
        chips.append(ChipWords(translate("Identity not checked"), ChipKind.QUIET))
    elif check.outcome == "failed":
        chips.append(ChipWords(translate("Last identity check failed"), ChipKind.BAD))
    elif check.checked_at.astimezone(LOCAL).date() == today:
        words = translate("Identity checked {time}").format(time=clock_time(check.checked_at))
        chips.append(ChipWords(words, ChipKind.GOOD))
    else:
        when = short_date(check.checked_at.astimezone(LOCAL).date(), today)
        chips.append(ChipWords(translate("Identity last checked {day}").format(day=when), ChipKind.QUIET))
    if record.person.deceased_on:
        died = translate("Died {day}").format(day=month_day(record.person.deceased_on, today))
        chips.insert(0, ChipWords(died, ChipKind.WARNING))
    needs_fixing = translate("Needs fixing: {service}")
    caution = translate("Caution: {reason}")
    chips += [ChipWords(caution.format(reason=marker.reason), ChipKind.BAD) for marker in record.markers]
    chips += [ChipWords(need_words(need.kind, need.detail), ChipKind.INFO) for need in record.needs]
    chips += [
        ChipWords(needs_fixing.format(service=service_words(item.service)), ChipKind.BAD)
        for item in record.work_items
        if item.needs_fixing
    ]
    if record.contested:
        chips.insert(0, ChipWords(translate("Somebody else changed this too"), ChipKind.WARNING))
    return chips


def need_words(kind: str, detail: str | None) -> str:
    """Say a support need: "Large print 18 pt", "Hearing loop"."""
    named = {
        "large_print": translate("Large print"),
        "clear_print": translate("Clear print"),
        "braille": translate("Braille"),
        "audio": translate("Audio letters"),
        "easy_read": translate("Easy read"),
        "hearing_loop": translate("Hearing loop"),
        "bsl": translate("BSL interpreter"),
        "interpreter": translate("Interpreter"),
        "reads_welsh_first": translate("Reads Welsh first"),
        "step_free": translate("Step-free access"),
        "more_time": translate("Needs more time"),
        "call_not_write": translate("Call, do not write"),
        "assisted_collection": translate("Assisted collection"),
    }.get(kind, kind.replace("_", " ").capitalize())
    return f"{named}: {detail}" if detail else named


def _council_tax(account: CouncilTaxAccount | None, record: CustomerRecord, today: date) -> FigureCard:
    if account is None:
        return FigureCard(translate("No council tax account"), _no_account(record))
    band = record.home.band if record.home else None
    tail = []
    if account.arrears_pence:
        tail.append(translate("{sum} in arrears").format(sum=pounds(account.arrears_pence)))
    else:
        tail.append(translate("not in arrears"))
    if band:
        tail.append(translate("Band {band}").format(band=band))
    tail += [_discount_words(kind) for kind in sorted({d.kind for d in account.discounts if not d.ends_on})]
    tail.append(translate("account {reference}").format(reference=account.reference))
    year_ends = date(today.year + (today.month >= 4), 3, 31)
    left = translate("{sum} still to pay to {day}").format(
        sum=pounds(account.to_pay_pence), day=month_day(year_ends, year_ends)
    )
    if account.closed_on:
        closes = (
            translate("Account closes {day}")
            if account.closed_on >= today
            else translate("Account closed {day}")
        )
        figure = closes.format(day=month_day(account.closed_on, today))
    elif account.next_due_pence and account.next_due_on:
        figure = translate("{sum} due on {day}").format(
            sum=pounds(account.next_due_pence), day=month_day(account.next_due_on, today)
        )
    else:
        figure = translate("Nothing due") if not account.to_pay_pence else left
    owed = [left] if account.to_pay_pence and figure != left else []
    return FigureCard(figure, " · ".join([*owed, *tail]))


def _no_account(record: CustomerRecord) -> str:
    return translate("Not liable at this address.") if record.home else translate("No address recorded.")


def _discount_words(kind: str) -> str:
    return {
        "single_person": translate("single person discount"),
        "council_tax_reduction": translate("Council Tax Reduction"),
        "disregarded": translate("all disregarded"),
    }.get(kind, kind.replace("_", " "))


def _bins(record: CustomerRecord, shifts: CollectionShifts, today: date) -> tuple[KeyValue, ...]:
    days: dict[date, list[CollectionDay]] = {}
    held = {container.stream for container in record.containers}
    for day in next_collections(record.schedules, shifts, today, 2):
        if day.stream in held or not held:
            days.setdefault(day.on, []).append(day)
    rows = []
    for on in sorted(days)[:_BIN_DAYS_SHOWN]:
        what = _DOT.join(container_words(record.containers, day.stream) for day in days[on])
        moved = any(day.moved for day in days[on])
        runs = (Run(what), quiet(translate(", moved for the holiday"))) if moved else (Run(what),)
        rows.append(
            KeyValue(
                f"bins-{on}",
                short_date(on, today),
                runs,
                name_role=TextRole.FIGURE,
                name_tone=Tone.PLAIN,
            )
        )
    return tuple(rows)


def stream_words(stream: str) -> str:
    """Name a stream as residents know it."""
    return {
        "residual": translate("General waste"),
        "recycling": translate("Recycling"),
        "paper": translate("Paper and card"),
        "food": translate("Food"),
        "garden": translate("Garden waste"),
    }.get(stream, stream)


def container_words(containers: tuple[Container, ...], stream: str) -> str:
    """Say what is put out for a stream: "Recycling, blue 240 L"."""
    found = [container for container in containers if container.stream == stream]
    if not found:
        return stream_words(stream)
    colour = f"{found[0].colour} " if found[0].colour else ""
    return f"{stream_words(stream)}, {colour}{found[0].capacity_litres}\N{NO-BREAK SPACE}L"


def _bins_note(record: CustomerRecord, today: date) -> str:
    if record.home is None:
        return translate("No address recorded.")
    notes = [] if record.schedules else [translate("No collection round is recorded for this address.")]
    if record.garden:
        paid = month_day(record.garden.ends_on, today)
        notes.append(translate("Garden waste paid to {day}").format(day=paid))
    ordered = [c for c in record.containers if c.status == "ordered"]
    if ordered:
        what = listed([stream_words(container.stream).lower() for container in ordered])
        notes.append(translate("ordered: {what}").format(what=what))
    return " · ".join(notes)


def _not_emptied(record: CustomerRecord, today: date) -> tuple[str, ...]:
    """Say what crews noted; beside services' rows only the newest: the record answers without scrolling."""
    shown = record.not_emptied[: 1 if work_shown(record.work_items) else None]
    streams = {event.stream: stream_words(event.stream).lower() for event in shown}
    return not_emptied_words(shown, streams, today)


def _voting(record: CustomerRecord, today: date) -> FigureCard:
    advice = record.electoral
    if advice is None:
        return FigureCard(translate("Not advised yet"))
    advised_on = advice.advised_at.astimezone(LOCAL).date()
    words = translate("Advised {day}").format(day=month_day(advised_on, today))
    if advice.passed_on_at is None:
        return FigureCard(words)
    passed_on = advice.passed_on_at.astimezone(LOCAL).date()
    if passed_on == advised_on:
        return FigureCard(words, translate("details passed on the same day"))
    return FigureCard(words, translate("details passed on {day}").format(day=month_day(passed_on, today)))


def _household(record: CustomerRecord, today: date) -> FigureCard:
    if record.residency is None:
        return FigureCard(translate("No address recorded"))
    names = []
    most = len(record.household) if len(record.household) <= _MEMBERS_SHOWN + 1 else _MEMBERS_SHOWN
    for member in record.household[:most]:
        born = member.person.date_of_birth
        age = (today.year - born.year - ((today.month, today.day) < (born.month, born.day))) if born else None
        first = member.person.known_as or member.person.given_names
        years = translate("under 1") if age == 0 else str(age)
        names.append(f"{first}, {years}" if age is not None and age < 18 else first)
    if len(record.household) > most:
        names.append(translate("and {count} more").format(count=len(record.household) - most))
    tenure = {
        "owner": translate("owner"),
        "private_tenant": translate("private tenant"),
        "social_tenant": translate("council or housing association tenant"),
        "lodger": translate("lodger"),
        "family": translate("living with family"),
        "student": translate("student"),
        "other": translate("other"),
    }[record.residency.tenure]
    starts_on, ends_on = record.residency.starts_on, record.residency.ends_on
    if starts_on > today:
        stay = translate("moves in {day}").format(day=long_date(starts_on))
    elif ends_on is None:
        stay = translate("here since {day}").format(day=long_date(starts_on))
    elif ends_on > today:
        stay = translate("leaves {day}").format(day=long_date(ends_on))
    else:
        stay = translate("left {day}").format(day=long_date(ends_on))
    return FigureCard(_DOT.join(names) or record.person.full_name, f"{stay}, {tenure}")


def _filters(record: CustomerRecord) -> tuple[Option, ...]:
    count = dict.fromkeys(("contact", "letter", "note", "change"), 0)
    for entry in record.timeline:
        count[_filter_of(entry)] += 1
    return (
        Option("all", translate("All")),
        Option("contact", translate("Contacts {count}").format(count=count["contact"])),
        Option("letter", translate("Letters {count}").format(count=count["letter"])),
        Option("note", translate("Notes {count}").format(count=count["note"])),
        Option("change", translate("Changes {count}").format(count=count["change"])),
    )


def _filter_of(entry: TimelineEntry) -> str:
    """What a service handed back is found among the changes: it is one that has to be told again."""
    return {"work": "change", "printing": "letter"}.get(entry.kind, entry.kind)


def timeline_row(entry: TimelineEntry, today: date) -> TimelineRow:
    """Put one thing that happened into a row of the timeline."""
    on = entry.at.astimezone(LOCAL).date()
    when = short_date(on, today)
    if on.year == today.year:
        when = f"{when} {clock_time(entry.at)}"
    ends = " " if entry.text.endswith((".", "!", "?")) else " · "
    text = reason_words(entry.text) if entry.kind == "work" else entry.text
    runs: tuple[Run, ...] = (Run(text + (ends if entry.detail else "")), quiet(entry.detail))
    if entry.not_sent:
        runs = (*runs, strong(translate(" Not sent yet"), Tone.WARNING))
    return TimelineRow(f"{entry.kind}:{entry.id}", when, translate(entry.label), runs)
