"""What services besides council tax do when a household grows or shrinks."""

from collections.abc import Iterator
from datetime import date

from advisor_console.domain.changes import Change, created
from advisor_console.domain.containers import (
    COMMUNAL_LITRES,
    Act,
    ContainerAction,
    Household,
    container_actions,
    needs_larger,
)
from advisor_console.domain.other_changes.kind import Facts, Work
from advisor_console.domain.sentences import listed, sentence


def bins_of(facts: Facts, people: int, on: date) -> tuple[tuple[Work, ...], tuple[Change, ...]]:
    """Say what waste does when so many people live in the home from a day on, and what is ordered.

    Only what the number of people decides: the larger bin (requirements.md, Bins; the profile's numbers).
    """
    record, rules, home = facts.record, facts.rules.containers, facts.record.home
    now = Household(len(record.household))
    then = Household(people)
    if home is None or needs_larger(rules, now) == needs_larger(rules, then):
        return (), ()
    communal = any(one.capacity_litres >= COMMUNAL_LITRES for one in record.containers)
    actions = [
        action
        for action in container_actions(rules, then, record.containers, communal=communal)
        if action.act is Act.EXCHANGE
    ]
    if not actions:
        return (), ()
    calendar = facts.rules.calendar
    # Nothing is exchanged for people who do not live there yet.
    begins = max(calendar.counts_from(facts.received_at), on)
    by = calendar.add_working_days(begins, rules.delivery_working_days)
    what = sentence("Exchange: {what}.", what=listed([action.spec.named for action in actions]))
    detail = {"to": home.address.format_one_line()}
    work = Work("waste", "containers and subscriptions", by, (what,), detail)
    return (work,), tuple(_ordered(facts, action) for action in actions)


def _ordered(facts: Facts, action: ContainerAction) -> Change:
    spec, home = action.spec, facts.record.home
    values = {
        "property_id": home.id if home is not None else None,
        "stream": spec.stream.value,
        "kind": spec.kind,
        "colour": spec.colour,
        "capacity_litres": spec.capacity_litres,
        "status": "ordered",
    }
    return created("container", facts.new_id(), values)


def help_of(facts: Facts, *, helped: bool) -> Iterator[Work]:
    """Let benefits look again where the customer gets help (SI 2006/213 reg 88; LGFA 1992 s13A schemes)."""
    if helped:
        what = sentence("Look at Council Tax Reduction and Housing Benefit with the new household.")
        yield Work("benefits", "look at help again", facts.promised("benefits", "review"), (what,))
