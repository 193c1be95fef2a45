"""Words of the page of letters to many, and reading what was filled in."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.printing import PrintedRun
from advisor_console.letters.filling import Template
from advisor_console.letters.given import as_given
from advisor_console.services.write_letter import Known
from ui.pages.post_run.models import LETTER, SINCE, UNTIL, RunChoice, RunForm
from ui.pages.write_letter.models import Asked
from ui.pages.write_letter.questions import read_form
from ui.widgets.choice_field import Option
from ui.widgets.date_reading import DateParts, read_date
from ui.widgets.error_summary import Problem
from ui.widgets.text import Run
from ui.widgets.timeline_model import TimelineRow

ANY = "any"


def translate(text: str, count: int = -1) -> str:
    """Translate a text of this page; %n stands for the count."""
    return QCoreApplication.translate("postRun", text, None, count)


def kind_options() -> tuple[Option, ...]:
    """Offer what can be written about."""
    return (
        Option("case", translate("Cases that a service works on")),
        Option("told", translate("What customers told us")),
        Option(ANY, translate("Both")),
    )


def service_options(services: Mapping[str, str]) -> tuple[Option, ...]:
    """Offer the services by their teams' names, and all of them."""
    named = sorted(services.items(), key=lambda one: one[1].casefold())
    return (Option(ANY, translate("All services")), *(Option(id_, name) for id_, name in named))


def query_words(form: RunForm) -> tuple[str, tuple[Problem, ...]]:
    """Give the query that the form asks for, in its words, and the days that cannot be read."""
    words, problems = [], []
    if form.kind != ANY:
        words.append(f"kind={form.kind}")
    if form.service and form.service != ANY and form.kind != "told":
        words.append(f"service={form.service}")
    for key, field, parts in (("since", SINCE, form.since), ("until", UNTIL, form.until)):
        if parts == DateParts():
            continue
        found = read_date(parts)
        if isinstance(found, date):
            words.append(f"{key}={found.isoformat()}")
        else:
            problems.append(Problem(field, translate("Write the day as 3 11 2026, or leave it empty.")))
    if form.again:
        words.append("unwritten=no")
    return " ".join(words), tuple(problems)


def choice_of(
    form: RunForm, template: Template | None, known: Known, asked: tuple[Asked, ...], half: Mapping[str, str]
) -> tuple[RunChoice | None, tuple[Problem, ...]]:
    """Read the form: what is to be made, or everything that is wrong with it; half names days half typed."""
    if template is None:
        return None, (Problem(LETTER, translate("Choose a letter.")),)
    query, problems = query_words(form)
    reading = read_form(template, known, asked, form.letter)
    found = {one.field: one for one in (*problems, *reading.missing, *reading.wrong)}
    found |= {name: Problem(name, words) for name, words in half.items()}
    if found:
        return None, tuple(found.values())
    names = {one.name for one in asked} & set(template.fields)
    given = {name: value for name, value in reading.values.items() if name in names or name in _FLAGS}
    return RunChoice(template.source.name, query, as_given(template, given)), ()


_FLAGS = frozenset({"upheld", "partly_upheld", "not_upheld"})
"""Fields that are asked for as one question of another name."""


def count_words(cases: int, refused: int) -> str:
    """Say how many get a letter."""
    if not cases:
        return translate("No case is as you chose: choose other cases.")
    if not refused:
        return translate("%n letters can be made.", cases)
    made = translate("%n letters can be made.", cases - refused)
    return f"{made} {translate('%n get none: here is why.', refused)}"


def made_words(made: int, cases: int, *, finished: bool) -> str:
    """Say how many letters there are."""
    if finished:
        return translate("%n letters are made and on their records.", made)
    return translate("Stopped: {made} of {cases} are in their files. What is made stays made.").format(
        made=made, cases=cases
    )


def printed_words(run: PrintedRun, printer: str) -> str:
    """Say how many letters went to a printer, and how many had before."""
    said = [
        translate("{printed} of {letters} went to {printer}.").format(
            printed=run.printed, letters=run.letters, printer=printer
        )
    ]
    if run.before:
        said.append(translate("%n were printed before.", run.before))
    if run.is_stopped:
        said.append(translate("Stopped: print them again to go on from here."))
    return " ".join(said)


def held_words(printer: str) -> str:
    """Say that a run waits at a shared printer."""
    return translate(
        "“{printer}” is shared, so nothing is printed yet. Have somebody stand there, then print."
    ).format(printer=printer)


def refused_rows(refused: Mapping[str, str]) -> tuple[TimelineRow, ...]:
    """Name each case that gets no letter, and why."""
    return tuple(TimelineRow(case, case, "", (Run(why),)) for case, why in refused.items())


def file_words(folder: str, files: Sequence[str], apart: Sequence[str]) -> str:
    """Say what lies in the folder: files to print, and those of people who read no page."""
    said = [translate("In {folder}: {files}.").format(folder=folder, files=", ".join(files) or "–")]
    if apart:
        named = ", ".join(apart)
        said.append(translate("Not to print: {files} go to people who read no page.").format(files=named))
    return " ".join(said)
