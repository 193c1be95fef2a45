"""The confirmation letter of a move: what its template is filled with."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from advisor_console.domain.containers import Act, stream_name
from advisor_console.domain.council_tax import OccupancyDiscount
from advisor_console.domain.electoral import Advice
from advisor_console.domain.help_with_costs import Answer
from advisor_console.domain.move_assessment import MoveAssessment, WorkToDo
from advisor_console.domain.move_charges import CouncilTaxOutcome
from advisor_console.domain.moving import GardenWish
from advisor_console.domain.sentences import Name, Sentence, sentence
from advisor_console.domain.staff import Advisor
from advisor_console.domain.tenancy import Ending
from advisor_console.services.move_again import TAKE_BACK
from advisor_console.services.move_story import CHARGES_NOT_SET, MoveStory, work_reference

IN_PERSON = "To be handed over in person"
"""Stands for the address of a letter that goes by no post."""

_POSTCODE_AT_END = re.compile(r"^(.+?) +([A-Za-z]{1,2}\d[A-Za-z\d]? ?\d[A-Za-z]{2})$")


def move_letter_values(
    story: MoveStory, advisor: Advisor, today: date, teams: Mapping[str, str], *, received: bool
) -> dict[str, Any]:
    """Give the values of the template `move` for a recorded move, the letterhead's apart.

    received says whether the centre has it: paper never claims more than is true (ux.md 10). teams name
    each service's team in the council's own words. What we say in words are sentences, and what something
    is called is a name: a letter in another language has its own for both.
    """
    called = named_teams(teams)
    move, person = story.move, story.record.person
    return {
        "reference": story.reference,
        "date": today,
        "contact_name": advisor.full_name or advisor.login,
        "recipient": _recipient(story),
        "received": received,
        "customer_name": person.full_name,
        "people_moving": [one.name for one in move.people],
        "old_address": move.from_address or None,
        "last_night": move.last_night,
        "new_address": move.to_address or None,
        "first_night": move.first_night,
        "forwarding_address": move.forwarding_address or None,
        **_council_tax(story, called),
        **_bins(story, called),
        **_voting(story, today),
        **_help(story, called),
        **_called_off(story, called),
    }


def named_teams(teams: Mapping[str, str]) -> Mapping[str, Name]:
    """Give the teams' names as names, which a letter in another language marks as English."""
    return {service: Name(team) for service, team in teams.items()}


def _called_off(story: MoveStory, teams: Mapping[str, Name]) -> dict[str, Any]:
    """Name the teams that a correction leaves nothing to do for."""
    back = [work for work in story.assessment.work if work.action == TAKE_BACK]
    return {
        "called_off": [
            sentence(
                "{team}, {reference}", team=teams[one.service], reference=work_reference(story, one.service)
            )
            for one in back
        ]
        or None,
        "called_off_by": max((one.promised_by for one in back if one.promised_by), default=None),
    }


def _recipient(story: MoveStory) -> list[str]:
    """Send it to the forwarding address where one is given, else to the new home, else to the old one."""
    name, home = story.record.person.full_name, story.record.home
    if story.move.hides_new_address:
        # Never to the home that they left in danger; it is given into their own hand.
        return [name, IN_PERSON]
    if story.move.forwarding_address:
        return [name, *_lines(story.move.forwarding_address)]
    if story.new_home is not None:
        return [name, *story.new_home.property.address.format_lines()]
    if story.move.to_address:
        return [name, *_lines(story.move.to_address)]
    return [name, *(home.address.format_lines() if home else _lines(story.move.from_address))]


def _lines(address: str) -> list[str]:
    """Give an address in one line as the lines of an envelope; a postcode after its town gets its own."""
    lines = [part.strip() for part in address.split(",") if part.strip()]
    found = _POSTCODE_AT_END.match(lines[-1]) if lines else None
    return [*lines[:-1], found[1], found[2].upper()] if found else lines


def _work(assessment: MoveAssessment, service: str) -> WorkToDo | None:
    """Give what a service has to do; what is taken back stands in a part of its own."""
    found = (work for work in assessment.work if work.service == service and work.action != TAKE_BACK)
    return next(found, None)


def _council_tax(story: MoveStory, teams: Mapping[str, Name]) -> dict[str, Any]:
    tax, move = story.assessment.council_tax, story.move
    has_bill = tax.ends is not None
    last_day = tax.ends.last_day if tax.ends else None
    inside = story.new_home is not None
    return {
        "council_tax": True,
        "council_tax_old_until": last_day,
        "council_tax_new_from": tax.starts_on,
        "account_stays": move.others_stay or last_day is None,
        "bill_goes_on": has_bill and last_day is None,
        "no_own_bill": inside and tax.starts_on is None,
        "council_tax_note": tuple(_notes(story)) or None,
        "council_tax_team": teams["council_tax"],
        "council_tax_by": tax.bill_by,
        "council_tax_reference": work_reference(story, "council_tax"),
        **_estimate(tax),
    }


