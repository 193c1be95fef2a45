"""Where somebody in danger went: kept apart from all else of the move, and named there by an id alone."""

from collections.abc import Iterator
from dataclasses import replace

from advisor_console.domain.changes import Change, created
from advisor_console.domain.customer import PropertyRecord, ProtectedAddress
from advisor_console.domain.ids import NewId
from advisor_console.domain.moving import MoveNotification
from advisor_console.services.move_story import MoveStory

KEY = "protected_address"
"""Under which a notification and its work name the row, which only some logins ever see."""


def in_confidence(
    move: MoveNotification, home: PropertyRecord | None, earlier: ProtectedAddress | None, new_id: NewId
) -> ProtectedAddress | None:
    """Give the address that is kept apart; None for a move that hides none, or told of none.

    move is as it was told, home the one it names in the area. earlier is that of the move which is corrected,
    and stays where it is the same.
    """
    if not move.hides_new_address or not (move.to_address or move.forwarding_address):
        return None
    made = ProtectedAddress(
        id=new_id(),
        address=move.to_address,
        uprn=home.property.uprn if home is not None else None,
        letters_to=move.forwarding_address or None,
        landlord=move.new_landlord or None,
    )
    same = earlier is not None and replace(earlier, id=made.id, home=None) == made
    return earlier if same else made


def protected_address(story: MoveStory) -> Iterator[Change]:
    """Keep the address in a row of its own, once: a correction that alters nothing of it names the first."""
    kept = story.in_confidence
    if kept is None or not kept.known or kept is story.address_before:
        return
    yield created(
        "protected_address",
        kept.id,
        {
            "person_id": story.record.person.id,
            "notification_id": story.id,
            "advisor": story.advisor,
            "address": kept.address,
            "uprn": kept.uprn,
            "letters_to": kept.letters_to,
            "landlord": kept.landlord,
            "told_at": story.at.isoformat(),
        },
    )


def named(story: MoveStory) -> dict[str, str]:
    """Name the address where something else of the move is kept or sent; nothing for an open one."""
    return {} if story.in_confidence is None else {KEY: story.in_confidence.id}
