"""Chooses, looks, makes: a run of letters that goes on where it was after a stop, a crash or a night."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import DraftId, new_id
from advisor_console.letters.drafting import Templates
from advisor_console.letters.filling import Template
from advisor_console.services.ports import Clock, Draft, Drafts
from ui.jobs import JobControl, JobRunner, Progress
from ui.pages.post_run.models import FOLDER, PostRunState, RunChoice, RunForm, Step
from ui.pages.post_run.ports import PostRuns, PostRunViewPort, RunUnderWay
from ui.pages.post_run.printing import RunPrinting, reporting
from ui.pages.post_run.words import (
    choice_of,
    count_words,
    file_words,
    made_words,
    refused_rows,
    service_options,
    translate,
)
from ui.pages.write_letter.models import Asked
from ui.pages.write_letter.questions import asked_of, hidden_of
from ui.pages.write_letter.words import letter_options, title_of
from ui.widgets.error_summary import Problem

DRAFT_KIND = "post_run"
KEEP_AFTER_MS = 800
"""After the first key, not put off by later ones: drafts are kept within two seconds (ux.md 7)."""


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The letter that was chosen, and what is written for it once for all."""

    template: Template
    asked: tuple[Asked, ...]


class PostRunPresenter(QObject):
    """One run at a time.

    Signals: made() when letters were put on their records; counted() when the rail says something else;
    failed(WorldError).
    """

    made = Signal()
    counted = Signal()
    failed = Signal(object)

    def __init__(
        self,
        view: PostRunViewPort,
        runs: PostRuns,
        *,
        templates: Templates,
        drafts: Drafts,
        clock: Clock,
        jobs: JobRunner,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._runs, self._templates = view, runs, templates
        self._drafts, self._clock, self._jobs = drafts, clock, jobs.scope(self)
        self._draft = DraftId(new_id())
        self._state = PostRunState()
        self._letter: _Chosen | None = None
        self._choice: RunChoice | None = None
        self._run: RunUnderWay | None = None
        self._control: JobControl | None = None
        self._is_open = self._begun = False
        self.rail = ""
        self._keep_timer = QTimer(self)
        self._keep_timer.setSingleShot(True)
        self._keep_timer.setInterval(KEEP_AFTER_MS)
        self._keep_timer.timeout.connect(self.keep)
        view.letterChosen.connect(self._on_view_letter_chosen)
        view.edited.connect(self._on_view_edited)
        view.lookRequested.connect(self._on_view_look_requested)
        view.makeRequested.connect(self._on_view_make_requested)
        view.stopRequested.connect(self._on_view_stop_requested)
        view.changeRequested.connect(self._on_view_change_requested)
        self.printing = RunPrinting(self, runs, jobs, self)
        view.releaseRequested.connect(self.printing.release)
        view.dropRequested.connect(self.printing.drop)

    @property
    def step(self) -> Step:
        """How far it is."""
        return self._state.step

    @property
    def run(self) -> RunUnderWay | None:
        """The run that is shown, if there is one."""
        return self._run

    @property
    def folder(self) -> str:
        """The folder that is named now."""
        return self._state.form.folder

    @property
    def _folder(self) -> Path:
        return Path(self._state.form.folder)

    def open(self) -> None:
        """Offer the letters, and go on with what was begun; once it is open it stays as it is."""
        if self._is_open:
            return
        self._is_open = True

        def read() -> tuple[Any, Sequence[Draft]]:
            return letter_options(self._templates), self._drafts.all(DRAFT_KIND)

        self.show(services=service_options(self._runs.services()))
        self._jobs.read(read, self._on_read, self._on_failed)

    def keep(self) -> None:
        """Keep what is filled in, and whether it was begun, as a draft now."""
        self._keep_timer.stop()
        if not self._state.form.letter.template or (self._state.step.has_files and not self._begun):
            return
        body = {**self._state.form.as_body(), "begun": self._begun}
        draft = Draft(self._draft, DRAFT_KIND, None, self._state.title, body, self._clock.now())
        self._jobs.write(lambda: self._drafts.keep(draft), lambda _: None)

    def show(self, **shown: Any) -> None:
        """Show the page with other values of its state."""
        self._state = replace(self._state, **shown)
        self._view.show_state(self._state)
        rail = {
            Step.MAKING: translate("being made"),
            Step.STOPPED: translate("stopped"),
            Step.HELD: translate("at the printer"),
            Step.PRINTING: translate("being printed"),
        }
        words = rail.get(self._state.step, "")
        if words != self.rail:
            self.rail = words
            self.counted.emit()

    def _on_read(self, read: tuple[Any, Sequence[Draft]]) -> None:
        letters, drafts = read
        self.show(letters=letters)
        if drafts:
            self._on_draft(drafts[0])

    def go_on(self, draft: DraftId) -> None:
        """Go on with a draft that somebody chose; what is being done now is left alone."""
        self._is_open, was_open = True, self._is_open
        if was_open and (draft == self._draft or self._state.step.is_work):
            return

        def read() -> tuple[Any, Draft | None]:
            return letter_options(self._templates), self._drafts.get(draft)

        def done(found: tuple[Any, Draft | None]) -> None:
            self.show(letters=found[0], step=Step.CHOOSING, said="", files="", printed="", count="", rows=())
            if found[1] is not None:
                self._on_draft(found[1])

        self.show(services=service_options(self._runs.services()))
        self._jobs.read(read, done, self._on_failed)

    def _on_draft(self, draft: Draft) -> None:
        self._draft, self._begun = draft.id, bool(draft.body.get("begun"))
        form = RunForm.from_body(draft.body)
        self.show(form=form)
        self._open_letter(form.letter.template, self._go_on if self._begun else lambda: None)

    def _go_on(self) -> None:
        """Show a run that was begun before the console was closed."""
        choice, _ = self._read()
        if choice is None:
            return
        self._choice = choice
        runs, folder = self._runs, self._folder
        self._jobs.read(lambda: runs.begun(choice, folder), self._on_found, self._on_failed)

    def _on_found(self, run: RunUnderWay | None) -> None:
        if run is None:
            # Its folder was taken away: what is on the records stays there, and is found as written.
            self._begun = False
            return
        self._run = run
        self._tell(finished=run.is_whole)

    def _on_view_letter_chosen(self, name: str) -> None:
        self._open_letter(name, lambda: None)

    def _open_letter(self, name: str, then: Callable[[], None]) -> None:
        templates, runs = self._templates, self._runs

        def work() -> tuple[_Chosen, str]:
            template = templates.get(name, "en")
            return _Chosen(template, asked_of(template, runs.known())), str(runs.folder(name))

        def done(read: tuple[_Chosen, str]) -> None:
            self._letter, folder = read
            form, template = self._state.form, self._letter.template
            said = {one.name: one.value for one in self._letter.asked if one.value}
            # A tick of one letter may be words in another.
            kept = form.letter.said if form.letter.template in ("", name) else {}
            letter = replace(form.letter, template=name, said={**said, **kept})
            form = replace(form, letter=letter, folder=form.folder or folder)
            self.show(
                title=title_of(template),
                asked=self._letter.asked,
                hidden=hidden_of(template, letter),
                form=form,
                problems=(),
            )
            then()

        self._jobs.read(work, done, self._on_failed, latest="letter")

    def _on_view_edited(self, form: RunForm) -> None:
        if self._state.step not in (Step.CHOOSING, Step.LOOKED):
            return
        before, self._state = self._state, replace(self._state, form=form)
        if self._letter is not None:
            hidden = hidden_of(self._letter.template, form.letter)
            if hidden != before.hidden:
                self.show(hidden=hidden)
        if not self._keep_timer.isActive():
            self._keep_timer.start()

    def _read(self) -> tuple[RunChoice | None, tuple[Problem, ...]]:
        letter, form = self._letter, self._state.form
        if letter is None:
            return choice_of(form, None, self._runs.known(), (), {})
        half = {name: words for name, words in self._view.unread().items() if name not in self._state.hidden}
        return choice_of(form, letter.template, self._runs.known(), letter.asked, half)

    def _on_view_look_requested(self, form: RunForm) -> None:
        if self._state.step is not Step.CHOOSING:
            return
        self._state = replace(self._state, form=form)
        self.keep()
        choice, problems = self._read()
        if choice is None:
            self.show(problems=problems)
            return
        self._choice = choice
        self.show(step=Step.LOOKING, problems=(), done=0, total=0, said="", files="", rows=())
        runs = self._runs

        def work(control: JobControl) -> tuple[RunUnderWay, Mapping[str, str]]:
            run = runs.plan(choice)
            return run, runs.refusals(run, reporting(control), lambda: control.stopped)

        self._control = self._jobs.long(work, self._on_looked, self._on_failed, progress=self.show_progress)

    def _on_looked(self, looked: tuple[RunUnderWay, Mapping[str, str]]) -> None:
        self._run, refused = looked
        if self._is_stopped():
            self.show(step=Step.CHOOSING)
            return
        cases = len(self._run.references)
        self.show(
            step=Step.LOOKED,
            count=count_words(cases, len(refused)),
            rows=refused_rows(refused),
            can_make=cases > len(refused),
        )

    def _on_view_make_requested(self, form: RunForm) -> None:
        planned, choice = self._run, self._choice
        if planned is None or choice is None or self._state.step not in (Step.LOOKED, Step.STOPPED):
            return
        self._state = replace(self._state, form=replace(self._state.form, folder=form.folder.strip()))
        if not self._state.form.folder:
            self.show(problems=(Problem(FOLDER, translate("Name a folder for the files.")),))
            return
        self._begun = True
        self.keep()
        self.show(step=Step.MAKING, done=0, total=len(planned.references), said="", files="", problems=())
        runs, folder = self._runs, self._folder

        def work(control: JobControl) -> bool:
            self._run = run = runs.begun(choice, folder) or planned
            return runs.finish(run, folder, reporting(control), lambda: control.stopped)

        self._control = self._jobs.long(work, self._on_made, self._on_broken_off, progress=self.show_progress)

    def _on_made(self, finished: bool) -> None:
        # Its draft stays until it is printed, or left for other letters: Home leads back to it.
        self._tell(finished=finished)
        self.made.emit()

    def put_away(self) -> None:
        """Forget what was to be gone on with: the letters are on their records, and in their folder."""
        self._begun = False
        draft, self._draft = self._draft, DraftId(new_id())
        self._jobs.write(lambda: self._drafts.discard(draft), lambda _: None, self._on_failed)

    def _on_broken_off(self, error: WorldError) -> None:
        self._tell(finished=False, said=f"{error.sentence} {error.way_on}".strip())
        self.made.emit()

    def _tell(self, *, finished: bool, said: str = "") -> None:
        run = self._run
        if run is None:
            return
        files = [name for name, cases in run.files.items() if cases]
        apart = [names[0] for names in run.apart.values()]
        self.show(
            step=Step.DONE if finished else Step.STOPPED,
            count=made_words(run.made, len(run.references), finished=finished),
            rows=refused_rows(run.refused),
            files=file_words(str(self._folder), files, apart),
            said=said,
            can_print=bool(files),
        )

    def show_progress(self, step: Progress) -> None:
        """Show how far the work is."""
        self._state = replace(self._state, done=step.done, total=step.total)
        if self._state.step.is_work:
            self._view.show_progress(self._state)

    def _on_view_stop_requested(self) -> None:
        self.printing.stop()
        if self._control is not None:
            self._control.stop()

    def _is_stopped(self) -> bool:
        return self._control is not None and self._control.stopped

    def _on_view_change_requested(self) -> None:
        """Back to the choice; a run that was begun stays where it is, and another gets its own folder."""
        if self._state.step is Step.DONE:
            self.put_away()
        if self._state.step.has_files:
            self._draft, self._begun = DraftId(new_id()), False
            self._state = replace(self._state, form=replace(self._state.form, folder=""))
        self._run = None
        self.show(step=Step.CHOOSING, said="", files="", printed="", count="", rows=())
        if self._letter is not None:
            self._open_letter(self._letter.template.source.name, lambda: None)

    def _on_failed(self, error: WorldError) -> None:
        if self._state.step is Step.LOOKING:
            self.show(step=Step.CHOOSING)
        self.failed.emit(error)
