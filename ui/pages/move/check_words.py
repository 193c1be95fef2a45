"""The last page in words: what was told, what each service does, what to say, and who by when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from advisor_console.domain.containers import stream_name
from advisor_console.domain.electoral import Advice
from advisor_console.domain.move_assessment import MoveAssessment, WorkToDo
from advisor_console.domain.move_voters import ElectoralOutcome
from advisor_console.domain.moving import MoveNotification
from advisor_console.domain.sentences import Sentence, weekday
from advisor_console.services.move_again import TAKE_BACK
from advisor_console.services.move_story import work_reference
from advisor_console.services.report_move import Considered, Receipt
from ui.pages.move.models import (
    ELSEWHERE,
    IN_AREA,
    Asks,
    CheckShown,
    MoveForm,
    ReceiptShown,
)
from ui.pages.move.questions import Facts, asks_of
from ui.pages.move.told_words import beside_before, told_rows
from ui.pages.move.words import said, service_words, translate, translated
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, Tone, quiet, strong


def not_received_words() -> str:
    """Say that a move is noted and nothing more: the words of the screen and of the letter."""
    return translate("We have noted this. Our teams have not received it yet.")


def line_down_words() -> str:
    """Say before recording what the letter will have to say."""
    return translate("The line is down. The letter says: “{words}”").format(words=not_received_words())


def check_shown(
    form: MoveForm,
    facts: Facts,
    move: MoveNotification,
    considered: Considered,
    *,
    after_words: str = "",
    before: tuple[KeyValue, ...] = (),
) -> CheckShown:
    """Put a checked move into words; nothing but the notes where it cannot be recorded yet.

    before are the answers that this move corrects.
    """
    notes = tuple(said(note.sentence) for note in considered.checked.notes)
    assessment = considered.assessment
    if assessment is None:
        return CheckShown(notes=notes)
    asks = asks_of(form, facts)
    estimate = assessment.council_tax.estimate
    return CheckShown(
        told=beside_before(told_rows(form, facts, move, asks), before),
        council=_council(_shortened(assessment, facts), move, asks),
        working=(*estimate.lines, *(said(one) for one in assessment.council_tax.bill_differs))
        if estimate
        else (),
        say=" ".join(said(sentence) for sentence in assessment.say),
        after=tuple(
            KeyValue(
                work.service, service_words(work.service), (quiet(_promise(work)),), name_tone=Tone.PLAIN
            )
            for work in assessment.work
        ),
        after_words=after_words,
        notes=(*notes, *_unlike_the_bill(assessment)),
    )


def _unlike_the_bill(assessment: MoveAssessment) -> tuple[str, ...]:
    """Say why the bill on the record is not what we reckon; the sums themselves stand in the working."""
    told = assessment.council_tax.bill_differs
    return tuple(said(one) for one in told[1:-1])


def field_of_row(row: str, form: MoveForm, facts: Facts) -> str:
    """Give the field that a row's Change leads to; a problem's row is its field already."""
    asks = asks_of(form, facts)
    to = {IN_AREA: "to_postcode", ELSEWHERE: "to_address"}.get(form.destination, "destination")
    council_tax = "adults_there" if asks.adults else "left_tenure"
    return {
        "who": "people",
        "when": "died_on" if asks.died else "last_night",
        "from": "left_tenure" if asks.from_known else "from_address",
        "to": to,
        "letters": "forwarding_address" if asks.forwarding else "letters_elsewhere",
        "landlord": "owner",
        "circumstances": "circumstance_kinds",
        "council_tax": council_tax,
        "bins": "garden" if asks.garden else council_tax,
        "voting": "postal" if asks.voters else "people",
    }.get(row, row)


def _council(assessment: MoveAssessment, move: MoveNotification, asks: Asks) -> tuple[KeyValue, ...]:
    change_bins = translate("Change bins") if asks.garden or asks.adults else ""
    return (
        KeyValue("council_tax", translate("Council tax"), _tax(assessment), translate("Change council tax")),
        KeyValue("help", translate("Help with costs"), _help(assessment), translate("Change help")),
        KeyValue("bins", translate("Bins"), _bins(assessment, move), change_bins),
        KeyValue(
            "voting",
            translate("Voting"),
            _voting(assessment),
            translate("Change voting") if asks.voters else "",
        ),
    )


def _shortened(assessment: MoveAssessment, facts: Facts) -> MoveAssessment:
    """Leave town, postcode and weekday out of the services' rows: they stand in full above them."""
    homes = [facts.record.home, facts.new_home.property if facts.new_home else None]
    short = {
        home.address.format_one_line(): replace(
            home.address, locality="", town="", postcode=""
        ).format_one_line()
        for home in homes
        if home is not None
    }

    def shorten(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        return tuple(
            Sentence(
                translated(one.template).replace(":full}", ":day}"),
                tuple((name, short.get(str(value), value)) for name, value in one.values),
            )
            for one in sentences
        )

    return replace(
        assessment,
        council_tax=replace(assessment.council_tax, summary=shorten(assessment.council_tax.summary)),
        bins=replace(assessment.bins, summary=shorten(assessment.bins.summary)),
        electoral=replace(assessment.electoral, summary=shorten(_of_age(assessment.electoral))),
    )


def _of_age(electoral: ElectoralOutcome) -> tuple[Sentence, ...]:
    """Leave out the children: that they are too young is nobody's work."""
    children = {one.sentences[0] for one in electoral.people if one.advice is Advice.TOO_YOUNG}
    return tuple(one for one in electoral.summary if one not in children)


def _tax(assessment: MoveAssessment) -> tuple[Run, ...]:
    tax = assessment.council_tax
    homes = [said(one) for one in tax.summary]
    runs: list[Run] = [Run(" ".join(homes))]
    if tax.estimate is not None:
        runs.append(strong(f" {said(tax.estimate.summary)}."))
    elif tax.no_estimate is not None:
        runs.append(quiet(f" {said(tax.no_estimate)}"))
    return tuple(runs)


def _help(assessment: MoveAssessment) -> tuple[Run, ...]:
    helped = assessment.help
    return (Run(" ".join(said(one) for one in (*helped.summary, *helped.customer_tells))),)


def _bins(assessment: MoveAssessment, move: MoveNotification) -> tuple[Run, ...]:
    bins = assessment.bins
    words = " ".join(said(one) for one in bins.summary)
    if not words:
        outside = translate("Nothing to do: the new address is not ours.")
        words = outside if move.to_property is None else translate("Nothing to do.")
    soonest: dict[str, date] = {}
    for day in bins.collections:
        soonest.setdefault(day.stream, day.on)
    if not soonest:
        return (Run(words),)
    runs = [Run(words), Run("\n" + translate("Next collections:") + " ")]
    by_day: dict[date, list[str]] = {}
    for stream, on in soonest.items():
        by_day.setdefault(on, []).append(stream_name(stream))
    for number, (on, streams) in enumerate(sorted(by_day.items())):
        runs += [Run(" · ")] if number else []
        runs += [strong(_soon(on)), Run(f" {', '.join(streams)}")]
    return tuple(runs)


def _soon(day: date) -> str:
    week, number, month = weekday(day).split()
    return "\N{NO-BREAK SPACE}".join((week, number, month[:3]))


def _voting(assessment: MoveAssessment) -> tuple[Run, ...]:
    words = [said(one) for one in assessment.electoral.summary]
    if not words:
        return (Run(translate("Nobody who moves is old enough to register.")),)
    return (Run(words[0]), *((quiet("\n" + " ".join(words[1:])),) if words[1:] else ()))


def _promise(work: WorkToDo) -> str:
    if work.action == TAKE_BACK:
        return _called_off(work)
    if work.service == "electoral":
        return translate("details passed on at once")
    what = {
        "council_tax": translate("new bill"),
        "waste": translate("containers"),
        "benefits": translate("looks at help again"),
    }[work.service]
    if work.promised_by is None:
        return translate("{what}; no day is promised").format(what=what)
    return translate("{what} by {day}").format(what=what, day=weekday(work.promised_by))


def _called_off(work: WorkToDo) -> str:
    if work.promised_by is None:
        return translate("takes back what was asked; no day is promised")
    return translate("takes back what was asked by {day}").format(day=weekday(work.promised_by))


def receipt_shown(
    receipt: Receipt,
    teams: Mapping[str, str],
    *,
    received: bool | None,
    letter_words: str,
    letter_failed: bool = False,
    making: bool = False,
) -> ReceiptShown:
    """Put a recorded move into words; received is None until that is known."""
    services = []
    for work in receipt.story.assessment.work:
        team = teams.get(work.service, service_words(work.service))
        services.append(
            KeyValue(
                work.service,
                service_words(work.service),
                (
                    Run(f"{team}: {_promise(work)}"),
                    quiet(f"\n{work_reference(receipt.story, work.service)}"),
                ),
                name_tone=Tone.PLAIN,
            )
        )
    words = {
        None: translate("Saved here."),
        True: translate("Our teams have received it."),
        False: not_received_words(),
    }[received]
    return ReceiptShown(
        reference=receipt.reference,
        services=tuple(services),
        received_words=words,
        received=received is True,
        letter_words=letter_words,
        letter_failed=letter_failed,
        making=making,
    )
