"""The customer wants to give bank details: revenues take them, and nothing of them is written down here."""

from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.other_changes.kind import ChangeKind, Facts, Outcome, Told, Work, Wrong
from advisor_console.domain.sentences import sentence

_WISHES = {
    "direct_debit": "Wants to pay by Direct Debit.",
    "other_account": "Wants to pay from another bank account.",
    "refund": "Is owed money and wants it paid to a bank account.",
}


def _assess(told: Told, facts: Facts) -> Outcome | Wrong:
    wish, account = told.text("wish"), facts.record.account
    if wish not in _WISHES:
        return (FieldMessage("wish", sentence("Choose what the customer wants.")),)
    if account is None:
        # Said at the field that can be reached: there is nothing that revenues could put them to.
        return (FieldMessage("wish", sentence("This customer has no council tax account.")),)
    by = facts.promised("council_tax", "take_bank_details")
    what = sentence("Ask the customer for bank details for account {account}.", account=account.reference)
    detail = {"account": account.reference, "wish": wish}
    say = [sentence("Our council tax team takes your bank details. Please do not tell them to me.")]
    if by is not None:
        say.append(sentence("They contact you by {by:day}.", by=by))
    say.append(sentence("Keep paying as you do now until you hear from them."))
    return Outcome(
        summary=sentence("Wants to give bank details to the council tax team."),
        written=(),
        changes=(),
        work=(Work("council_tax", "take bank details", by, (what,), detail),),
        say=tuple(say),
        notes=(sentence("Never write bank details down here, not in a note either."),),
        told={"wish": wish},
    )


BANK_DETAILS = ChangeKind("bank_details", _assess)
