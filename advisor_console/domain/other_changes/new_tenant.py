"""A landlord says that their tenant has changed. The tenant's own record waits until the tenant is heard."""

from collections.abc import Iterator

from advisor_console.domain.customer import CustomerRecord
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.other_changes.kind import (
    ChangeKind,
    Facts,
    Outcome,
    Told,
    Work,
    Wrong,
    chosen,
    day_checked,
    errors_in,
    iso,
)
from advisor_console.domain.sentences import Sentence, sentence


def _assess(told: Told, facts: Facts) -> Outcome | Wrong:
    last_night = day_checked(
        told, "tenant_left", sentence("Enter the tenant's last night there."), facts.today
    )
    known = chosen(told, facts, "known") if told.text("next_tenant") else None
    errors = [*_missing(told, facts), *errors_in([last_night, known])]
    next_night = told.days.get("next_night")
    home, record = facts.record.home, facts.record
    if not isinstance(last_night, FieldMessage) and next_night is not None and next_night <= last_night:
        errors.append(
            FieldMessage("next_night", sentence("The new tenant comes after the last one has left."))
        )
    if errors or home is None or isinstance(last_night, FieldMessage):
        return tuple(errors)
    landlord, tenant = told.text("landlord"), told.text("next_tenant")
    person = known.person if isinstance(known, CustomerRecord) else None
    tenant = person.full_name if person is not None else tenant
    by = facts.promised("council_tax", "bill")
    detail = {
        "account": record.account.reference if record.account is not None else None,
        "from": home.address.format_one_line(),
        "landlord": landlord,
        "liable_until": iso(last_night),
        "next_tenant": tenant or None,
        # By which revenues finds them; their own record waits until they tell it themselves.
        "next_tenant_reference": person.reference if person is not None else None,
        "next_from": iso(next_night),
    }
    what = sentence(
        "{landlord} says that {name} left after {day:full}: ask them both.",
        landlord=landlord,
        name=record.person.full_name,
        day=last_night,
    )
    return Outcome(
        summary=sentence("The landlord says that the tenant left after {day:full}.", day=last_night),
        # One word of a landlord's ends nobody's liability: the record changes once revenues has asked.
        written=(),
        changes=(),
        work=(Work("council_tax", "tenant has changed", by, (what, *_next(tenant)), detail),),
        say=(
            sentence("Thank you. Our council tax team asks your tenant too, and writes to you."),
            *(_asked_for() if not tenant else ()),
        ),
        notes=(sentence("Tell the landlord nothing of the tenant: not where they went, nor what they owe."),),
        told={"landlord": landlord, "next_tenant": tenant},
        last_night=last_night,
    )


def _missing(told: Told, facts: Facts) -> Iterator[FieldMessage]:
    if facts.record.home is None:
        yield FieldMessage("landlord", sentence("The record shows no home for this customer."))
    elif not told.text("landlord"):
        yield FieldMessage("landlord", sentence("Write the landlord's or agent's name."))
    if told.text("next_tenant") and "next_night" not in told.days:
        yield FieldMessage("next_night", sentence("Enter the new tenant's first night."))


def _next(tenant: str) -> tuple[Sentence, ...]:
    return (sentence("{name} is the next tenant.", name=tenant),) if tenant else ()


def _asked_for() -> tuple[Sentence, ...]:
    return (sentence("Tell us when you let it again. Until then you may owe the council tax."),)


NEW_TENANT = ChangeKind("new_tenant", _assess)
