"""The administrator's commands for the centre."""

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from advisor_console.domain.errors import WorldError
from ui.cli.recovery_key import make_recovery_key
from ui.cli.saying import AsJson, ask_password, say

if TYPE_CHECKING:
    from db.central.embedded import EmbeddedPostgres

central = typer.Typer(help="Set up and look after the council's PostgreSQL.", rich_markup_mode=None)

SHORTEST_PASSWORD = 8
"""Characters; NIST SP 800-63B-4 section 3.1.1.2 asks for 8 where a password is not the only proof."""

Url = Annotated[
    str,
    typer.Option(
        envvar="ADVISOR_CONSOLE_ADMIN_URL",
        help="The database as its administrator reaches it: postgresql://user:password@host/database. "
        "Without a password in it, PGPASSWORD or ~/.pgpass is used.",
    ),
]
ProfileName = Annotated[
    str,
    typer.Option(
        "--profile",
        help="The council's name, rules and days: a TOML file, or a shipped profile by its name. "
        "It is kept when the centre is set up first; later `central profile` gives it another.",
    ),
]
Login = Annotated[str, typer.Argument(help="The name they sign in with, such as asha.rahman.")]


@central.command(short_help="Set a centre up, or bring it up to date.")
def init(
    url: Url,
    profile: ProfileName = "westerdale",
    recovery_key: Annotated[
        Path | None,
        typer.Option(
            help="A new file for the council's private recovery key, which opens saved work whose owner will "
            "not send any more. Keep it away from the centre and from the consoles."
        ),
    ] = None,
) -> None:
    """Set up schemas, roles, functions and the council's profile; done again, brings them up to date."""
    from advisor_console.services.load_profile import body_of, load_profile

    body = body_of(load_profile(profile))
    from db.central import administration, recovering
    from ui.cli.reaching import in_plain_words, reach_database

    address = reach_database(url)
    with in_plain_words(address):
        administration.init(address, body)
        if recovery_key is not None:
            recovering.require_no_key(address)
            recovering.pin_recovery_key(address, make_recovery_key(recovery_key))
        has_key = recovering.has_key(address)
    typer.echo("The centre is ready. Add people with: advisor-console central add-advisor")
    if recovery_key is not None:
        typer.echo(
            f"The private recovery key is in {recovery_key} and nowhere else. Put it where it is safe."
        )
    elif not has_key:
        typer.echo(
            "There is no recovery key: abandoned saved work opens with its owner's password only. "
            "Make one with: advisor-console central init --recovery-key FILE"
        )


@central.command(short_help="Bring a centre to this version.")
def upgrade(url: Url) -> None:
    """Bring the centre to this version's revision, functions and rights."""
    from db.central import administration
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url, any_revision=True)
    with in_plain_words(address):
        administration.upgrade(address)
    typer.echo("The centre is up to date.")


@central.command("profile", short_help="Give the council a new version of its profile.")
def set_profile(
    url: Url,
    profile: Annotated[str, typer.Option("--profile", help="A TOML file, or a shipped profile by its name.")],
) -> None:
    """Give the council a new version of its profile, and each role the rights that stand in it.

    Consoles fetch it with their next round. What is the same as the newest version changes nothing.
    """
    from advisor_console.services.load_profile import body_of, load_profile

    body = body_of(load_profile(profile))
    from db.central import administration
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        version = administration.set_profile(address, body)
    typer.echo(f"Version {version} of the profile is in force.")


@central.command("oldest-console", short_help="Say which consoles may still sign in.")
def oldest_console(
    version: Annotated[str, typer.Argument(help="The oldest version that may sign in, such as 0.2.0.")],
    url: Url,
) -> None:
    """Refuse sign-in to consoles that are older. What is saved on them stays, and a newer one sends it."""
    from db.central import administration
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        administration.set_oldest_console(address, version)
    typer.echo(f"Consoles from {version} on may sign in.")


@central.command(short_help="Is the centre still as it was set up?")
def check(url: Url, as_json: AsJson = False) -> None:
    """Verify grants, row security, ownership, functions, the chain and the schema; status 1 if any is off."""
    from db.central.checking import check as check_centre
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url, any_revision=True)
    with in_plain_words(address):
        findings = list(check_centre(address))
    if as_json:
        say({"ok": not findings, "findings": findings}, as_json=True)
    else:
        typer.echo(
            "The centre is as it was set up." if not findings else "The centre is not as it was set up:"
        )
        for finding in findings:
            typer.echo(f"- {finding}")
    raise typer.Exit(1 if findings else 0)


