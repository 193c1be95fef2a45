"""Printing the letters of a run from its page: at once, or once somebody stands at a shared printer."""

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from advisor_console.domain.errors import WorldError
from advisor_console.domain.printing import PrintedRun, PrintSetting
from ui.jobs import JobControl, JobRunner, Progress
from ui.pages.post_run.models import Step
from ui.pages.post_run.words import held_words, printed_words, refused_rows

_EVERY = 5
"""Letters after which the page hears how far it is."""

Told = Callable[[int, int], None]
Stop = Callable[[], bool]


class RunPage(Protocol):
    """The page of the run: where it stands, and what it shows."""

    @property
    def step(self) -> Step: ...
    @property
    def run(self) -> Any: ...
    def show(self, **shown: Any) -> None: ...
    def show_progress(self, step: Progress) -> None: ...
    def put_away(self) -> None: ...


class PrintsRuns(Protocol):
    """The part of a desk that prints a run."""

    def print(self, run: Any, setting: PrintSetting, told: Told, stop: Stop) -> PrintedRun: ...


class RunPrinting(QObject):
    """One printing at a time. Signals: printed() when letters went to a printer, also before a failure."""

    printed = Signal()

    def __init__(
        self, page: RunPage, runs: PrintsRuns, jobs: JobRunner, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._runs, self._jobs = page, runs, jobs.scope(self)
        self._setting: PrintSetting | None = None
        self._came_from = Step.DONE
        self._control: JobControl | None = None

    def ask(self, setting: PrintSetting, *, shared: bool) -> None:
        """Print on a printer; on a shared one nothing goes out before it is released."""
        if not self._page.step.has_files:
            return
        self._came_from, self._setting = self._page.step, setting
        if shared:
            self._page.show(step=Step.HELD, printed=held_words(setting.name), said="")
            return
        self._print(setting)

    def release(self) -> None:
        """Print what waits: somebody stands at the printer."""
        if self._page.step is Step.HELD and self._setting is not None:
            self._print(self._setting)

    def drop(self) -> None:
        """Print none of what waits."""
        if self._page.step is Step.HELD:
            self._page.show(step=self._came_from, printed="")

    def say(self, words: str) -> None:
        """Say why nothing can be printed."""
        self._page.show(said=words)

    def stop(self) -> None:
        """Stop after the letter in hand."""
        if self._control is not None:
            self._control.stop()

    def _print(self, setting: PrintSetting) -> None:
        run, runs = self._page.run, self._runs
        self._page.show(step=Step.PRINTING, done=0, total=0, printed="", said="")

        def work(control: JobControl) -> PrintedRun:
            return runs.print(run, setting, reporting(control), lambda: control.stopped)

        self._control = self._jobs.long(
            work,
            lambda printed: self._on_printed(printed, setting),
            self._on_failed,
            progress=self._page.show_progress,
            always=self._on_ended,
        )

    def _on_printed(self, printed: PrintedRun, setting: PrintSetting) -> None:
        missed = (
            {"rows": refused_rows({**self._page.run.refused, **printed.missed})} if printed.missed else {}
        )
        self._page.show(step=self._came_from, printed=printed_words(printed, setting.name), **missed)
        if self._came_from is Step.DONE and not printed.is_stopped:
            self._page.put_away()

    def _on_failed(self, error: WorldError) -> None:
        self._page.show(step=self._came_from, said=f"{error.sentence} {error.way_on}".strip())

    def _on_ended(self) -> None:
        self._control = None
        self.printed.emit()


def reporting(control: JobControl) -> Told:
    def told(done: int, total: int) -> None:
        if done % _EVERY == 0 or done == total:
            control.report(done, total, "")

    return told
