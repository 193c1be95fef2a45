"""Writes one letter: keeps it as a draft, shows how far it has come, and makes it once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from advisor_console.domain.customer import CaseFile, CustomerRecord
from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import ContactId, DraftId
from advisor_console.letters.drafting import Templates
from advisor_console.letters.filling import Template
from advisor_console.services.issue_letter import Issued
from advisor_console.services.ports import Clock, Draft, Drafts, MadeAs
from advisor_console.services.write_letter import BY_HAND, Known, WriteLetter
from ui.jobs import JobRunner
from ui.pages.write_letter.models import DELIVERY, Asked, Form, LetterForm, LetterSoFar, Shown, WriteState
from ui.pages.write_letter.questions import asked_of, hidden_of, read_form
from ui.pages.write_letter.so_far import so_far
from ui.pages.write_letter.words import (
    about_options,
    asked_as,
    delivery_options,
    known_rows,
    letter_options,
    problems_in,
    title_of,
    translate,
    warning_of,
    ways_made,
    without_own,
)
from ui.widgets.choice_field import Option
from ui.widgets.error_summary import Problem

Pictures = Callable[[bytes], list[bytes]]
"""Draws a PDF's pages as PNG."""

DRAFT_KIND = "letter"
KEEP_AFTER_MS = 800
"""After the first key, not put off by later ones: drafts are kept within two seconds (ux.md 7)."""
LOOK_AFTER_MS = 300


class WriteLetterViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def letterChosen(self) -> SignalInstance: ...
    @property
    def aboutChosen(self) -> SignalInstance: ...
    @property
    def edited(self) -> SignalInstance: ...
    @property
    def makeRequested(self) -> SignalInstance: ...
    @property
    def otherRequested(self) -> SignalInstance: ...
    @property
    def shownChosen(self) -> SignalInstance: ...
    @property
    def pageRequested(self) -> SignalInstance: ...
    @property
    def backRequested(self) -> SignalInstance: ...
    def show_state(self, state: WriteState) -> None: ...
    def show_so_far(self, letter: LetterSoFar) -> None: ...
    def unread(self) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class _Opened:
    """A letter that was chosen: its template, what the record knows of it, what has to be written."""

    template: Template
    known: Known
    asked: tuple[Asked, ...]
    tongues: Mapping[str, bool]
    usual: MadeAs
    """As it is made where nothing is chosen."""


