"""CUPS takes a letter's PDF as it is: by its program lp, which reads it from memory, never from a file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from advisor_console.domain.printing import NotPrinted, PrintSetting
from ui.printing.cups_jobs import job_titles

# Seconds; a print server far away answers within a few, or not at all.
_PATIENCE = 60


def _down() -> NotPrinted:
    return NotPrinted(
        "The printing service (CUPS) of this machine does not run.",
        "Ask whoever looks after this machine to start it, then print again.",
    )


def refuse_when_down() -> None:
    """Raise NotPrinted where CUPS does not run: then it names no printer, and there may well be some."""
    if not _is_running():
        raise _down()


class CupsSpooler:
    """The Spooler port on Linux."""

    def hand_over(self, pdf: bytes, setting: PrintSetting, title: str) -> None:
        """Give a whole PDF to a queue under a title; returns once CUPS keeps it. Raises NotPrinted."""
        program = shutil.which("lp")
        if program is None:
            raise NotPrinted(
                "This machine cannot print: CUPS’s program lp is missing.", "Install cups-client."
            )
        try:
            done = _run([program, *arguments(setting, title)], pdf)
        except (OSError, subprocess.SubprocessError) as error:
            raise NotPrinted(
                "The printing service did not answer.", "Try again, or choose another printer."
            ) from error
        if done.returncode != 0:
            raise _refusal(done.stderr.decode(errors="replace"), setting.name)

    def has(self, printer: str, title: str) -> bool:
        """Whether a queue has, or has had, a job of ours with this title, as far as CUPS still knows."""
        return title in job_titles(printer)


def arguments(setting: PrintSetting, title: str) -> list[str]:
    """What lp is told. Nothing is scaled: an address must lie where its window is."""
    sides = [] if setting.sides is None else ["-o", f"sides={setting.sides}"]
    return [
        "-d", setting.printer, "-n", str(setting.copies), "-t", title,
        "-o", f"media={setting.paper}", "-o", "print-scaling=none", *sides, "-",
    ]  # fmt: skip


def _run(command: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a program on bytes that are all there before it starts.

    Through a pipe a console that dies would leave half a letter, which lp would take for all of it. In a
    session of its own, because Ctrl+C means that the letter in hand is still printed.
    """
    if sys.platform == "linux":
        with open(os.memfd_create("letter"), "w+b") as memory:
            memory.write(given)
            memory.seek(0)
            # The path is the machine's own, the arguments are ours, and there is no shell.
            return subprocess.run(  # noqa: S603
                command,
                stdin=memory,
                capture_output=True,
                timeout=_PATIENCE,
                check=False,
                env={**os.environ, "LC_ALL": "C"},
                start_new_session=True,
            )
    raise OSError("CUPS is given letters on Linux only")


def _refusal(said: str, printer: str) -> NotPrinted:
    """What lp said, in words; what it says itself names neither letter nor customer, and is in English."""
    if not _is_running():
        return _down()
    if "does not exist" in said:
        return NotPrinted(f"There is no printer “{printer}” here.", "Print to another printer.")
    if "not accepting" in said:
        return NotPrinted(
            f"The printer “{printer}” takes no letters now.", "Print to another, or try again later."
        )
    return NotPrinted(f"The printer “{printer}” did not take the letter.", "Print to another, or try again.")


def _is_running() -> bool:
    program = shutil.which("lpstat")
    if program is None:
        return True
    try:
        asked = _run([program, "-r"], b"")
    except (OSError, subprocess.SubprocessError):
        return False
    return asked.returncode == 0 and b"not running" not in asked.stdout
