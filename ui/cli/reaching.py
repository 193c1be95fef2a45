"""Reaching the centre as its administrator: whatever stands in the way, as one sentence for them."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg import errors
from psycopg.conninfo import conninfo_to_dict, make_conninfo
from sqlalchemy.exc import DBAPIError

from advisor_console.domain.errors import CentreTooOld, CentreUnreachable, NotAllowed, WorldError
from db.central.connections import CONNECT_SECONDS
from db.central.migrating import administrator, current_revision, head_revision
from db.central.transport import administrators_protection, refused

_SCHEMES = ("postgresql://", "postgres://")
_SHAPE = "Write it as postgresql://user:password@host/database, with %40 for an @ in the password."
_PASSWORD = re.compile(r"password authentication failed|no password supplied|role .* does not exist")
_NO_DATABASE = re.compile(r"database \"(.*)\" does not exist")
# Classes of SQLSTATE that are the server's state and not our mistake: connection, login, no such database,
# not offered, no resources, object in use, stopped by somebody, the server's system.
_OF_THE_SERVER = ("08", "28", "3D", "0A", "53", "55", "57", "58")


def administrators_address(url: str) -> str:
    """Check an administrator's address, and give it as libpq takes it, with an end to waiting and, for any
    other machine, with verified TLS.

    Raises WorldError; the address is never quoted, because it may hold a password.
    """
    if not url.strip():
        raise WorldError("The centre's address is empty.", _SHAPE)
    if not url.startswith(_SCHEMES):
        raise WorldError("The centre's address does not begin with postgresql://.", _SHAPE)
    try:
        given = conninfo_to_dict(url)
        given = {"connect_timeout": CONNECT_SECONDS} | given | administrators_protection(given)
        return make_conninfo("", **given)
    except psycopg.ProgrammingError:
        raise WorldError("The centre's address is not one that PostgreSQL understands.", _SHAPE) from None


def advisors_address(url: str) -> str:
    """Check the address an advisor connects to; it holds no password. Raises WorldError."""
    administrators_address(url)
    if conninfo_to_dict(url).get("password") is not None:
        raise WorldError(
            "The centre's address must not hold a password.", "Leave it out; the advisor's own is asked for."
        )
    return url


def reach_database(url: str) -> str:
    """See that the administrator's database answers and is not too new; give its address for use.

    Raises WorldError.
    """
    address, _ = _reach(url)
    return address


def reach_centre(url: str, *, any_revision: bool = False) -> str:
    """The same, and see that it was set up as a centre, at this version's revision unless any will do.

    Raises WorldError.
    """
    address, revision = _reach(url)
    if revision is None:
        raise WorldError(
            "This database was never set up as a centre.", "Run first: advisor-console central init"
        )
    if revision != head_revision() and not any_revision:
        raise WorldError(
            f"The centre is at revision {revision}, and this version needs {head_revision()}.",
            "Run first: advisor-console central upgrade",
        )
    return address


def _reach(url: str) -> tuple[str, str | None]:
    address = administrators_address(url)
    with in_plain_words(address), administrator(address) as connection:
        revision = current_revision(connection)
    # Revisions are named r0001, r0002, … in their order.
    if revision is not None and revision > head_revision():
        raise CentreTooOld(
            f"The centre is at revision {revision}, which this version of the console does not know.",
            "Install the newer version and run the command from it.",
        )
    return address, revision


@contextmanager
def in_plain_words(address: str) -> Iterator[None]:
    """Turn what the server or the line did into a sentence for the administrator; our mistakes pass."""
    try:
        yield
    except DBAPIError as error:
        told = _told(error.orig, address) if isinstance(error.orig, psycopg.Error) else None
        if told is None:
            raise
        raise told from None
    except psycopg.Error as error:
        told = _told(error, address)
        if told is None:
            raise
        raise told from None
    except (CentreUnreachable, CentreTooOld, NotAllowed) as error:
        # Their own words are for an advisor with saved work.
        raise WorldError(
            "The centre did not finish the work, and nothing of it was kept.",
            "Run advisor-console central check, then run the command again.",
        ) from error


def _told(error: psycopg.Error, address: str) -> WorldError | None:
    said = error.diag.message_primary
    if isinstance(error, errors.InsufficientPrivilege):
        return WorldError(
            f"This login may not do that at the centre: {said}.",
            "Use the login that owns the database, or the server's superuser.",
        )
    if said is not None and (error.sqlstate or "").startswith(_OF_THE_SERVER):
        return WorldError(f"PostgreSQL refused: {said}.", "Nothing was changed.")
    if isinstance(error, psycopg.OperationalError):
        return _not_reached(str(error), address)
    return None


def _not_reached(text: str, address: str) -> WorldError:
    given = conninfo_to_dict(address)
    place = f"{given.get('host') or 'this machine'}:{given.get('port') or 5432}"
    if _PASSWORD.search(text):
        return WorldError(
            f"PostgreSQL at {place} did not accept the login or its password.", "Check both in the address."
        )
    if (untrusted := refused(text, given)) is not None:
        return WorldError(untrusted.sentence, "docs/administration.md says how TLS is set up.")
    if database := _NO_DATABASE.search(text):
        return WorldError(
            f"There is no database “{database[1]}” at {place}.",
            "Make it first, with createdb, or correct it.",
        )
    reason = text.strip().partition("\n")[0].rpartition("failed: ")[2]
    reason = re.sub(r"FATAL:|\[Errno -?\d+\]", "", reason).replace("  ", " ").strip(" .")
    return WorldError(
        f"PostgreSQL at {place} cannot be reached: {reason}.",
        "Check the address, and that the server runs and lets this machine in.",
    )
