"""Refusals of the world as problems at their fields."""

from advisor_console.domain.errors import WorldError
from advisor_console.domain.invalid import Invalid
from ui.widgets.error_summary import Problem


def problems_of(error: WorldError, field: str) -> tuple[Problem, ...]:
    """Give a refusal as problems of fields; one that names no field stands at the given one."""
    if isinstance(error, Invalid):
        return tuple(Problem(wrong.field, wrong.sentence) for wrong in error.fields)
    return (Problem(field, f"{error.sentence} {error.way_on}".strip()),)
