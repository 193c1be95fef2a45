"""The answers of a move in words, each with what leads back to it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from advisor_console.domain.moving import MoveKind, MoveNotification, MovingPerson
from advisor_console.domain.sentences import short_day, weekday
from ui.pages.letter.words import as_it_will_be, not_yet
from ui.pages.move.bill_questions import nationalities
from ui.pages.move.kinds import circumstances, new_home_words
from ui.pages.move.models import LETTER, UNFIXED, Asks, MoveForm
from ui.pages.move.questions import Facts
from ui.pages.move.words import letter_words, tenure_words, translate
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, quiet


def told_rows(form: MoveForm, facts: Facts, move: MoveNotification, asks: Asks) -> tuple[KeyValue, ...]:
    """Give each answer with the words of its Change."""
    people = ", ".join(person.name for person in move.people)
    return (
        KeyValue("who", _who_name(form), (Run(people), *beside(_kind_words(form))), translate("Change who")),
        KeyValue("when", translate("When"), _when(move), translate("Change dates")),
        KeyValue(
            "from",
            translate("From"),
            (Run(move.from_address), *beside(_left_words(form, move, asks))),
            translate("Change from"),
        ),
        *_where_to(form, move, asks),
        KeyValue("letters", translate("Letters go to"), _letters(facts, move), translate("Change letters")),
        *_circumstances(move),
        *_partners(asks, form),
        *_nationalities(move),
    )


def beside_before(rows: tuple[KeyValue, ...], before: tuple[KeyValue, ...]) -> tuple[KeyValue, ...]:
    """Say under each answer that a correction changes what it was."""
    was = {row.id: _words(row) for row in before}
    return tuple(
        replace(row, value=(*row.value, quiet("\n" + translate("It was: {words}").format(words=was[row.id]))))
        if row.id in was and was[row.id] != _words(row)
        else row
        for row in rows
    )


def _words(row: KeyValue) -> str:
    return "".join(run.text for run in row.value).replace("\n", " ")


def _who_name(form: MoveForm) -> str:
    return {
        MoveKind.DEATH.value: translate("Died"),
        MoveKind.LANDLORD.value: translate("Left"),
    }.get(form.kind, translate("Moving"))


def _kind_words(form: MoveForm) -> str:
    return {
        MoveKind.IN_DANGER.value: translate("in danger: the new address is kept apart, for named staff only"),
        MoveKind.LANDLORD.value: translate("as the landlord reports"),
        MoveKind.DEATH.value: translate("Tell Us Once was used") if form.told_once else "",
    }.get(form.kind, "")


def _where_to(form: MoveForm, move: MoveNotification, asks: Asks) -> Iterator[KeyValue]:
    if move.landlord is not None:
        tenants = [
            translate("{name} from {day}").format(name=one.name, day=_day(one.first_night))
            for one in move.landlord.next_tenants
        ]
        after = ", ".join(tenants) or translate("nobody yet")
        words = translate("owner {owner}, next {after}").format(owner=move.landlord.owner, after=after)
        yield KeyValue("landlord", translate("Landlord"), (Run(words),), translate("Change landlord"))
    if not asks.going:
        return
    nowhere = translate("no fixed address") if form.destination == UNFIXED else translate("nowhere to go yet")
    more = ", ".join(filter(None, (_taken_words(move, asks), new_home_words(move.new_home.value))))
    yield KeyValue(
        "to",
        translate("To"),
        (Run(move.to_address or nowhere), *beside(more)),
        translate("Change to"),
    )


def _circumstances(move: MoveNotification) -> Iterator[KeyValue]:
    named = {option.id: option.text for option in circumstances()}
    said = [
        translate("{name}: {what}").format(
            name=person.name, what=", ".join(named[one.kind.value].lower() for one in person.circumstances)
        )
        for person in move.people
        if person.circumstances
    ]
    if said:
        words = translate("Change circumstances")
        yield KeyValue("circumstances", translate("Circumstances"), (Run("; ".join(said)),), words)


def _partners(asks: Asks, form: MoveForm) -> Iterator[KeyValue]:
    said = [option.text for option in asks.partners if option.id in form.partners]
    if said:
        yield KeyValue(
            "partners", translate("Partners"), (Run("; ".join(said)),), translate("Change partners")
        )


def _nationalities(move: MoveNotification) -> Iterator[KeyValue]:
    named = {option.id: option.text for option in nationalities()}
    said = [
        translate("{name}: {what}").format(name=one.name, what=named[one.nationality.value])
        for one in move.people
        if one.nationality.value in named
    ]
    if said:
        words = translate("Change nationality")
        yield KeyValue("nation_kinds", translate("Nationality"), (Run("; ".join(said)),), words)


def beside(words: str) -> tuple[Run, ...]:
    return (quiet(f" · {words}"),) if words else ()


def _when(move: MoveNotification) -> tuple[Run, ...]:
    nights = [
        translate("{name} died {day}").format(name=one.name, day=_night(one.died_on))
        for one in move.people
        if one.died_on is not None
    ]
    if move.last_night is not None:
        nights.append(translate("last night {day}").format(day=_night(move.last_night)))
    if move.first_night is not None:
        nights.append(translate("first night {day}").format(day=_night(move.first_night)))
    own = [
        translate("{name}: {nights}").format(name=one.name, nights=_own_nights(one))
        for one in move.people
        if one.last_night or one.first_night
    ]
    return (Run(", ".join(nights)), *((quiet("\n" + "; ".join(own)),) if own else ()))


def _own_nights(person: MovingPerson) -> str:
    last, first = person.last_night, person.first_night
    words = [translate("last night {day}").format(day=_day(last))] if last else []
    words += [translate("first night {day}").format(day=_day(first))] if first else []
    return ", ".join(words)


def _night(day: date) -> str:
    return f"{weekday(day)} {day.year}"


def _left_words(form: MoveForm, move: MoveNotification, asks: Asks) -> str:
    if not asks.tenure_left:
        return ""
    words = [tenure_words(form.left_tenure)]
    if asks.tenancy_end and move.left.ends_on is not None:
        words.append(translate("ends {day}").format(day=_day(move.left.ends_on)))
    if asks.sold and move.left.sold_on is not None:
        words.append(translate("sale complete {day}").format(day=_day(move.left.sold_on)))
    if move.old_furnished is not None:
        words.append(translate("left furnished") if move.old_furnished else translate("left unfurnished"))
    if move.marketed_since is not None:
        words.append(translate("for sale or to let since {day}").format(day=_day(move.marketed_since)))
    return ", ".join(words)


def _day(day: date) -> str:
    return f"{short_day(day)} {day.year}"


def _taken_words(move: MoveNotification, asks: Asks) -> str:
    if not asks.tenure_taken:
        return ""
    if move.new_landlord:
        return translate("tenant of {name}").format(name=move.new_landlord)
    return tenure_words(move.new_tenure.value)


def _letters(facts: Facts, move: MoveNotification) -> tuple[Run, ...]:
    person = facts.record.person
    made = as_it_will_be(LETTER, person.language, person.letter_format, facts.own_letters)
    where = move.forwarding_address or translate("the new address")
    if move.hides_new_address:
        where = translate("their own hand only")
    shape = letter_words(made[1], made[0])
    words = translate("{where}, {shape}").format(where=where, shape=shape)
    return (Run(words), *beside(not_yet(person.language, person.letter_format, made)))
