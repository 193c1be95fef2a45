"""Help with costs at a move: what is the council's, what the customer tells others, what is offered."""

from dataclasses import dataclass
from enum import Enum

from advisor_console.domain.sentences import Sentence, sentence


class Answer(Enum):
    """What the customer said, asked on every move."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not known"


class Destination(Enum):
    """Where the customer moves, as benefits need it."""

    WITHIN_AREA = "within the area"
    INTO_AREA = "into the area"
    OUT_OF_AREA = "out of the area"


@dataclass(frozen=True, slots=True)
class HelpReceived:
    """What the customer gets now, as they say it."""

    council_tax_reduction: Answer = Answer.NOT_KNOWN
    housing_benefit: Answer = Answer.NOT_KNOWN
    universal_credit: Answer = Answer.NOT_KNOWN
    nowhere_to_go: bool = False


@dataclass(frozen=True, slots=True)
class HelpOutcome:
    """What the council does itself (benefits is told when for_benefits is true) and what is said."""

    for_benefits: bool
    summary: tuple[Sentence, ...]
    customer_tells: tuple[Sentence, ...]


def help_with_costs(
    received: HelpReceived, destination: Destination, *, in_danger: bool = False, homeless: bool = False
) -> HelpOutcome:
    """Say what a move does to help with costs. in_danger: they leave a home that is not safe.

    Council Tax Reduction (LGFA 1992 s13A; Scotland SSI 2021/249; Wales SI 2013/3029) and Housing Benefit
    (SI 2006/213 reg 88, duty to report a change) are the council's and go to benefits. Universal Credit is
    told by the customer (SI 2013/381 reg 38). Nowhere to go: Housing Options (Housing Act 1996 s179,
    Housing (Scotland) Act 1987 s2, Housing (Wales) Act 2014 s60). Two rents after leaving in
    fear of violence: SI 2006/213 reg 7(6)(a), up to 52 weeks.
    """
    said = [_reduction(received.council_tax_reduction, destination)]
    if received.housing_benefit is Answer.YES:
        said.append(sentence("Our benefits team looks at your Housing Benefit again."))
    tells: list[Sentence] = []
    if received.universal_credit is Answer.YES:
        tells.append(sentence("Tell Universal Credit about your move yourself: we cannot do it for you."))
    elif received.universal_credit is Answer.NOT_KNOWN:
        tells.append(sentence("If you get Universal Credit, tell them about your move yourself."))
    if in_danger:
        said.append(
            sentence("If rent is due on both homes, Housing Benefit may cover both: benefits decides.")
        )
    if received.nowhere_to_go or homeless or in_danger:
        said.append(sentence("Our Housing Options team can help you find somewhere to live."))
    for_benefits = Answer.YES in (received.council_tax_reduction, received.housing_benefit)
    return HelpOutcome(for_benefits, tuple(said), tuple(tells))


def help_after_death(received: HelpReceived, *, told_once: bool) -> HelpOutcome:
    """Say what a death does to help with costs: what was paid ends; whoever stays may claim for themselves.

    Sources: SI 2006/213 reg 88; Tell Us Once (Welfare Reform Act 2012 s127 and the registration Acts).
    """
    for_benefits = Answer.YES in (received.council_tax_reduction, received.housing_benefit)
    said = [sentence("Our benefits team ends or changes what was paid.")] if for_benefits else []
    said.append(sentence("Whoever stays may claim Council Tax Reduction in their own name."))
    tells = []
    if not told_once:
        tells.append(
            sentence("Tell Us Once passes the death on to most of government and to us: ask the registrar.")
        )
    return HelpOutcome(for_benefits, tuple(said), tuple(tells))


def _reduction(answer: Answer, destination: Destination) -> Sentence:
    if answer is Answer.YES and destination is Destination.OUT_OF_AREA:
        return sentence("Your Council Tax Reduction with us ends. Claim from your new council.")
    if answer is Answer.YES and destination is Destination.WITHIN_AREA:
        return sentence("Our benefits team looks at your Council Tax Reduction again for the new address.")
    if answer is Answer.YES or destination is Destination.INTO_AREA:
        return sentence("Council Tax Reduction does not move between councils: claim from us if you need it.")
    if answer is Answer.NO:
        return sentence("You get no Council Tax Reduction now. We have told you how to claim.")
    return sentence("If you get Council Tax Reduction, tell us, so that we can look at it again.")
