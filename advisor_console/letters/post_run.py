"""A post run: letters about many cases, in files of a hundred; it can be stopped and gone on with."""

import json
import os
import re
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any, TypedDict

from advisor_console.domain.customer import Person
from advisor_console.domain.errors import CannotSave, WorldError
from advisor_console.domain.ids import EntityId, NewId
from advisor_console.domain.postal import refuse_unpostable
from advisor_console.domain.working_days import LOCAL
from advisor_console.letters.batch import BatchLetter, render_batch
from advisor_console.letters.case_letters import CaseLetters
from advisor_console.letters.given import given_values
from advisor_console.letters.making import PdfLetters
from advisor_console.services.issue_letter import BESIDE_SUFFIXES, IssueLetter
from advisor_console.services.letter_cases import LetterCase
from advisor_console.services.ports import Clock, MadeLetter
from advisor_console.services.write_letter import letter_reference

IN_A_FILE = 100
JOURNAL = "run.json"


@dataclass(slots=True)
class Journal:
    """What a run is of and how far it came, kept beside its files; begun is UTC.

    files names the references in each finished file, apart the files of those who read no page, by reference;
    refused says why a case got no letter.
    """

    id: str
    begun: str
    template: str
    query: str
    given: list[str]
    references: list[str]
    files: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    apart: dict[str, list[str]] = field(default_factory=dict)

    @property
    def made(self) -> int:
        """How many letters are made and in their files."""
        return sum(map(len, self.files.values())) + len(self.apart)

    @property
    def is_whole(self) -> bool:
        """Whether every case is in a file, or has its reason."""
        return len(self.files) * IN_A_FILE >= len(self.references)

    @property
    def at(self) -> datetime:
        """When the run was begun, which is when its letters are issued."""
        return datetime.fromisoformat(self.begun)


