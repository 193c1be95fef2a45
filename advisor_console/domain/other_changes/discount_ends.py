"""The single person discount ends, for a reason that changes nothing else on the record."""

from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.other_changes.bill import (
    bill_words,
    discount_ended,
    estimate_of,
    single_person_discount,
    working_of,
)
from advisor_console.domain.other_changes.kind import (
    ChangeKind,
    Facts,
    Outcome,
    Told,
    Work,
    Wrong,
    day_checked,
    errors_in,
)
from advisor_console.domain.sentences import sentence

_WHY = {
    "came_of_age": "Somebody there turned 18.",
    "counts_again": "Somebody there counts again: a course or a job has ended.",
    "mistake": "It should not have been given.",
}


def _assess(told: Told, facts: Facts) -> Outcome | Wrong:
    from_day = day_checked(told, "from_day", sentence("Enter the first day without it."), facts.today)
    why, account = told.text("why_ends"), facts.record.account
    errors = list(errors_in([from_day]))
    if why not in _WHY:
        errors.append(FieldMessage("why_ends", sentence("Choose why the discount ends.")))
    if errors or isinstance(from_day, FieldMessage):
        return tuple(errors)
    discount = single_person_discount(facts.record, from_day)
    if account is None or discount is None:
        return (
            FieldMessage("from_day", sentence("The record shows no single person discount on that day.")),
        )
    by = facts.promised("council_tax", "bill")
    estimate = estimate_of(facts, from_day, before=discount.percent, after=0)
    what = sentence(
        "End the discount on account {account} from {day:day}.",
        account=account.reference,
        day=from_day,
    )
    detail = {"account": account.reference, "discount_until": from_day.isoformat(), "why": _WHY[why]}
    return Outcome(
        summary=sentence("The single person discount ends on {day:full}.", day=from_day),
        written=(sentence("Single person discount: none from {day:day}.", day=from_day),),
        changes=(discount_ended(discount, from_day),),
        work=(Work("council_tax", "change the bill", by, (what,), detail),),
        say=(
            sentence("Your single person discount ends on {day:day}.", day=from_day),
            *bill_words(facts, estimate, by),
        ),
        working=working_of(estimate),
        told={"why": why},
    )


DISCOUNT_ENDS = ChangeKind("discount_ends", _assess)
