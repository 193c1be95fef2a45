"""Commands for a service's back office: its work as files, and its answers."""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor_console.domain.errors import CentreUnreachable, NotAllowed, WorldError
from ui.cli.desk import Centre
from ui.cli.saying import REFUSED, AsJson, ask_password, say

if TYPE_CHECKING:
    from db.central.back_office import PostgresBackOffice

work_items = typer.Typer(help="Work for the services, and their answers.", rich_markup_mode=None)

Login = Annotated[
    str | None, typer.Option(help="A login with the role service; the last one here if left out.")
]


class Service(StrEnum):
    """Whose work."""

    COUNCIL_TAX = "council_tax"
    WASTE = "waste"
    ELECTORAL = "electoral"
    BENEFITS = "benefits"


class Format(StrEnum):
    """How the file is written."""

    CSV = "csv"
    OPEN311 = "open311"
    OPEN311_JSON = "open311-json"


@work_items.callback()
def _work_items() -> None:
    """Work for the services, and their answers."""


@work_items.command(short_help="Write the work that a service has not been sent yet.")
def export(
    *,
    service: Annotated[Service, typer.Option(help="Whose work.")],
    out: Annotated[Path, typer.Option(help="The folder for the files; made when it is missing.")],
    format_: Annotated[
        Format,
        typer.Option("--format", help="csv, or for waste also open311 (GeoReport v2, XML) or open311-json."),
    ] = Format.CSV,
    restricted: Annotated[
        bool,
        typer.Option(
            "--restricted",
            help="Protected people's work instead, which is in no other file; for logins with that role.",
        ),
    ] = False,
    elsewhere: Annotated[
        bool,
        typer.Option(
            "--elsewhere",
            help="Finish here an export whose own folder is gone for good: its file must not be.",
        ),
    ] = False,
    again: Annotated[
        int | None,
        typer.Option("--again", help="The number of a file that was written and lost: write that one again."),
    ] = None,
    login: Login = None,
    centre: Centre = None,
    as_json: AsJson = False,
) -> None:
    """Write every piece of work that a service has not been sent yet into files, each piece once.

    Ended at any moment, the command is run once more and finishes the same file. The password is asked for,
    or given in ADVISOR_CONSOLE_PASSWORD or through a pipe.
    """
    from advisor_console.services.export_work import export_again, export_work
    from db.local.work_folder import LocalWorkFolder

    with _signed_in(login, centre) as office:
        folder = LocalWorkFolder(out)
        with _alone(folder.path):
            written = (
                export_work(office, folder, service, format_, apart=restricted, elsewhere=elsewhere)
                if again is None
                else (export_again(office, folder, service, again),)
            )
            files = [{"name": one.name, "items": one.items} for one in written]
    if as_json:
        values = {"service": str(service), "format": str(format_), "restricted": restricted, "files": files}
        say(values, as_json=True)
        return
    for one in files:
        typer.echo(f"{one['name']}: {one['items']}")
    if not files:
        typer.echo("There is no work to send.")


@work_items.command(short_help="Take what a service answered.")
def acknowledge(
    file: Annotated[Path, typer.Argument(help="The service's file: CSV, or an Open311 response in XML.")],
    login: Login = None,
    centre: Centre = None,
    as_json: AsJson = False,
) -> None:
    """Take what a service answered: accepted, rejected with its reason, or done, with its own reference.

    All of the file is taken or nothing; taken again, it is nothing to do. Each line that cannot be taken is
    named with its number, and the status is 2 then.
    """
    from dataclasses import asdict

    from advisor_console.services.acknowledge_work import acknowledge_work, wrong_words

    body = file.read_bytes()
    with _signed_in(login, centre) as office:
        found = acknowledge_work(office, body)
    if found.wrong:
        for sentence in wrong_words(found):
            typer.echo(sentence, err=True)
        typer.echo("Nothing of it was taken. Put it right and run the command again.", err=True)
        raise typer.Exit(REFUSED)
    counted = {name: value for name, value in asdict(found).items() if name != "wrong"}
    say({"file": str(file), **counted}, as_json=as_json)


@contextmanager
def _signed_in(login: str | None, centre: str | None) -> Iterator["PostgresBackOffice"]:
    from db.central.back_office import PostgresBackOffice
    from db.local.home import Home
    from db.local.settings import read_settings
    from ui.cli.reaching import advisors_address

    settings = read_settings(Home.find().settings)
    who, where = login or settings.last_login, centre or settings.centre
    if who is None or where is None:
        raise WorldError("Nobody has signed in on this machine yet.", "Give --login and --centre.")
    office = PostgresBackOffice(advisors_address(where), who, ask_password(f"Password for {who}"))
    try:
        yield office
    except NotAllowed as error:
        raise WorldError(error.sentence, error.way_on or "Use a login with the role service.") from None
    except CentreUnreachable as error:
        # Its own way on is for an advisor with saved work.
        raise WorldError(
            error.sentence, "Check the address and the line, and run the command again."
        ) from error
    finally:
        office.close()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder: of two exports into it the second could put a file back that a service has fetched."""
    from PySide6.QtCore import QLockFile

    lock = QLockFile(str(folder / ".work-items.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(100):
        raise WorldError("Another export into this folder is at work.", "Wait until it has ended.")
    try:
        yield
    finally:
        lock.unlock()