def read_journal(folder: Path) -> Journal | None:
    """The journal of the run in a folder, or None. Raises WorldError for what is not one."""
    path = folder / JOURNAL
    if not path.exists():
        return None
    try:
        return Journal(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise WorldError(f"{path} is not a post run’s journal.", "Choose another folder.") from error


def journal_in(folder: Path, template: str, query: str, given: Sequence[str]) -> Journal | None:
    """The journal of the run that was begun in a folder, or None. Raises WorldError for another run's."""
    held = read_journal(folder)
    if held is None:
        return None
    if (held.template, held.query, held.given) != (template, query, list(given)):
        raise WorldError(
            f"Another post run was begun in {folder}.",
            "Finish it with its own options, or choose another folder.",
        )
    return held


def begun(template: str, query: str, given: Sequence[str], references: list[str], at: datetime) -> Journal:
    """The journal of a run that begins now; at is UTC."""
    return Journal(str(uuid.uuid4()), at.isoformat(), template, query, list(given), references)


class _MadeAs(TypedDict):
    language: str
    format_: str
    font: str


@dataclass(frozen=True, slots=True)
class _Filled:
    """What a letter of the run is made from."""

    case: LetterCase
    person: Person
    values: Mapping[str, Any]

    @property
    def made_as(self) -> _MadeAs:
        """How it is made: as its customer's record asks for."""
        person = self.person
        return _MadeAs(language=person.language, format_=person.letter_format, font=person.letter_font)


@dataclass(frozen=True, slots=True)
class PostRun:
    """The letters of one run. issuing gives the use case that issues them, at a clock and under ids given."""

    journal: Journal
    about: CaseLetters
    maker: PdfLetters
    issuing: Callable[[Clock, NewId], IssueLetter]

    def refusals(
        self, told: Callable[[int, int], None], stop: Callable[[], bool] = lambda: False
    ) -> Mapping[str, str]:
        """Who would get no letter and why, by their cases' references; nothing is kept or written.

        Each is made whole to know it: only drawn does an address fit or not. told hears how many are done.
        """
        found: dict[str, str] = {}
        references = self.journal.references
        for place, reference in enumerate(references):
            told(place, len(references))
            if stop():
                break
            try:
                filled = self._filled(reference)
                refuse_unpostable(list(filled.values["recipient"]))
                self.maker.make(self.journal.template, filled.values, **filled.made_as)
            except WorldError as error:
                found[reference] = said(error)
        return found

    def finish(
        self, folder: Path, told: Callable[[int, int], None], stop: Callable[[], bool] = lambda: False
    ) -> bool:
        """Make what is not made yet in a folder; told hears how many of all cases are done.

        Ended at any moment and begun anew, it goes on: a letter is issued under ids that follow from the run
        and its case, so that it is on the record once, and a file is there whole or not at all. A case whose
        letter cannot be made is passed over with its reason. False when it was stopped before its end. Raises
        CannotSave.
        """
        self._note(folder)
        references = self.journal.references
        for number, start in enumerate(range(0, len(references), IN_A_FILE), 1):
            chunk, name = references[start : start + IN_A_FILE], f"letters-{number:03}.pdf"
            if name in self.journal.files:
                continue
            letters: list[tuple[str, BatchLetter]] = []
            for place, reference in enumerate(chunk, start):
                told(place, len(references))
                if stop():
                    return False
                letters += self._letter(folder, reference)
            if letters:
                _write(folder, name, self._file(name, [one for _, one in letters]))
            self.journal.files[name] = [reference for reference, _ in letters]
            self._note(folder)
        told(len(references), len(references))
        return True

    def _file(self, name: str, letters: Sequence[BatchLetter]) -> bytes:
        return render_batch(name, letters, self.maker.fonts, self.maker.watermark)

    def _letter(self, folder: Path, reference: str) -> Iterator[tuple[str, BatchLetter]]:
        """Issue a case's letter and give its pages for the file, or note why there is none."""
        try:
            filled = self._filled(reference)
            pages = self._laid_out(filled)
            made = self._issued(filled)
        except CannotSave:
            raise
        except WorldError as error:
            self.journal.refused[reference] = said(error)
        except ValueError:
            self.journal.refused[reference] = (
                "Its record changed after its letter was issued; print that one."
            )
        else:
            if made.beside:
                self.journal.apart[reference] = _apart(folder, reference, made)
            else:
                yield reference, pages

    def _filled(self, reference: str) -> _Filled:
        name, journal = self.journal.template, self.journal
        case = self.about.case(reference)
        person = self.about.person(case)
        template = self.about.template(name, self.maker.spoken(name, person.language))
        given = given_values(template, journal.given)
        return _Filled(case, person, self.about.values(case, template, given, _Begun(journal.at).today()))

    def _laid_out(self, filled: _Filled) -> BatchLetter:
        letter, style = self.maker.laid_out(self.journal.template, filled.values, **filled.made_as)
        return BatchLetter(letter, style)

    def _issued(self, filled: _Filled) -> MadeLetter:
        """Issue the letter, or make it again where it is on the record; ValueError for other pages."""
        case, template = filled.case, self.journal.template
        own = letter_of(self.journal.id, case.reference)
        known = self.about.cases.issued(own)
        if known is None:
            use = self.issuing(_Begun(self.journal.at), _ids(self.journal.id, case.reference))
            return use.issue(
                template,
                filled.values,
                filled.person,
                notification=case.notification,
                reference=letter_reference(case.reference, own),
                case=case.reference,
            ).letter
        made = self.maker.make(template, filled.values, **filled.made_as)
        if made.sha256 != known:
            raise ValueError(f"letter {own} was issued with other pages")
        return made

    def _note(self, folder: Path) -> None:
        content = json.dumps(asdict(self.journal), ensure_ascii=False, indent=1).encode()
        _write(folder, JOURNAL, content)


def said(error: WorldError) -> str:
    """An error as one text."""
    return f"{error.sentence} {error.way_on}".strip()


def _apart(folder: Path, reference: str, made: MadeLetter) -> list[str]:
    """Write what somebody gets in place of pages, and beside it the pages that say where it goes."""
    name = re.sub(r"[^A-Za-z0-9.-]+", "-", reference)
    files = {f"{name}{BESIDE_SUFFIXES[made.format]}": made.beside, f"{name}.pdf": made.pdf}
    for file, content in files.items():
        _write(folder, file, content)
    return list(files)


def _write(folder: Path, name: str, content: bytes) -> None:
    """A file that is there whole or not at all, for nobody else to read: the folder may be an older one."""
    draft = folder / f"{name}.part"
    try:
        with open(draft, "wb", opener=lambda path, how: os.open(path, how, 0o600)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(folder / name)
    except OSError as error:
        raise CannotSave(
            f"{folder / name} could not be written.", "Free some space and go on with the run."
        ) from error


@dataclass(frozen=True, slots=True)
class _Begun:
    """A clock that stands where the run began: gone on with tomorrow, its letters are still of today."""

    at: datetime

    def now(self) -> datetime:
        """Give that moment."""
        return self.at

    def today(self) -> date:
        """Give the council's local day then."""
        return self.at.astimezone(LOCAL).date()


def letter_of(run: str, reference: str) -> EntityId:
    """The id under which a run's letter about a case is on the record."""
    return _ids(run, reference)()


def _ids(run: str, reference: str) -> NewId:
    """The same ids again for the same letter of the same run; its own comes first."""
    numbers = count()
    return lambda: EntityId(str(uuid.uuid5(uuid.UUID(run), f"{reference} {next(numbers)}")))
