"""The administrator's commands for records that are closed to a member of staff."""

from typing import Annotated, Literal

import typer

from ui.cli.central import Login, Url

Record = Annotated[
    str, typer.Option("--record", help="The customer's reference, such as P-20418, or the record's id.")
]


def declare(
    login: Login,
    record: Record,
    relation: Annotated[
        Literal["self", "relative"],
        typer.Option("--as", help="Whose record it is to them: their own (self) or a relative's."),
    ],
    url: Url,
) -> None:
    """Close a customer's record to a member of staff who has declared that it is their own or a relative's.

    It is closed at the centre and taken off their machine with its next sync. `withdraw` opens it again.
    """
    from db.central.interests import declare_interest
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        done = declare_interest(address, login, record, relation)
    words = "is closed to" if done.changed else "was closed already to"
    typer.echo(f"The record {done.reference} {words} {login}.")


def withdraw(login: Login, record: Record, url: Url) -> None:
    """Open a record again to a member of staff whose declared interest in it has ended.

    That it was declared, when and by whom stays on record.
    """
    from db.central.interests import withdraw_interest
    from ui.cli.reaching import in_plain_words, reach_centre

    address = reach_centre(url)
    with in_plain_words(address):
        done = withdraw_interest(address, login, record)
    words = "is open again to" if done.changed else "was not closed to"
    typer.echo(f"The record {done.reference} {words} {login}.")
