"""A new name, by marriage, by deed or because it was written wrongly."""

from advisor_console.domain.changes import Change, altered, created
from advisor_console.domain.customer import Person
from advisor_console.domain.move_checks import FieldMessage
from advisor_console.domain.other_changes.kind import ChangeKind, Facts, Outcome, Told, Work, Wrong
from advisor_console.domain.sentences import Sentence, sentence

REASONS = ("marriage", "separation", "deed", "gender", "spelling")
_LONGEST = 100


def _assess(told: Told, facts: Facts) -> Outcome | Wrong:
    person = facts.record.person
    given, family, why = told.text("given_names"), told.text("family_name"), told.text("why")
    errors = list(_errors(given, family))
    if why not in REASONS:
        errors.append(FieldMessage("why", sentence("Choose why the name changes.")))
    if why != "spelling" and told.text("proof") not in ("seen", "to_come"):
        errors.append(FieldMessage("proof", sentence("Choose whether you have seen proof.")))
    before = {"title": person.title, "given_names": person.given_names, "family_name": person.family_name}
    after = {"title": told.text("title") or None, "given_names": given, "family_name": family}
    if not errors and after == before:
        errors.append(FieldMessage("family_name", sentence("Write the new name: this is the one on record.")))
    if errors:
        return tuple(errors)
    full = f"{given} {family}".strip()
    return Outcome(
        summary=sentence("Name changed to {name}.", name=full),
        written=tuple(_written(full, why)),
        # A name is one group: all of it goes together, so that two advisors never make one of two halves.
        changes=(altered("person", person.id, before, after), *_former(person, why, facts)),
        work=_work(facts, full),
        say=tuple(_say(told, facts, full)),
        told={"why": why, "proof": told.text("proof")},
    )


def _errors(given: str, family: str) -> tuple[FieldMessage, ...]:
    if not given and not family:
        return (FieldMessage("family_name", sentence("Write the new name.")),)
    long = [name for name, text in (("given_names", given), ("family_name", family)) if len(text) > _LONGEST]
    return tuple(
        FieldMessage(name, sentence("Shorten the name to {most} letters.", most=_LONGEST)) for name in long
    )


def _former(person: Person, why: str, facts: Facts) -> tuple[Change, ...]:
    """Keep the old name as a former one; a slip never was one, and after a change of gender it is closed.

    Source: Gender Recognition Act 2004 s22, and the same care for whoever has no certificate.
    """
    if why == "spelling":
        return ()
    values = {
        "person_id": person.id,
        "given_names": person.given_names,
        "family_name": person.family_name,
        "kind": "closed" if why == "gender" else "previous",
        "until": facts.today.isoformat(),
    }
    return (created("former_name", facts.new_id(), values),)


def _written(full: str, why: str) -> list[Sentence]:
    said = [sentence("Name: {name}", name=full)]
    if why == "gender":
        said.append(sentence("The old name is closed: it is not shown any more."))
    elif why != "spelling":
        said.append(sentence("The old name is kept as a former name."))
    return said


def _work(facts: Facts, full: str) -> tuple[Work, ...]:
    account = facts.record.account
    if account is None:
        return ()
    what = sentence("Change the name on account {account} to {name}.", account=account.reference, name=full)
    detail = {"account": account.reference, "name": full}
    return (Work("council_tax", "change the name", facts.promised("council_tax", "bill"), (what,), detail),)


def _say(told: Told, facts: Facts, full: str) -> list[Sentence]:
    said = [sentence("I have changed your name to {name}. Our letters use it from now on.", name=full)]
    by = facts.promised("council_tax", "bill") if facts.record.account else None
    if by is not None:
        said.append(sentence("A bill in your new name should come by {by:day}.", by=by))
    if told.text("proof") == "to_come" and told.text("why") != "spelling":
        said.append(sentence("Please send us a copy of the certificate or deed."))
    # Each change of name is the elector's own to make (SI 2001/341 reg 26A; Scotland SI 2001/497 reg 26A).
    said.append(
        sentence(
            "Tell the registration officer about your new name: {place}.",
            place=facts.rules.office.register_at,
        )
    )
    return said


NAME = ChangeKind("name", _assess)
