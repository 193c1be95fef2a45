"""Questions that only some moves need: how an empty home is left, whose partner somebody is, nationality."""

from collections.abc import Sequence
from datetime import date, timedelta

from advisor_console.domain.electoral import Nationality
from advisor_console.domain.moving import MoveKind
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import later
from advisor_console.domain.tenancy import Letting, Tenure, liability_end
from ui.pages.move.models import MoveForm
from ui.pages.move.words import translate
from ui.widgets.choice_field import Option

YES, NO, NOT_KNOWN = "yes", "no", "not_known"

_DAY = timedelta(days=1)
_EXEMPT_WHILE_UNFURNISHED = frozenset({Nation.WALES, Nation.SCOTLAND})
_NATIONALITY_DECIDES = frozenset({Nation.ENGLAND, Nation.NORTHERN_IRELAND})
_MOST_HOLDERS = 4
"""Of more people on one tenancy it is not asked whose partner somebody is: they owe it together anyway."""


def asks_furnished(
    form: MoveForm,
    nation: Nation,
    letting: Letting,
    left_on: date,
    next_night: date | None,
    *,
    premiums: bool,
) -> bool:
    """Whether it matters how the old home is left: nobody lives there from left_on, and who owes it is known.

    letting is how it was held; next_night a next tenant's, where the landlord tells it; premiums says whether
    the council adds any. Six months free of a charge: Wales SI 1992/558 Class C, Scotland SI 1997/728 para 4;
    premiums: domain/premiums.py.
    """
    if nation not in _EXEMPT_WHILE_UNFURNISHED and not premiums:
        return False
    if form.kind == MoveKind.LANDLORD:
        return next_night is None or next_night > left_on
    if form.kind == MoveKind.DEATH or nation is Nation.NORTHERN_IRELAND:
        return False
    ends = liability_end(nation, letting, left_on - _DAY)
    if ends.undecided:
        return nation in _EXEMPT_WHILE_UNFURNISHED
    return ends.ends_on is None or ends.ends_on > left_on


def asks_marketed(form: MoveForm, nation: Nation, left_on: date, today: date) -> bool:
    """Whether a premium could be due before the next bill, so that being on the market spares them it.

    Of a second home from the first day (not in Scotland, where it counts as empty), of an empty one after a
    year; only whoever owns it can sell or let it. Sources: domain/premiums.py.
    """
    owned = form.kind == MoveKind.LANDLORD or form.left_tenure == Tenure.OWNER.value
    second_home = form.furnished == YES and nation is not Nation.SCOTLAND
    return owned and (second_home or later(left_on, years=1) <= today)


def furnished_options() -> tuple[Option, ...]:
    """Give how a home can be left."""
    return (
        Option(YES, translate("Yes")),
        Option(NO, translate("No")),
        Option(NOT_KNOWN, translate("They do not know")),
    )


def partner_options(holders: Sequence[Option], others: Sequence[Option]) -> tuple[Option, ...]:
    """Offer each adult who is on no deeds and no tenancy as the partner of each who is.

    A partner who lives there owes it too (LGFA 1992 s9, s77), whoever's name is on the agreement.
    """
    if len(holders) > _MOST_HOLDERS:
        return ()
    words = translate("{name}, partner of {holder}")
    return tuple(
        Option(f"{other.id}:{holder.id}", words.format(name=other.text, holder=holder.text))
        for other in others
        for holder in holders
    )


def asks_nationality(nation: Nation) -> bool:
    """Whether nationality decides who may vote: in Scotland and Wales any, with leave to remain, will do."""
    return nation in _NATIONALITY_DECIDES


def nationalities() -> tuple[Option, ...]:
    """Give the nationalities that make a difference; the others go by age alone."""
    return (
        Option(
            Nationality.EU_TREATY.value,
            translate("Denmark, Luxembourg, Poland, Portugal, Spain"),
        ),
        Option(Nationality.EU_OTHER.value, translate("Other EU")),
        Option(Nationality.OTHER.value, translate("Other")),
    )