class WriteLetterPresenter(QObject):
    """One letter to one customer.

    Signals: made(Issued); closed() with the draft kept; failed(WorldError) where no letter can be chosen.
    """

    made = Signal(object)
    closed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        view: WriteLetterViewPort,
        record: CustomerRecord,
        *,
        use: WriteLetter,
        templates: Templates,
        pictures: Pictures,
        drafts: Drafts,
        draft: DraftId,
        clock: Clock,
        jobs: JobRunner,
        contact: Callable[[], ContactId | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._view, self._record, self._use = view, record, use
        self._templates, self._pictures = templates, pictures
        self._drafts, self._draft, self._clock = drafts, draft, clock
        self._jobs, self._contact = jobs.scope(self), contact
        self._letters: tuple[Option, ...] = ()
        self._form, self._so_far = LetterForm(), LetterSoFar()
        self._letter: _Opened | None = None
        self._busy = self._done = self._touched = False
        self._keep_timer = self._timer(KEEP_AFTER_MS, self.keep)
        self._look_timer = self._timer(LOOK_AFTER_MS, self._look)
        view.letterChosen.connect(self._on_view_letter_chosen)
        view.aboutChosen.connect(self._on_view_about_chosen)
        view.edited.connect(self._on_view_edited)
        view.makeRequested.connect(self._on_view_make_requested)
        view.otherRequested.connect(self._on_view_other_requested)
        view.shownChosen.connect(self._on_view_shown_chosen)
        view.pageRequested.connect(self._on_view_page_requested)
        view.backRequested.connect(self._on_view_back_requested)

    def _timer(self, after_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(act)
        return timer

    def open(self, body: Mapping[str, Any] | None = None) -> None:
        """Offer the letters, or go on with a draft of one."""
        if body is not None:
            self._form = LetterForm.from_body(body)
        ways = self._use.deliveries(self._record)
        if self._form.delivery not in ways:
            self._form = replace(self._form, delivery=ways[0])
        self._jobs.read(lambda: letter_options(self._templates), self._on_offered, self.failed.emit)
        if self._form.template:
            self._open_letter(self._form.template, kept=True)
        else:
            self._show()

    def keep(self) -> None:
        """Keep what is written as a draft now."""
        self._keep_timer.stop()
        if self._done or not self._touched:
            return
        person = self._record.person
        body = self._written().as_body()
        draft = Draft(self._draft, DRAFT_KIND, person.id, person.full_name, body, self._clock.now())
        self._jobs.write(lambda: self._drafts.keep(draft), lambda _: None)

    @property
    def _asked_as(self) -> MadeAs:
        return asked_as(self._form, self._record.person)

    def _case(self) -> CaseFile | None:
        return next((case for case in self._record.open_cases if case.id == self._form.about), None)

    def _written(self) -> LetterForm:
        """Give what the advisor wrote, without what the record suggests by itself."""
        suggested = {one.name: one.value for one in self._asked}
        said = {name: text for name, text in self._form.said.items() if suggested.get(name) != text}
        return replace(self._form, said=said)

    def _on_offered(self, letters: tuple[Option, ...]) -> None:
        self._letters = letters
        if not self._form.template:
            self._show()

    def _on_view_about_chosen(self, about: str) -> None:
        self._form = replace(self._form, about=about)

    def _on_view_letter_chosen(self, name: str) -> None:
        self._form = replace(self._form, template=name)
        self._open_letter(name)

    def _open_letter(self, name: str, *, kept: bool = False, problems: tuple[Problem, ...] = ()) -> None:
        record, case, draft, use = self._record, self._case(), self._draft, self._use
        templates, chosen = self._templates, self._form.language
        own = MadeAs.recorded(record.person)

        def work() -> _Opened:
            usual = templates.get(name, own.language)
            template = templates.get(name, chosen, drafts=True) if chosen else usual
            known = use.known(record, case, draft)
            as_usual = replace(own, language=usual.words.language)
            return _Opened(template, known, asked_of(template, known), templates.tongues(name), as_usual)

        def done(opened: _Opened) -> None:
            self._letter, self._so_far = opened, LetterSoFar(shown=self._so_far.shown)
            said = {one.name: one.value for one in opened.asked if one.value}
            self._form = replace(self._form, said={**said, **self._form.said})
            self._show(kept=kept, problems=problems)
            self._look()

        def refused(error: WorldError) -> None:
            open_ = self._letter
            if open_ is not None and open_.template.source.name == name:
                # Another language was chosen, and its template is wrong: the letter goes on as it was.
                form = replace(self._form, language=open_.template.words.language)
                self._form = without_own(form, open_.usual)
            else:
                self._form = replace(self._form, template="", language="")
            self._show()
            self.failed.emit(error)

        self._jobs.read(work, done, refused, latest="letter")

    def _on_view_other_requested(self) -> None:
        if self._busy:
            return
        self._form = self._written()
        ticks = {one.name for one in self._letter.asked if one.form is Form.TICK} if self._letter else set()
        # A tick of one letter may be words in another.
        said = {name: text for name, text in self._form.said.items() if name not in ticks}
        self._form = replace(self._form, template="", said=said)
        self._letter = None
        self._show()

    def _show(self, *, kept: bool = False, problems: tuple[Problem, ...] = ()) -> None:
        letter, record = self._letter, self._record
        state = WriteState(
            record.person.full_name,
            self._letters,
            about_options(record),
            form=self._form if letter is not None else replace(self._form, template=""),
            deliveries=delivery_options(self._use.deliveries(record)),
            problems=problems,
        )
        if letter is not None:
            self._so_far = replace(self._so_far, hidden=hidden_of(letter.template, self._form))
            state = replace(
                state,
                title=title_of(letter.template),
                known=known_rows(letter.known, self._asked_as, letter.template),
                asked=letter.asked,
                so_far=self._so_far,
                ways=ways_made(letter.template, letter.tongues, self._asked_as),
                warning=warning_of(letter.template, self._asked_as),
                kept_words=translate("This was kept as a draft.") if kept else "",
            )
        self._view.show_state(state)

    def _on_view_edited(self, form: LetterForm) -> None:
        before, self._touched = self._form, True
        self._form = without_own(form, self._letter.usual) if self._letter is not None else form
        if self._form.language != before.language:
            # What the record suggests is in the letter's language, and comes anew with it.
            self._form = self._written()
            self._open_letter(self._form.template)
        elif (self._form.format, self._form.font) != (before.format, before.font):
            self._show()
        elif self._letter is not None:
            hidden = hidden_of(self._letter.template, form)
            if hidden != self._so_far.hidden:
                self._so_far = replace(self._so_far, hidden=hidden)
                self._view.show_so_far(self._so_far)
        if not self._keep_timer.isActive():
            self._keep_timer.start()
        self._look_timer.start()

    def _look(self) -> None:
        self._look_timer.stop()
        letter = self._letter
        if letter is None:
            return
        form, name, use, asked = self._form, letter.template.source.name, self._use, self._asked_as

        def draw(values: Mapping[str, Any]) -> tuple[bytes, ...]:
            return tuple(self._pictures(use.preview(name, values, asked).pdf))

        wanted = draw if self._so_far.shown is Shown.PAGES else None

        def work() -> LetterSoFar:
            reading = read_form(letter.template, letter.known, letter.asked, form)
            return so_far(letter.template, reading, form, asked.format, wanted)

        self._jobs.read(work, self._on_looked, latest="so far")

    def _on_looked(self, found: LetterSoFar) -> None:
        if self._letter is None:
            return
        hidden = hidden_of(self._letter.template, self._form)
        page = min(self._so_far.page, max(len(found.pages) - 1, 0))
        self._so_far = replace(found, hidden=hidden, shown=self._so_far.shown, page=page)
        self._view.show_so_far(self._so_far)

    def _on_view_shown_chosen(self, shown: str) -> None:
        self._so_far = replace(self._so_far, shown=Shown(shown))
        self._view.show_so_far(self._so_far)
        self._look()

    def _on_view_page_requested(self, page: int) -> None:
        if 0 <= page < len(self._so_far.pages):
            self._so_far = replace(self._so_far, page=page)
            self._view.show_so_far(self._so_far)

    def _on_view_make_requested(self, form: LetterForm) -> None:
        letter, record = self._letter, self._record
        if letter is None or self._busy or self._done:
            return
        self._form = form = without_own(form, letter.usual)
        asked = self._asked_as
        reading = read_form(letter.template, letter.known, letter.asked, form)
        problems = self._problems(letter, reading.wrong, reading.missing)
        if problems:
            self._show(problems=problems)
            return
        self._busy = True
        self._keep_timer.stop()
        case, contact, draft = self._case(), self._contact(), self._draft
        name, values, delivery = letter.template.source.name, reading.values, form.delivery

        def work() -> Issued | CustomerRecord:
            changed = self._use.changed(record)
            if changed is not None:
                return changed
            issued = self._use.issue(
                name,
                values,
                record,
                case=case,
                draft=draft,
                delivery=delivery,
                contact=contact,
                made_as=asked,
            )
            self._drafts.discard(draft)
            return issued

        self._jobs.write(work, self._on_made, self._on_refused, always=self._on_ended)

    def _problems(
        self, letter: _Opened, wrong: tuple[Problem, ...], missing: tuple[Problem, ...]
    ) -> tuple[Problem, ...]:
        """Give everything that is wrong, in the letter's order; a day half typed is named by its field."""
        hidden = hidden_of(letter.template, self._form)
        half = {name: words for name, words in self._view.unread().items() if name not in hidden}
        found = {one.field: one for one in (*missing, *wrong)}
        found |= {name: Problem(name, words) for name, words in half.items()}
        order = [one.name for one in letter.asked]
        return tuple(sorted(found.values(), key=lambda one: order.index(one.field)))

    def _on_ended(self) -> None:
        self._busy = False

    def _on_made(self, made: Issued | CustomerRecord) -> None:
        if isinstance(made, CustomerRecord):
            self._on_record_changed(made)
            return
        self._done = True
        self.made.emit(made)

    def _on_record_changed(self, record: CustomerRecord) -> None:
        """Show the letter with what the record says now; nothing was made, and it is read before it is."""
        self._form, before = self._written(), self._use.deliveries(self._record)
        ways, self._record = self._use.deliveries(record), record
        if ways != before and self._form.delivery != BY_HAND:
            self._form = replace(self._form, delivery=ways[0])
        sentence = translate("Their record changed while you wrote. Read the letter again, then make it.")
        self._open_letter(self._form.template, problems=(Problem(DELIVERY, sentence),))

    def _on_refused(self, error: WorldError) -> None:
        written = {
            name: text for name, text in self._form.said.items() if name in {one.name for one in self._asked}
        }
        self._show(problems=problems_in(error, written))

    @property
    def _asked(self) -> tuple[Asked, ...]:
        return self._letter.asked if self._letter is not None else ()

    def _on_view_back_requested(self) -> None:
        self.keep()
        self.closed.emit()
