"""A checked move with all that its changes and its letter are made from."""

from dataclasses import dataclass, replace
from datetime import datetime

from advisor_console.domain.customer import CustomerRecord, PropertyRecord, ProtectedAddress
from advisor_console.domain.ids import EntityId
from advisor_console.domain.move_assessment import MoveAssessment
from advisor_console.domain.moving import GardenWish, MoveNotification
from advisor_console.domain.reference import reference_from

CHARGES_NOT_SET = "The charges for that year are not set yet, so our estimate may change."
"""Said and written with every estimate that rests on a year whose charges the council has not set."""

SUFFIXES = {"council_tax": "CT", "waste": "W", "electoral": "EL", "benefits": "B"}


@dataclass(frozen=True, slots=True)
class MoveStory:
    """A checked move with all that its changes are made from.

    new_home is the property moved to as it stands on the first night; None outside the area. at is UTC.
    """

    id: EntityId
    move: MoveNotification
    assessment: MoveAssessment
    record: CustomerRecord
    new_home: PropertyRecord | None
    contact: EntityId | None
    advisor: str
    at: datetime
    corrects: EntityId | None = None
    """The notification that this one stands in the place of."""
    in_confidence: ProtectedAddress | None = None
    """Where they went, when nothing else of the move may say so."""
    address_before: ProtectedAddress | None = None
    """What that was in the notification which is corrected."""

    @property
    def reference(self) -> str:
        """The reference that the customer is given."""
        return reference_from(self.id, "MV")


def as_it_is_kept(move: MoveNotification) -> MoveNotification:
    """Give a move as record, work and letters may have it: of one in danger, without where they go.

    Whoever stays behind may be told of every part of what is kept; so nothing of the new home is in it
    (services/move_in_confidence.py keeps that apart).
    """
    if not move.hides_new_address:
        return move
    return replace(
        move,
        to_property=None,
        to_address="",
        new_landlord="",
        forwarding_address="",
        garden=GardenWish.CANCEL if move.garden is GardenWish.TRANSFER else move.garden,
        adults_there=None,
    )


def work_reference(story: MoveStory, service: str) -> str:
    """Give one service's own reference within the notification."""
    return service_reference(story.reference, service)


def service_reference(reference: str, service: str) -> str:
    """Give one service's own reference within a notification's."""
    return f"{reference}-{SUFFIXES[service]}"
