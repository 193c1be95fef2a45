"""The auditor's command: who looked at a customer's record, why, and who changed it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

import typer

from advisor_console.domain.errors import CentreUnreachable, NotAllowed, WorldError
from advisor_console.domain.working_days import LOCAL
from ui.cli.desk import Centre
from ui.cli.saying import AsJson, ask_password, say

_OPS = {"create": "made", "set": "altered", "remove": "removed"}


def audit(
    record: Annotated[
        str,
        typer.Option(
            help="Whose record: the customer's reference, such as P-20418, the record's id, or a UPRN for "
            "everybody who is or was recorded there."
        ),
    ],
    login: Annotated[
        str | None, typer.Option(help="The auditor's login; the last one here if left out.")
    ] = None,
    centre: Centre = None,
    as_json: AsJson = False,
) -> None:
    """Say who looked at a customer's record, when and why, and who changed which fields when.

    For logins with the role auditor; the password is asked for, or given in ADVISOR_CONSOLE_PASSWORD or
    through a pipe. Status 1 when the centre's record of it was altered.
    """
    who, where = _seat(login, centre)
    found, chain = _read(who, where, record)
    sound = chain["broken_at"] is None and chain["altered_at"] is None and not found["views_altered"]
    if as_json:
        say({**found, "chain": {**chain, "verifies": sound}}, as_json=True)
    else:
        _tell(found, chain)
    raise typer.Exit(0 if sound else 1)


def _seat(login: str | None, centre: str | None) -> tuple[str, str]:
    from db.local.home import Home
    from db.local.settings import read_settings
    from ui.cli.reaching import advisors_address

    settings = read_settings(Home.find().settings)
    who, where = login or settings.last_login, centre or settings.centre
    if who is None or where is None:
        raise WorldError("Nobody has signed in on this machine yet.", "Give --login and --centre.")
    return who, advisors_address(where)


def _read(login: str, centre: str, record: str) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    from db.central.gateway import PostgresCentral

    central = PostgresCentral(centre, login, ask_password(f"Password for {login}"))
    try:
        found = central.audit(record)
        if found is None:
            raise WorldError(
                f"You may see no customer’s record and no address with the reference “{record}”.",
                "Give a customer's reference such as P-20418, a record's id, or a UPRN.",
            )
        return found, central.audit_chain()
    except NotAllowed:
        raise WorldError(
            "Only an auditor may read who looked at a record.",
            "Sign in with a login that has the role auditor.",
        ) from None
    except CentreUnreachable as error:
        # Its own way on is for an advisor with saved work.
        raise WorldError(
            error.sentence, "Check the address and the line, and run the command again."
        ) from error
    finally:
        central.close()


def _tell(found: Mapping[str, Any], chain: Mapping[str, Any]) -> None:
    whose = ", ".join(f"{person['name']} ({person['reference']})" for person in found["people"]) or "nobody"
    typer.echo(f"Record of {whose}" + (f", UPRN {found['uprn']}" if found["uprn"] else ""))
    for title, count, lines in (
        ("Looked at", len(found["views"]), [_view(view, found["people"]) for view in found["views"]]),
        ("Changed", len(found["changes"]), [line for one in found["changes"] for line in _change(one)]),
        ("Sent and answered", len(found["work"]), [_work(one) for one in found["work"]]),
    ):
        typer.echo(f"\n{title}: {count}")
        for line in lines:
            typer.echo(f"  {line}")
    typer.echo(f"\n{_verdict(found, chain)}")


def _view(view: Mapping[str, Any], people: Sequence[Mapping[str, Any]]) -> str:
    whose = f", {view['person']}" if len(people) > 1 else ""
    return f"{_at(view['at'])}  {view['name']} ({view['advisor']}){whose}: {_why(view)}"


def _why(view: Mapping[str, Any]) -> str:
    if view["reason"] == "contact":
        parts = ["a contact", view["channel"], view["contact_reason"] or "not wrapped up yet"]
    elif view["reason"] == "case":
        parts = ["a case", view["case"]]
    else:
        parts = [view["reason"].replace("_", " ")]
    return ", ".join(part for part in (*parts, view["words"] and f"“{view['words']}”") if part)


def _change(change: Mapping[str, Any]) -> list[str]:
    head = f"{_at(change['at'])}  {change['name']} ({change['advisor']})"
    if change["erased"]:
        return [f"{head}: {change['act'].replace('_', ' ')}, text erased, entry {change['entry']}"]
    return [
        f"{head}: {one['entity'].replace('_', ' ')} {_OPS.get(one['op'], one['op'])}"
        + (f": {', '.join(field.replace('_', ' ') for field in one['fields'])}" if one["fields"] else "")
        for one in change["changes"]
    ]


def _work(act: Mapping[str, Any]) -> str:
    done = {"exported": "sent", "written_again": "file written again"}.get(act["act"], act["act"])
    where = f", file {act['file']}" if act["file"] is not None else ""
    head = f"{_at(act['at'])}  {act['name']} ({act['advisor']})"
    return f"{head}: {act['service'].replace('_', ' ')} {act['reference']} {done}{where}"


def _at(instant: str) -> str:
    return f"{datetime.fromisoformat(instant).astimezone(LOCAL):%Y-%m-%d %H:%M:%S}"


def _verdict(found: Mapping[str, Any], chain: Mapping[str, Any]) -> str:
    wrong = []
    if chain["broken_at"] is not None:
        wrong.append(f"The record of commands was altered at or before entry {chain['broken_at']}.")
    if chain["altered_at"] is not None:
        wrong.append(f"The text of the command at entry {chain['altered_at']} of the record was altered.")
    if found["views_altered"]:
        wrong.append(f"Views of this record that are not as they were noted: {found['views_altered']}.")
    erased = f" Texts erased by law: {chain['erased']}." if chain["erased"] else ""
    return " ".join(wrong) + erased if wrong else f"The record verifies: {chain['entries']} entries.{erased}"
