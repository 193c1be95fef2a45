"""A post run: letters about many cases, in files of a hundred; it can be stopped and gone on with."""

import json
import os
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any

from advisor_console.domain.customer import Person
from advisor_console.domain.errors import CannotSave, WorldError
from advisor_console.domain.ids import EntityId, NewId
from advisor_console.letters.batch import BatchLetter, render_batch
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.making import PdfLetters

IN_A_FILE = 100
JOURNAL = "run.json"


@dataclass(slots=True)
class Journal:
    """What a run is of and how far it came, kept beside its files; begun is UTC.

    files names the references in each finished file; refused says why a case got no letter.
    """

    id: str
    begun: str
    template: str
    query: str
    given: list[str]
    references: list[str]
    files: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)

    @property
    def at(self) -> datetime:
        """When the run was begun, which is when its letters are issued."""
        return datetime.fromisoformat(self.begun)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a letter of the run is made from, and how it is put on the record, under ids given."""

    person: Person
    values: Mapping[str, Any]
    issue: Callable[[NewId], object]


def journal_in(folder: Path, template: str, query: str, given: Sequence[str]) -> Journal | None:
    """The journal of the run that was begun in a folder, or None. Raises WorldError for another run's."""
    path = folder / JOURNAL
    if not path.exists():
        return None
    try:
        held = Journal(**json.loads(path.read_text("utf-8")))
    except (ValueError, TypeError) as error:
        raise WorldError(f"{path} is not a post run’s journal.", "Choose another folder.") from error
    if (held.template, held.query, held.given) != (template, query, list(given)):
        raise WorldError(
            f"Another post run was begun in {folder}.",
            "Finish it with its own options, or choose another folder.",
        )
    return held


@dataclass(frozen=True, slots=True)
class PostRun:
    """Makes the letters of a run in a folder. filled gives what each is made from."""

    folder: Path
    journal: Journal
    maker: PdfLetters
    fonts: FontStore
    filled: Callable[[str], Filled]

    def finish(self, told: Callable[[int, int], None]) -> None:
        """Make what is not made yet; told hears how many of all cases are done.

        Ended at any moment and begun anew, it goes on: a letter is issued under ids that follow from the run
        and its case, so that it is on the record once, and a file is there whole or not at all. A case whose
        letter cannot be made is passed over with its reason. Raises CannotSave.
        """
        self._write(JOURNAL, self._as_json())
        references, done = self.journal.references, 0
        for number, start in enumerate(range(0, len(references), IN_A_FILE), 1):
            chunk, name = references[start : start + IN_A_FILE], f"letters-{number:03}.pdf"
            if name not in self.journal.files:
                letters: list[tuple[str, BatchLetter]] = []
                for place, reference in enumerate(chunk, start + 1):
                    letters += self._letter(reference)
                    told(place, len(references))
                if letters:
                    self._write(name, render_batch(name, [one for _, one in letters], self.fonts))
                self.journal.files[name] = [reference for reference, _ in letters]
                self._write(JOURNAL, self._as_json())
            done += len(chunk)
        told(done, len(references))

    def _letter(self, reference: str) -> Iterator[tuple[str, BatchLetter]]:
        """Issue a case's letter and give it, or note why there is none."""
        try:
            filled = self.filled(reference)
            person = filled.person
            letter, style = self.maker.laid_out(
                self.journal.template,
                filled.values,
                language=person.language,
                format_=person.letter_format,
                font=person.letter_font,
            )
            filled.issue(_ids(self.journal.id, reference))
        except CannotSave:
            raise
        except WorldError as error:
            self.journal.refused[reference] = f"{error.sentence} {error.way_on}".strip()
        except ValueError:
            self.journal.refused[reference] = (
                "Its record changed after its letter was issued; print that one."
            )
        else:
            yield reference, BatchLetter(letter, style)

    def _as_json(self) -> bytes:
        return json.dumps(asdict(self.journal), ensure_ascii=False, indent=1).encode()

    def _write(self, name: str, content: bytes) -> None:
        """A file that is there whole or not at all."""
        draft = self.folder / f"{name}.part"
        try:
            with draft.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(self.folder / name)
        except OSError as error:
            raise CannotSave(
                f"{self.folder / name} could not be written.", "Free some space and run the command again."
            ) from error


def _ids(run: str, reference: str) -> NewId:
    """The same ids again for the same letter of the same run."""
    numbers = count()
    return lambda: EntityId(str(uuid.uuid5(uuid.UUID(run), f"{reference} {next(numbers)}")))
