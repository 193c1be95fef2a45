"""The command line run as a process, and what it said."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.helpers.paths import REPOSITORY

PASSWORD = "a long and quite invented one"
LOGIN = "asha.rahman"
COMMAND = (sys.executable, "-m", "ui.cli")


@dataclass(frozen=True, slots=True)
class Said:
    """The exit status of a command and both its streams."""

    status: int
    out: str
    err: str

    def json(self) -> Any:
        """Its one JSON document: nothing else is on stdout, and nothing at all on stderr."""
        assert self.err == ""
        assert self.out.count("\n") == 1
        return json.loads(self.out)

    def refusal(self) -> str:
        """The one sentence of a refusal: on stderr, on one line, with exit status 2 and an empty stdout."""
        assert (self.status, self.out) == (2, ""), self
        assert self.err.count("\n") == 1, self
        assert "Traceback" not in self.err
        return self.err.strip()


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """This test's redirected environment, without what a developer may have set."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"ADVISOR_CONSOLE_ADMIN_URL", "ADVISOR_CONSOLE_PASSWORD"} and not name.startswith("PG")
    }
    return kept | dict(variables or {})


def run(
    *arguments: str | Path,
    piped: str = "",
    variables: Mapping[str, str] | None = None,
    command: tuple[str, ...] = COMMAND,
) -> Said:
    """Run one command to its end; `piped` is its standard input."""
    done = subprocess.run(
        [*command, *map(str, arguments)],
        input=piped.encode(),
        capture_output=True,
        env=environment(variables),
        cwd=REPOSITORY,
        timeout=120,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())