def _notes(story: MoveStory) -> Iterator[Sentence]:
    """Say what the days do not: why an end is open or late, what is asked for, what the estimate rests on."""
    tax = story.assessment.council_tax
    if tax.ends is not None and tax.ends.ending is not Ending.ON_LEAVING:
        yield tax.ends.because
    if tax.starts_on is None and story.new_home is not None:
        yield sentence("Whoever you live with gets the bill at the new address.")
    if tax.new_percent_off == OccupancyDiscount.ONE_ADULT:
        yield sentence(
            "You ask for a single person discount of {percent}% at the new address.",
            percent=tax.new_percent_off,
        )
    elif tax.new_percent_off == OccupancyDiscount.ALL_DISREGARDED:
        yield sentence("No adult at the new address counts, so we decide on a discount or an exemption.")
    if any(one.template == CHARGES_NOT_SET for one in tax.summary):
        yield sentence(CHARGES_NOT_SET)


def _estimate(tax: CouncilTaxOutcome) -> dict[str, Any]:
    """Compare two bills where both are ours and theirs; else give the whole, as the screen says it."""
    estimate = tax.estimate
    if estimate is None:
        return {}
    until = {"estimate_until": estimate.ends_on - timedelta(days=1)}
    if not estimate.before or tax.starts_on is None:
        return {**until, "estimate_pay": estimate.after_pence}
    difference = estimate.difference_pence
    if difference == 0:
        return {}
    return {**until, "estimate_less" if difference < 0 else "estimate_more": abs(difference)}


def _bins(story: MoveStory, teams: Mapping[str, Name]) -> dict[str, Any]:
    bins = story.assessment.bins
    work = _work(story.assessment, "waste")
    brought = [action.spec.named for action in bins.actions if action.act is Act.DELIVER]
    exchanged = [action.spec.named for action in bins.actions if action.act is Act.EXCHANGE]
    days = collection_lines((day.on, stream_name(day.stream)) for day in bins.collections) or None
    return {
        "bins": work is not None,
        "bins_to_deliver": brought or None,
        "bins_to_exchange": exchanged or None,
        "collections": days if work else None,
        "quiet_collections": None if work else days,
        "garden_only": not bins.actions,
        "others_stay": story.move.others_stay,
        "bins_note": _garden(story.move.garden),
        "bins_team": teams["waste"],
        "bins_by": work.promised_by if work else None,
        "bins_reference": work_reference(story, "waste"),
    }


def collection_lines(days: Iterable[tuple[date, Name]]) -> list[Sentence]:
    """Give a line for each day on which something is collected, in order."""
    collections: dict[date, list[Name]] = {}
    for on, stream in days:
        collections.setdefault(on, []).append(stream)
    return [
        sentence("{day:full}: {streams}", day=on, streams=tuple(streams))
        for on, streams in sorted(collections.items())
    ]


def _garden(wish: GardenWish) -> Sentence | None:
    if wish is GardenWish.TRANSFER:
        return sentence("Your garden waste subscription moves to the new address.")
    if wish is GardenWish.CANCEL:
        return sentence("Your garden waste subscription is cancelled.")
    return None


def _voting(story: MoveStory, today: date) -> dict[str, Any]:
    electoral = story.assessment.electoral
    voters = [one.name for one in electoral.people if one.to_register]
    by_post = {person.person for person in story.move.people if person.votes_by_post}
    # A person's first sentence is for everybody; the others are said at the counter.
    young = [one for one in electoral.people if one.advice is Advice.REGISTER_EARLY]
    moved = story.move.changed_on
    passed_on = _work(story.assessment, "electoral") is not None
    return {
        "voting": bool(voters),
        "voters": voters or None,
        "officer_told": electoral.passed_on,
        "postal_vote": any(one.to_register and one.person in by_post for one in electoral.people),
        "voting_note": tuple(one.sentences[0] for one in young) or None,
        "voting_by": moved if moved is not None and moved >= today else None,
        "voting_reference": work_reference(story, "electoral") if passed_on else story.reference,
    }


def _help(story: MoveStory, teams: Mapping[str, Name]) -> dict[str, Any]:
    told = story.move.help
    work = _work(story.assessment, "benefits")
    from_elsewhere = story.move.from_property is None
    reduction = told.council_tax_reduction is Answer.YES
    housing = told.housing_benefit is Answer.YES
    return {
        "help": work is not None,
        "council_tax_reduction": reduction and not from_elsewhere,
        "housing_benefit": housing and not from_elsewhere,
        "claims_anew": from_elsewhere and (reduction or housing),
        "universal_credit": told.universal_credit is not Answer.NO,
        "help_note": sentence("Our Housing Options team can help you find somewhere to live.")
        if told.nowhere_to_go
        else None,
        "help_team": teams["benefits"],
        "help_by": work.promised_by if work else None,
        "help_reference": work_reference(story, "benefits"),
    }
