"""A console's saving half as a process of its own, to be killed: python -m … MODE FOLDER."""

import importlib
import os
import signal
import sys
from pathlib import Path
from typing import Any

from advisor_console.domain.changes import Command
from advisor_console.domain.errors import CannotSave
from advisor_console.domain.ids import new_id
from db.local.command_log import LocalCommandLog
from db.local.outbox import open_outbox
from db.local.replica import SqlReplica
from tests.helpers.local_files import KEYS, NOW, advisor_folder, intent, note_changes, open_files


class KilledBeforeShowing(SqlReplica):
    """Dies after the outbox has the third command and before the replica shows it."""

    def project(self, command: Command) -> None:
        """Show two, then die as a power cut would have it."""
        if command.n == 3:
            os.kill(os.getpid(), signal.Signals["SIGKILL"])
        super().project(command)


def between_the_files(root: Path) -> None:
    """Save until killed between the two files."""
    files = open_files(advisor_folder(root))
    log = LocalCommandLog(files.outbox, KilledBeforeShowing(files.replica.file))
    while True:
        print(log.save(intent(note_changes("kept", new_id())), NOW).id, flush=True)


def until_killed(root: Path) -> None:
    """Save without end, saying each id only when it is kept."""
    files = open_files(advisor_folder(root))
    while True:
        print(files.save(note_changes("kept " * 50, new_id())), flush=True)


def on_a_full_disk(root: Path) -> None:
    """Save until the system lets no file grow any more, say how it ended, and save again with room."""
    # By name, for the types of Windows lack them; the tests that start this are skipped there.
    resource: Any = importlib.import_module("resource")
    outbox = open_outbox(advisor_folder(root), KEYS.outbox)
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    signal.signal(signal.Signals["SIGXFSZ"], signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, most))
    try:
        while True:
            print(outbox.save(intent(note_changes("x" * 4000, new_id())), NOW).id, flush=True)
    except CannotSave as refused:
        print(f"refused: {refused.sentence}", flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    print(outbox.save(intent(note_changes("x" * 4000, new_id())), NOW).id, flush=True)
    outbox.file.close()


if __name__ == "__main__":
    modes = {mode.__name__: mode for mode in (between_the_files, until_killed, on_a_full_disk)}
    modes[sys.argv[1]](Path(sys.argv[2]))
