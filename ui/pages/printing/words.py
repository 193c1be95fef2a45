"""Letters that wait in words: the page's rows, and the count in the rail."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.printing import PrintJob
from advisor_console.domain.working_days import LOCAL
from ui.widgets.text import Run, quiet, strong
from ui.widgets.timeline_model import TimelineRow
from ui.widgets.work_words import short_day


def translate(text: str, count: int = -1) -> str:
    """Translate a text about printing; %n stands for the count."""
    return QCoreApplication.translate("printing", text, None, count)


def waiting_rows(jobs: Sequence[PrintJob], today: date) -> tuple[TimelineRow, ...]:
    """Put the letters that wait into rows: since when, at which printer, which letter."""
    return tuple(_row(job, today) for job in jobs)


def rail_words(count: int) -> str:
    """Say in the rail how many wait, so that nobody forgets them."""
    return translate("%n letter waits", count)


def printed_words(job: PrintJob) -> str:
    """Say that a letter went to its printer."""
    return translate("{reference} is being printed: {printer}.").format(
        reference=job.letter.reference, printer=job.setting.name
    )


def _row(job: PrintJob, today: date) -> TimelineRow:
    asked = job.asked_at.astimezone(LOCAL)
    time = f"{asked:%H:%M}"
    since = time if asked.date() == today else f"{short_day(asked.date(), today)} {time}"
    what: list[Run] = [strong(job.letter.title), Run("\n"), quiet(job.letter.reference)]
    if job.setting.copies > 1:
        what.append(quiet(" · " + translate("%n copies", job.setting.copies)))
    return TimelineRow(job.id, since, job.setting.name, tuple(what))
