"""The printing of a run as a process that is killed at the second letter: python -m … STEP FOLDER."""

import json
import os
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

from advisor_console.domain.ids import new_id
from advisor_console.domain.printing import PrintSetting
from advisor_console.letters.post_run import Journal
from advisor_console.letters.print_run import PrintRun
from advisor_console.services.print_letter import PrintLetter
from db.local.drafts import SqlDrafts
from db.local.letters import LocalLetters
from db.repositories.issued_letters import SqlIssuedLetters
from tests.helpers.cups import QUEUE
from tests.helpers.fakes import FixedClock
from tests.helpers.local_files import LocalFiles, advisor_folder, open_files
from ui.printing.cups import CupsSpooler


def print_run(files: LocalFiles, root: Path) -> PrintRun:
    """The printing of the run whose journal is in a folder, out of an advisor's real files."""

    drafts, letters = SqlDrafts(files.outbox.file), LocalLetters(files.outbox.file)
    printing = PrintLetter(
        drafts, letters.get, files.outbox.is_kept, CupsSpooler(), files.log, FixedClock(), new_id, "ann"
    )
    journal = Journal(**json.loads((root / "run.json").read_text("utf-8")))
    return PrintRun(journal, SqlIssuedLetters(files.replica.reading), printing, PrintSetting(QUEUE))


def _killed(work: Callable[..., Any], *, first: bool) -> Callable[..., Any]:
    """The same work, with a kill at its second call: before it, or once it is done."""
    calls = count(1)

    def done(*arguments: Any, **named: Any) -> Any:
        here = next(calls) == 2
        if not (here and first):
            work(*arguments, **named)
        if here:
            os.kill(os.getpid(), signal.Signals["SIGKILL"])

    return done


STEPS: dict[str, tuple[Any, str, Callable[..., Any]]] = {
    "before the record": (CupsSpooler, "hand_over", _killed(CupsSpooler.hand_over, first=False)),
    "after the record": (SqlDrafts, "discard", _killed(SqlDrafts.discard, first=True)),
}
"""Where it ends: what is put in the place of which step."""

if __name__ == "__main__":
    where, name, instead = STEPS[sys.argv[1]]
    setattr(where, name, instead)
    folder = Path(sys.argv[2])
    print_run(open_files(advisor_folder(folder)), folder).finish(lambda _: None)
