"""Who owes each day of a home: one liable group, an exemption, or undecided; never a gap, never two."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from advisor_console.domain import exemptions
from advisor_console.domain.council_tax import occupancy_discount
from advisor_console.domain.disregards import Counting, Verdict, changes_of_verdict, verdict
from advisor_console.domain.electoral import birthday
from advisor_console.domain.exemptions import EmptyHome, Exemption
from advisor_console.domain.home_story import HomeStory, Tie
from advisor_console.domain.ids import PersonId
from advisor_console.domain.liability import Basis, Claim, HomePeriod, LiableParty, liable_group
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import PremiumDue, changes_of_premium, excepted, premium_due
from advisor_console.domain.sentences import Sentence, listed, sentence

_ADULT = 18


def periods_of(story: HomeStory) -> tuple[HomePeriod, ...]:
    """Cut a home's days from story.since on into periods that are alike, in order, the last one open.

    Source: the state at the end of a day counts for the whole day (LGFA 1992 s2(2), s71(2)); each day's
    outcome as liable_group, exemptions and premiums say.
    """
    empty = tuple(_empty_from(story))
    changes = (day for day in _changes(story, empty) if story.since < day < date.max)
    periods: list[HomePeriod] = []
    for day in sorted({story.since, *changes}):
        one = _outcome(story, empty, day)
        if not periods or _owing(periods[-1]) != _owing(one):
            periods.append(one)
    ends: tuple[date | None, ...] = (*(one.starts_on for one in periods[1:]), None)
    return tuple(
        [
            one if until is None else HomePeriod(one.starts_on, until, *_owing(one))
            for one, until in zip(periods, ends, strict=True)
        ]
    )


def _owing(
    one: HomePeriod,
) -> tuple[Basis, tuple[LiableParty, ...], int, int, Sentence, str]:
    """What makes a period what it is, its days apart."""
    return one.basis, one.liable, one.percent_off, one.percent_on, one.because, one.source


def merged(periods: Sequence[HomePeriod]) -> tuple[HomePeriod, ...]:
    """Join neighbours that the same people owe, whatever the discount: as liability periods are recorded."""
    joined: list[HomePeriod] = []
    for one in periods:
        if joined and (joined[-1].basis, joined[-1].liable) == (one.basis, one.liable):
            joined[-1] = replace(joined[-1], ends_on=one.ends_on)
        else:
            joined.append(one)
    return tuple(joined)


def owed_by(period: HomePeriod) -> Sentence:
    """Say from when who owes a home, with what is taken off or added."""
    template = "From {day:full} it is owed by {names}."
    if period.percent_off:
        template = "From {day:full} it is owed by {names}, with {percent}% off."
    elif period.percent_on:
        template = "From {day:full} it is owed by {names}, with a premium of {percent}%."
    names = listed([party.name for party in period.liable])
    percent = period.percent_off or period.percent_on
    return sentence(template, day=period.starts_on, names=names, percent=percent)


def _changes(story: HomeStory, empty: tuple[date, ...]) -> Iterator[date]:
    """Give every day on which the outcome can change; empty: the first days on which nobody lives there."""
    for tie in story.ties:
        yield tie.lives_from
        yield tie.lives_until
        yield tie.owes_empty_until or date.max
        yield tie.holds_until or date.max
        if tie.born is not None:
            yield birthday(tie.born, _ADULT)
        if tie.circumstances:
            yield from changes_of_verdict(story.nation, tie.circumstances, tie.born, story.since)
            yield from exemptions.changes_of_leavers(story.nation)
    yield from (day for span in story.open for day in (span.starts_on, span.ends_on))
    if story.died_on is not None:
        yield story.died_on
    for since in empty:
        yield from exemptions.changes_of_exemption(story.nation, since, story.estate)
        yield from changes_of_premium(
            story.nation,
            story.premiums,
            furnished=story.furnished,
            empty_since=since,
            excepted_until=_excepted_until(story, since),
        )


def _empty_from(story: HomeStory) -> Iterator[date]:
    """Give the first day of each time that nobody lives there, in order."""
    if story.others:
        return
    for day in sorted({story.since, *(tie.lives_until for tie in story.ties)}):
        if story.since <= day < date.max and not any(tie.lives_on(day) for tie in story.ties):
            yield day


def _outcome(story: HomeStory, empty: tuple[date, ...], day: date) -> HomePeriod:
    if story.nation is Nation.NORTHERN_IRELAND:
        because = sentence("Northern Ireland has rates: Land & Property Services decides who pays.")
        return _period(day, Basis.UNDECIDED, because, "Rates (Northern Ireland) Order 1977")
    by_kind = exemptions.of_its_kind(story.nation, story.kind)
    if by_kind is not None:
        return _exempt(day, by_kind)
    living = [tie for tie in story.ties if tie.lives_on(day)]
    adults = [tie for tie in living if tie.is_adult(day)]
    if adults or story.others:
        return _occupied(story, adults, day)
    if living:
        return _exempt(day, exemptions.only_children(story.nation))
    return _empty_day(story, empty, day)


def _period(
    day: date,
    basis: Basis,
    because: Sentence,
    source: str,
    *,
    liable: tuple[LiableParty, ...] = (),
    off: int = 0,
    on: int = 0,
) -> HomePeriod:
    return HomePeriod(day, None, basis, liable, off, on, because, source)


def _exempt(day: date, found: Exemption) -> HomePeriod:
    return _period(day, Basis.EXEMPT if found.sure else Basis.UNDECIDED, found.because, found.source)


def _occupied(story: HomeStory, adults: Sequence[Tie], day: date) -> HomePeriod:
    found = None
    if not story.others:
        found = exemptions.occupied(story.nation, adults, day, owner_is_liable=story.let_by_room)
    if found is not None:
        return _exempt(day, found)
    verdicts = [_verdict_of(story.nation, tie, day) for tie in adults]
    off = _percent_off(story, verdicts)
    if story.bill_is_others:
        if story.billed:
            because = sentence("Whoever they live with gets the bill.")
            return _period(
                day, Basis.LIABLE, because, "LGFA 1992 s6(2), s75(2)", liable=story.billed, off=off
            )
        because = sentence("It is not known who gets the bill there: revenues decides.")
        return _period(day, Basis.UNDECIDED, because, "LGFA 1992 s6(2), s75(2)", off=off)
    if story.others and not story.let_by_room:
        because = sentence("Others live there too: revenues decides who owes it together.")
        return _period(day, Basis.UNDECIDED, because, "LGFA 1992 s6(2), (3), s75(2), (3)", off=off)
    return _owed(story, adults, verdicts, day, off)


def _verdict_of(nation: Nation, tie: Tie, day: date) -> Verdict:
    if tie.disregarded:
        return Verdict(Counting.DISREGARDED, "as told")
    return verdict(nation, tie.circumstances, tie.born, day)


def _percent_off(story: HomeStory, verdicts: Sequence[Verdict]) -> int:
    """Give the discount; for an only adult who counts beside nobody, once it is declared."""
    adults = len(verdicts) + story.others
    known = sum(one.counting is Counting.DISREGARDED for one in verdicts)
    disregarded = min(max(known, story.disregarded_at_least), adults)
    off = int(occupancy_discount(adults, disregarded))
    return 0 if adults - disregarded == 1 and not story.claims_alone else off


def _owed(
    story: HomeStory, adults: Sequence[Tie], verdicts: Sequence[Verdict], day: date, off: int
) -> HomePeriod:
    keys = {tie.key: tie.party for tie in adults}
    claims = [
        Claim(
            tie.key,
            resident=True,
            interest=tie.interest,
            partner=_key_of(tie.partner, adults),
            spared=found.spared,
        )
        for tie, found in zip(adults, verdicts, strict=True)
    ]
    if story.let_by_room:
        return _by_room(story, day, off)
    group = liable_group(story.nation, claims)
    liable = tuple(keys[person] for person in group.people)
    return _period(day, Basis.LIABLE, group.because, group.source, liable=liable, off=off)


def _key_of(party: LiableParty | None, adults: Sequence[Tie]) -> PersonId | None:
    return next((tie.key for tie in adults if tie.party == party), None) if party is not None else None


def _by_room(story: HomeStory, day: date, off: int) -> HomePeriod:
    source = "LGFA 1992 s8 with SI 1992/551 Class C; Scotland s76"
    if story.landlord is None:
        because = sentence("It is let by the room, so the owner owes it: who that is is not known.")
        return _period(day, Basis.UNDECIDED, because, source, off=off)
    because = sentence("It is let by the room, so the owner owes it.")
    return _period(day, Basis.LIABLE, because, source, liable=(story.landlord,), off=off)


def _empty_day(story: HomeStory, empty: tuple[date, ...], day: date) -> HomePeriod:
    since = max((start for start in empty if start <= day), default=story.since)
    found = exemptions.unoccupied(story.nation, _empty(story, since, day), day)
    if found is not None:
        return _exempt(day, found)
    due = _premium(story, since, day)
    for span in story.open:
        if span.starts_on <= day < span.ends_on:
            return _period(day, Basis.UNDECIDED, span.because, span.source)
    liable = tuple(tie.party for tie in story.ties if _goes_on(tie.owes_empty_until, day))
    if liable:
        return _empty_owed(story, day, liable, due)
    if story.landlord is not None:
        return _empty_owed(story, day, (story.landlord,), due)
    because = sentence("Nobody lives there and it is not known who owns it then: revenues decides.")
    return _period(day, Basis.UNDECIDED, because, "LGFA 1992 s6(2)(f), (5); Scotland s75(2)(f)")


def _empty_owed(story: HomeStory, day: date, liable: tuple[LiableParty, ...], due: PremiumDue) -> HomePeriod:
    source = "LGFA 1992 s6(2)(f), (5); Scotland s75(2)(f)"
    because = sentence("Nobody lives there: the owner, or a tenant whose tenancy goes on, owes it.")
    off = 0 if due.percent else story.empty_percent_off
    if due.percent:
        because = sentence(
            "Nobody lives there: the owner owes it with a premium of {percent}%.", percent=due.percent
        )
        source = f"{source}; {due.source}"
    return _period(day, Basis.LIABLE, because, source, liable=liable, off=off, on=due.percent)


def _premium(story: HomeStory, since: date, day: date) -> PremiumDue:
    return premium_due(
        story.nation,
        story.premiums,
        furnished=story.furnished,
        empty_since=since,
        day=day,
        excepted_until=_excepted_until(story, since),
    )


def _excepted_until(story: HomeStory, since: date) -> date | None:
    probate = story.estate.probate_on if story.died_on is not None else None
    return excepted(story.nation, since, story.marketed_since, probate)


def _empty(story: HomeStory, since: date, day: date) -> EmptyHome:
    holders = tuple([tie for tie in story.ties if _goes_on(tie.holds_until, day)])
    owing = tuple([tie for tie in story.ties if _goes_on(tie.owes_empty_until, day)])
    return EmptyHome(since, story.furnished, holders, owing, story.died_on, story.died_alone, story.estate)


def _goes_on(until: date | None, day: date) -> bool:
    return until is not None and day < until
