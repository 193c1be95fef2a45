"""The administrator's commands for the centre."""

import signal
import threading
from pathlib import Path
from typing import Annotated, Any

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.saying import ask_password, say

central = typer.Typer(help="Set up and look after the council's PostgreSQL.", no_args_is_help=True)

Url = Annotated[
    str,
    typer.Option(
        envvar="ADVISOR_CONSOLE_ADMIN_URL",
        help="postgresql://user:password@host/database, as its administrator reaches it.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


@central.command()
def init(
    url: Url,
    profile: Annotated[
        str, typer.Option(help="The council's profile: a shipped name or a TOML file.")
    ] = "westerdale",
) -> None:
    """Set up schemas, roles, functions and the council's profile; done again, brings them up to date."""
    from advisor_console.services.load_profile import body_of, load_profile
    from db.central import administration

    administration.init(url, body_of(load_profile(profile)))
    typer.echo("The centre is ready. Add people with: advisor-console central add-advisor")


@central.command()
def upgrade(url: Url) -> None:
    """Bring the centre to this version's revision, functions and rights."""
    from db.central import administration

    administration.upgrade(url)
    typer.echo("The centre is up to date.")


@central.command()
def check(url: Url, as_json: AsJson = False) -> None:
    """Verify grants, row security, ownership, functions, the chain and the schema; status 1 if any is off."""
    from db.central.checking import check as check_centre

    findings = list(check_centre(url))
    say({"ok": not findings, "findings": findings}, as_json=as_json)
    if not as_json:
        for finding in findings:
            typer.echo(f"- {finding}")
    raise typer.Exit(1 if findings else 0)


@central.command("add-advisor")
def add_advisor(
    login: Annotated[str, typer.Argument(help="The login, such as asha.rahman.")],
    *,
    name: Annotated[str, typer.Option(help="The full name, as customers read it.")],
    url: Url,
    role: Annotated[list[str] | None, typer.Option(help="advisor, library, reception, supervisor, …")] = None,
    job_title: Annotated[str | None, typer.Option(help="As it stands in letters.")] = None,
    phone: Annotated[str | None, typer.Option(help="As it stands in letters.")] = None,
) -> None:
    """Give one member of staff a login of their own; the password is asked for and never shown."""
    from db.central import administration

    password = ask_password(f"Password for {login}")
    try:
        administration.add_advisor(
            url, login, name, job_title=job_title, phone=phone, roles=role or ["advisor"], password=password
        )
    except ValueError as error:
        raise WorldError(str(error), "Correct it and run the command again.") from error
    typer.echo(f"{name} can sign in as {login}.")


@central.command()
def start(
    folder: Annotated[Path, typer.Option("--dir", help="Where the embedded PostgreSQL keeps its data.")],
    profile: Annotated[str, typer.Option(help="The council's profile.")] = "westerdale",
    as_json: AsJson = False,
) -> None:
    """Run an embedded PostgreSQL as a centre, until Ctrl+C: for one machine or a trial, not for a council."""
    from advisor_console.services.load_profile import body_of, load_profile
    from db.central import administration
    from db.central.embedded import EmbeddedPostgres

    with EmbeddedPostgres(folder) as server:
        administration.init(server.url(), body_of(load_profile(profile)))
        about: dict[str, Any] = {
            "address": f"postgresql://127.0.0.1:{server.port}/postgres",
            "administrator": server.url(),
        }
        say(about, as_json=as_json)
        _until_interrupted()


def _until_interrupted() -> None:
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    # Waiting in slices lets Windows deliver Ctrl+C, which an endless wait would hold back.
    while not ended.wait(0.5):
        pass