@central.command("add-advisor", short_help="Give one member of staff a login.")
def add_advisor(
    login: Annotated[
        str, typer.Argument(help="The name to sign in with, such as asha.rahman: lower case, no spaces.")
    ],
    *,
    name: Annotated[str, typer.Option(help="The full name, as customers read it.")],
    url: Url,
    role: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ROLE",
            help="What they may do: advisor (if left out), library, reception, kiosk, display, complaints, "
            "service, supervisor, auditor; protected besides it for those who may see protected people. "
            "Can be given more than once.",
        ),
    ] = None,
    job_title: Annotated[str | None, typer.Option(help="The job title, as it stands in letters.")] = None,
    phone: Annotated[str | None, typer.Option(help="The telephone number, as it stands in letters.")] = None,
) -> None:
    """Give one member of staff a login of their own; the password is asked for and never shown.

    For a login that is there already it sets name, roles and password anew. Scripts give the password in
    ADVISOR_CONSOLE_PASSWORD or through a pipe.
    """
    from db.central import administration
    from ui.cli.reaching import in_plain_words, reach_centre

    roles = role or ["advisor"]
    _see_that_it_fits(login, name, roles)
    address = reach_centre(url)
    password = _fit_password(ask_password(f"Password for {login}", twice=True), login)
    try:
        with in_plain_words(address):
            administration.add_advisor(
                address, login, name, job_title=job_title, phone=phone, roles=roles, password=password
            )
    except ValueError as error:
        raise WorldError(str(error), "Correct it and run the command again.") from error
    typer.echo(f"{name} can sign in as {login}.")


@central.command("disable-advisor", short_help="Shut a login out and end its sessions.")
def disable_advisor(login: Login, url: Url) -> None:
    """Keep a member of staff from signing in, and end their sessions; what they wrote stays under their name.

    What they saved on a machine and had not sent stays there. `add-advisor` lets them in again.
    """
    from db.central import logins
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        ended = logins.disable_advisor(address, login)
    typer.echo(f"{login} cannot sign in any more. {_sessions(ended)}")


@central.command("reset-password", short_help="Give a login another password.")
def reset_password(login: Login, url: Url) -> None:
    """Give a member of staff another password and end their sessions; it is asked for and never shown.

    Scripts give the password in ADVISOR_CONSOLE_PASSWORD or through a pipe.
    """
    from db.central import logins
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    password = _fit_password(ask_password(f"New password for {login}", twice=True), login)
    with in_plain_words(address):
        ended = logins.reset_password(address, login, password)
    typer.echo(f"{login} signs in with the new password from now on. {_sessions(ended)}")


def _sessions(ended: int) -> str:
    return f"Sessions ended: {ended}."


def _see_that_it_fits(login: str, name: str, roles: list[str]) -> None:
    """Refuse what cannot be a login, a name or a role, before a password is asked for."""
    from db.central.roles import BESIDE, GROUPS, group_role, login_name

    if not name.strip() or not name.isprintable():
        raise WorldError("The full name is empty or holds what cannot be printed.", "Give it with --name.")
    try:
        login_name(login)
    except ValueError as error:
        raise WorldError(str(error), "Choose one such as asha.rahman.") from error
    try:
        wanted = {group_role(one) for one in roles}
    except ValueError as error:
        known = ", ".join(one.removeprefix("console_") for one in (*GROUPS, *BESIDE))
        raise WorldError(str(error), f"The roles are: {known}.") from error
    if wanted and wanted <= set(BESIDE):
        raise WorldError("“protected” is only given beside another role.", "Add one, such as --role advisor.")


def _fit_password(password: str, login: str) -> str:
    if len(password) < SHORTEST_PASSWORD or not password.strip():
        raise WorldError(
            f"The password has fewer than {SHORTEST_PASSWORD} characters.", "Choose a longer one."
        )
    if password.casefold() == login.casefold() or len(set(password)) < 3:
        raise WorldError("The password is too easy to guess.", "Choose another one.")
    return password


@central.command(short_help="End sessions that hold everybody else up.")
def guard(url: Url) -> None:
    """End sessions that block others for over 2 s or sit in a transaction for over 5 s, until Ctrl+C.

    `central start` does this by itself. Beside a council's PostgreSQL, run it as a service.
    """
    from db.central import guard as guarding
    from ui.cli.reaching import in_plain_words, reach_centre
    from ui.cli.serving import watch_for_the_end

    address = reach_centre(url, any_revision=True)
    with in_plain_words(address):
        guarding.require_means(address)
    ended = watch_for_the_end()
    typer.echo("The guard watches until you press Ctrl+C.")
    watching = threading.Thread(target=guarding.watch, args=(address, ended), name="central-guard")
    watching.start()
    # Waiting in slices lets Windows deliver Ctrl+C, which an endless wait would hold back.
    while watching.is_alive():
        watching.join(0.5)


@central.command(short_help="Run an embedded PostgreSQL as a centre.")
def start(
    folder: Annotated[
        Path,
        typer.Option(
            "--dir", help="Where the embedded PostgreSQL keeps its data: a new folder or one it made before."
        ),
    ],
    profile: ProfileName = "westerdale",
    as_json: AsJson = False,
) -> None:
    """Run an embedded PostgreSQL as a centre, until Ctrl+C: for one machine or a trial, not for a council."""
    from advisor_console.services.load_profile import body_of, load_profile

    body = body_of(load_profile(profile))
    from ui.cli.serving import serve

    def announce(server: "EmbeddedPostgres") -> None:
        about = {
            "address": f"postgresql://127.0.0.1:{server.port}/postgres",
            "administrator": server.url(),
        }
        say(about, as_json=as_json)
        if not as_json:
            typer.echo("The centre runs until you press Ctrl+C.")

    serve(folder, body, announce)
