"""How the command line speaks: JSON or plain words on stdout, refusals as one sentence on stderr."""

import getpass
import json
import os
import sys
from typing import Any, NoReturn

import typer

from advisor_console.domain.errors import WorldError

PASSWORD_VARIABLE = "ADVISOR_CONSOLE_PASSWORD"  # noqa: S105 -- the variable's name, not a password


def refuse(error: WorldError) -> NoReturn:
    """Say what is wrong and what to do on stderr, and end with status 2."""
    typer.echo(f"{error.sentence} {error.way_on}".strip(), err=True)
    sys.exit(2)


def say(values: dict[str, Any], *, as_json: bool) -> None:
    """Print values as JSON, or one to a line."""
    if as_json:
        typer.echo(json.dumps(values, ensure_ascii=False, default=str))
        return
    for name, value in values.items():
        shown = len(value) if isinstance(value, list) else value
        typer.echo(f"{name.replace('_', ' ')}: {shown}")


def ask_password(prompt: str) -> str:
    """Take a password from the environment variable, or ask for it without showing it."""
    return os.environ.get(PASSWORD_VARIABLE) or getpass.getpass(f"{prompt}: ")
