"""`central check` on the functions: are they what this programme brings, and who may call them?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import LiteralString

from psycopg import Connection

from db.central.installation import function_names
from db.central.policies import CONSOLE, SYNC
from db.central.rights import Rights
from db.central.roles import GATE, OWNER

_PATH = "search_path=pg_catalog, pg_temp"


@dataclass(frozen=True, slots=True)
class _Function:
    """One function, as its file has it or as it is at the centre; nature is its language and volatility."""

    owner: str
    definer: bool
    nature: str
    settings: frozenset[str]
    body: str


def wrong_functions(connection: Connection) -> Iterator[str]:
    """Say which functions are missing, are more, or are not what their file says."""
    wanted = _shipped()
    found = _here(connection)
    for place, functions in sorted(found.items()):
        if place not in wanted or len(functions) > 1:
            yield f"The function {place} is not part of the centre, or there are two of it."
        else:
            yield from _departures(place, functions[0], wanted[place])
    for place in sorted(wanted.keys() - found.keys()):
        yield f"The function {place} is missing."


def _departures(place: str, found: _Function, wanted: _Function) -> Iterator[str]:
    if found.owner != wanted.owner:
        yield f"The function {place} belongs to {found.owner}."
    if found.definer != wanted.definer:
        yield f"The function {place} does not run under the right role."
    if _PATH in wanted.settings - found.settings:
        yield f"The function {place} has no fixed search path."
    elif found.settings != wanted.settings:
        yield f"The function {place} has other settings than it should."
    if (found.body, found.nature) != (wanted.body, wanted.nature):
        yield f"The function {place} is not the one this programme brings."


def _here(connection: Connection) -> Mapping[str, list[_Function]]:
    rows = connection.execute(
        "SELECT n.nspname || '.' || p.proname, pg_get_userbyid(p.proowner), p.prosecdef,"
        " concat_ws(' ', l.lanname,"
        "  CASE p.provolatile WHEN 'v' THEN 'VOLATILE' WHEN 's' THEN 'STABLE' ELSE 'IMMUTABLE' END),"
        " coalesce(p.proconfig, '{}'), p.prosrc"
        " FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace"
        " JOIN pg_language AS l ON l.oid = p.prolang WHERE n.nspname IN ('council', 'sync', 'console')"
    ).fetchall()
    found: dict[str, list[_Function]] = {}
    for place, owner, definer, nature, settings, body in rows:
        kept = frozenset(_setting(*setting.split("=", 1)) for setting in settings)
        found.setdefault(place, []).append(_Function(owner, definer, nature, kept, body.strip()))
    return found


def _shipped() -> Mapping[str, _Function]:
    found = {}
    for folder, schema, owner in (
        ("owner", SYNC, OWNER),
        ("private", CONSOLE, GATE),
        ("public", CONSOLE, GATE),
    ):
        for name in function_names(folder):
            text = files("db.central").joinpath("functions", folder, f"{name}.sql").read_text("utf-8")
            head, body = text.split("$$")[:2]
            nature = re.search(r"^LANGUAGE (\w+) (VOLATILE|STABLE|IMMUTABLE)\b", head, re.MULTILINE)
            settings = re.findall(r"^SET (\w+) = (.+)$", head, re.MULTILINE)
            found[f"{schema}.{name}"] = _Function(
                owner,
                "SECURITY DEFINER" in head,
                " ".join(nature.groups()) if nature is not None else "",
                frozenset(_setting(*setting) for setting in settings),
                body.strip(),
            )
    return found


def _setting(name: str, value: str) -> str:
    return f"{name.lower()}={value.strip().strip(chr(39))}"


def wrong_calls(connection: Connection, rights: Rights) -> Iterator[str]:
    """Say who may call a function and should not, and who should and may not."""
    query: LiteralString = (
        "SELECT n.nspname, p.proname,"
        " CASE a.grantee WHEN 0 THEN 'everybody' ELSE pg_get_userbyid(a.grantee)::text END"
        " FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace,"
        " aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) AS a"
        " WHERE n.nspname IN ('council', 'sync', 'console') AND a.grantee <> p.proowner ORDER BY 1, 2, 3"
    )
    expected = {(name, role) for name, roles in rights.call.items() for role in roles}
    expected |= {("announce_reload", OWNER)} | {(name, GATE) for name in function_names("owner")}
    found = set()
    for schema, name, grantee in connection.execute(query):
        found.add((name, grantee))
        if (name, grantee) not in expected:
            yield f"{grantee} may call {schema}.{name} and should not."
    for name, role in sorted(expected - found):
        yield f"{role} may not call {name} and should."
