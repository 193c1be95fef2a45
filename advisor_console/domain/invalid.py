"""Input that cannot be taken: a plain sentence for each field."""

from dataclasses import dataclass

from advisor_console.domain.errors import WorldError


@dataclass(frozen=True, slots=True)
class InvalidField:
    """What is wrong with one field and what to do; the same words stand in the summary and at the field."""

    field: str
    sentence: str


class Invalid(WorldError):
    """The input was refused; nothing was saved and nothing given is lost."""

    def __init__(self, fields: tuple[InvalidField, ...]) -> None:
        super().__init__(" ".join(field.sentence for field in fields))
        self.fields = fields
