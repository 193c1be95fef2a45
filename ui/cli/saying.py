"""How the command line speaks: JSON or plain words on stdout, refusals as one sentence on stderr."""

import getpass
import json
import os
import sys
from typing import Annotated, Any, NoReturn

import typer

from advisor_console.domain.errors import WorldError

PASSWORD_VARIABLE = "ADVISOR_CONSOLE_PASSWORD"  # noqa: S105 -- the variable's name, not a password
REFUSED = 2
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of sentences.")]


def refuse(error: WorldError) -> NoReturn:
    """Say what is wrong and what to do on stderr, and end with status 2."""
    typer.echo(" ".join(f"{error.sentence} {error.way_on}".split()), err=True)
    sys.exit(REFUSED)


def say(values: dict[str, Any], *, as_json: bool) -> None:
    """Print values as one JSON document in UTF-8, or one to a line."""
    if as_json:
        # Bytes, because a redirected stdout has another encoding on some systems. A file name that is no
        # text becomes \udc.., which JSON knows.
        text = json.dumps(values, ensure_ascii=False, default=str)
        typer.echo(text.encode("utf-8", "backslashreplace"))
        return
    for name, value in values.items():
        label = name.replace("_", " ")
        if isinstance(value, list):
            typer.echo(f"{label}: {len(value)}")
        elif isinstance(value, dict):
            typer.echo(f"{label}: {', '.join(f'{key} {item}' for key, item in value.items()) or 'none'}")
        else:
            typer.echo(f"{label}: {_in_words(value)}")


def _in_words(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value is None else str(value)


def ask_password(prompt: str, *, twice: bool = False) -> str:
    """Take a password from the environment variable or from a pipe, or ask for it without showing it.

    twice asks a person again, because nobody sees what they type. Raises WorldError without a password.
    """
    given = os.environ.get(PASSWORD_VARIABLE) or (_typed(prompt, twice) if _has_person() else _piped())
    if not given:
        raise WorldError(
            "No password was given.", f"Type it when asked, pipe it in, or set {PASSWORD_VARIABLE}."
        )
    return given


def _has_person() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _typed(prompt: str, twice: bool) -> str:
    try:
        typed = getpass.getpass(f"{prompt}: ")
        if twice and typed and getpass.getpass(f"{prompt}, again: ") != typed:
            raise WorldError("The two passwords are not the same.", "Run the command again.")
    except EOFError:
        return ""
    return typed


def _piped() -> str:
    if sys.stdin is None:
        return ""
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError:
        raise WorldError("The password is not text in UTF-8.", "Pipe it in as UTF-8.") from None
