"""The confirmation letter of a move: what its template is filled with."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from advisor_console.domain.containers import Act
from advisor_console.domain.electoral import Advice
from advisor_console.domain.help_with_costs import Answer
from advisor_console.domain.move_assessment import MoveAssessment
from advisor_console.domain.sentences import full_day
from advisor_console.domain.staff import Advisor
from advisor_console.services.move_story import MoveStory, work_reference


def move_letter_values(
    story: MoveStory, advisor: Advisor, today: date, teams: Mapping[str, str], *, received: bool
) -> dict[str, Any]:
    """Give the values of the template `move` for a recorded move, the letterhead's apart.

    received says whether the centre has it: paper never claims more than is true (ux.md 10). teams name
    each service's team in the council's own words.
    """
    move, person = story.move, story.record.person
    return {
        "reference": story.reference,
        "date": today,
        "contact_name": advisor.full_name,
        "recipient": _recipient(story),
        "received": received,
        "customer_name": person.full_name,
        "people_moving": [one.name for one in move.people],
        "old_address": move.from_address or None,
        "last_night": move.last_night,
        "new_address": move.to_address or None,
        "first_night": move.first_night,
        "forwarding_address": move.forwarding_address or None,
        **_council_tax(story, teams),
        **_bins(story, teams),
        **_voting(story),
        **_help(story, teams),
    }


def _recipient(story: MoveStory) -> list[str]:
    """Send it to the forwarding address where one is given, else to the new home, else to the old one."""
    name = story.record.person.full_name
    forwarding = story.move.forwarding_address
    if forwarding:
        return [name, *(part.strip() for part in forwarding.split(","))]
    if story.new_home is not None:
        return [name, *story.new_home.property.address.format_lines()]
    if story.move.to_address:
        return [name, *(part.strip() for part in story.move.to_address.split(","))]
    return [name, *(story.record.home.address.format_lines() if story.record.home else ())]


def _by(assessment: MoveAssessment, service: str) -> date | None:
    return next((work.promised_by for work in assessment.work if work.service == service), None)


def _council_tax(story: MoveStory, teams: Mapping[str, str]) -> dict[str, Any]:
    tax = story.assessment.council_tax
    values: dict[str, Any] = {
        "council_tax": True,
        "council_tax_old_until": tax.ends.last_day if tax.ends else None,
        "council_tax_new_from": tax.starts_on,
        "council_tax_note": " ".join(sentence.text for sentence in tax.summary[-1:] if "%" in sentence.text)
        or None,
        "council_tax_team": teams["council_tax"],
        "council_tax_by": tax.bill_by,
        "council_tax_reference": work_reference(story, "council_tax"),
    }
    if tax.estimate is not None and tax.estimate.difference_pence:
        name = "estimate_less" if tax.estimate.difference_pence < 0 else "estimate_more"
        values["estimate_until"] = tax.estimate.ends_on - timedelta(days=1)
        values[name] = abs(tax.estimate.difference_pence)
    return values


def _bins(story: MoveStory, teams: Mapping[str, str]) -> dict[str, Any]:
    bins = story.assessment.bins
    brought = [action.spec.named for action in bins.actions if action.act is Act.DELIVER]
    collections: dict[date, list[str]] = {}
    for day in bins.collections:
        collections.setdefault(day.on, []).append(day.stream)
    has_work = any(work.service == "waste" for work in story.assessment.work)
    return {
        "bins": has_work,
        "bins_to_deliver": brought or None,
        "collections": [
            f"{full_day(on)}: {', '.join(streams)}" for on, streams in sorted(collections.items())
        ]
        or None,
        "bins_team": teams["waste"],
        "bins_by": bins.deliver_by or story.assessment.council_tax.bill_by,
        "bins_reference": work_reference(story, "waste"),
    }


def _voting(story: MoveStory) -> dict[str, Any]:
    electoral = story.assessment.electoral
    voters = [one.name for one in electoral.people if one.to_register]
    by_post = any(person.votes_by_post for person in story.move.people)
    young = [one for one in electoral.people if one.advice is Advice.REGISTER_EARLY]
    return {
        "voting": bool(voters),
        "voters": voters or None,
        "officer_told": electoral.passed_on,
        "postal_vote": by_post,
        "voting_note": " ".join(one.sentences[0].text for one in young) or None,
        "voting_by": story.move.first_night or _by(story.assessment, "electoral"),
        "voting_reference": work_reference(story, "electoral"),
    }


def _help(story: MoveStory, teams: Mapping[str, str]) -> dict[str, Any]:
    told = story.move.help
    for_benefits = story.assessment.help.for_benefits
    return {
        "help": for_benefits,
        "council_tax_reduction": told.council_tax_reduction is Answer.YES,
        "housing_benefit": told.housing_benefit is Answer.YES,
        "universal_credit": told.universal_credit is not Answer.NO,
        "help_team": teams["benefits"],
        "help_by": _by(story.assessment, "benefits") or story.assessment.council_tax.bill_by,
        "help_reference": work_reference(story, "benefits"),
    }
