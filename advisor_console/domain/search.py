"""What a search gives."""

from dataclasses import dataclass

from advisor_console.domain.ids import EntityId, PersonId


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: kind is "person" or "property"; `why` says what matched when the name alone does not
    ("was Morgan until 2019", "mobile 07700 900123"), and is empty otherwise.

    person is who opens when the hit is chosen (for a property, nobody).
    """

    kind: str
    id: EntityId
    person: PersonId | None
    title: str
    subtitle: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class AddressHit:
    """One property found by postcode or part of an address, for a look-up field."""

    id: EntityId
    uprn: str
    one_line: str
