"""A new telephone number, mobile number or email address."""

import re

from advisor_console.domain.changes import altered
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.other_changes.kind import ChangeKind, Facts, Outcome, Read, Told, Work, Wrong
from advisor_console.domain.sentences import Name, Sentence, capital, sentence

# What an address must have for a message to leave at all (RFC 5321 4.1.2); whether it arrives, only it says.
_EMAIL = re.compile(r"[^\s@\"<>(),;:\\]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,63}")
_LONGEST_EMAIL = 254
_NAMED = {"mobile": "mobile number", "phone": "telephone number", "email": "email address"}


def read_email(text: str) -> Read:
    """Read an email address; an empty one is no address."""
    if not text:
        return Read("")
    local, _, _ = text.partition("@")
    is_one = _EMAIL.fullmatch(text) is not None and len(text) <= _LONGEST_EMAIL
    if not is_one or local.startswith(".") or local.endswith(".") or ".." in local:
        return Read(text, wrong=sentence("Check the email address: write it like name@example.org."))
    return Read(text)


def _assess(told: Told, facts: Facts) -> Outcome | Wrong:
    person = facts.record.person
    read = {
        "mobile": facts.read_phone(told.text("mobile")),
        "phone": facts.read_phone(told.text("phone")),
        "email": read_email(told.text("email")),
    }
    seen = {"mobile": person.mobile, "phone": person.phone, "email": person.email}
    # Details are often held written another way: what was left alone is no change, and not checked.
    read = {name: one for name, one in read.items() if told.text(name) != (seen[name] or "")}
    errors = tuple(FieldMessage(name, one.wrong) for name, one in read.items() if one.wrong is not None)
    if errors:
        return errors
    after = {name: one.kept or None for name, one in read.items() if (one.kept or None) != seen[name]}
    if not after:
        return (
            FieldMessage("mobile", sentence("Change at least one of them: all are as the record has them.")),
        )
    gone = tuple(Name(_NAMED[name]) for name, value in after.items() if value is None)
    new = tuple(Name(_NAMED[name]) for name, value in after.items() if value is not None)
    before = {name: seen[name] for name in after}
    return Outcome(
        summary=sentence("Contact details changed: {what}.", what=(*new, *gone)),
        written=tuple(_written(name, value) for name, value in after.items()),
        changes=(altered("person", person.id, before, after),),
        work=_work(facts, after),
        say=_say(new, gone),
        notes=tuple(one.worth_knowing for one in read.values() if one.worth_knowing is not None),
    )


def _written(name: str, value: str | None) -> Sentence:
    what = Name(capital(_NAMED[name]))
    if value is None:
        return sentence("{what}: taken off the record.", what=what)
    return sentence("{what}: {value}", what=what, value=value)


def _work(facts: Facts, after: dict[str, str | None]) -> tuple[Work, ...]:
    """Tell revenues, who keep contact details of their own with an account."""
    account = facts.record.account
    if account is None:
        return ()
    by = facts.promised("council_tax", "change_details")
    what = sentence("Change the contact details on account {account}.", account=account.reference)
    return (
        Work("council_tax", "change contact details", by, (what,), {"account": account.reference, **after}),
    )


def _say(new: tuple[Name, ...], gone: tuple[Name, ...]) -> tuple[Sentence, ...]:
    said = []
    if new:
        said.append(sentence("I have your new {what}. We use it from now on.", what=new))
    if gone:
        said.append(sentence("We no longer use your old {what}.", what=gone))
    return tuple(said)


CONTACT_DETAILS = ChangeKind("contact_details", _assess)
