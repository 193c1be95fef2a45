"""Siân Pritchard leaves her shared home in danger, told at one console."""

from dataclasses import replace
from datetime import timedelta

from advisor_console.domain.moving import MoveKind, MoveNotification
from advisor_console.services.report_move import Receipt
from db.central import administration
from tests.integration.sync.consoles import PASSWORD, Consoles, sian
from tests.integration.sync.test_correcting import her_move, reporting
from ui.app.session import Session

NADIA = "nadia.noor"
"""A named member of staff: she may see protected people."""
ADDRESS = "7 Hidden Close, Aberllan AB9 4ZZ"
LETTERS = "c/o Marlow House, Aberllan"
SECRETS = ("Hidden Close", "AB9 4ZZ", "Marlow House", "Quayside Lettings")


def add_nadia(consoles: Consoles) -> None:
    """Let her in."""
    administration.add_advisor(
        consoles.admin_url, NADIA, "Nadia Noor", job_title="Team leader", phone=None,
        roles=["advisor", "protected"], password=PASSWORD,
    )  # fmt: skip


def her_flight(session: Session) -> MoveNotification:
    """What she tells: where she goes, where letters are safe, and who lets to her."""
    plain = her_move(session, session.clock.today() - timedelta(days=1))
    record = sian(session)
    return replace(
        plain,
        kind=MoveKind.IN_DANGER,
        people=tuple(one for one in plain.people if one.person == record.person.id),
        to_property=None,
        to_address=ADDRESS,
        new_landlord="Quayside Lettings",
        forwarding_address=LETTERS,
        others_stay=True,
    )


def flees(session: Session) -> Receipt:
    """Take it at this console; nothing is sent yet."""
    return reporting(session).record(sian(session).person.id, her_flight(session), None)


def leaked(text: str) -> list[str]:
    """Which parts of it stand in a text."""
    return [secret for secret in SECRETS if secret.lower() in text.lower()]
