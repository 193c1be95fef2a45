"""Who owes each day of a home: one liable group, an exemption, or undecided; never a gap, never two."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from advisor_console.domain import exemptions
from advisor_console.domain.council_tax import occupancy_discount
from advisor_console.domain.disregards import Counting, Verdict, changes_of_verdict, verdict
from advisor_console.domain.exemptions import EmptyHome, Exemption
from advisor_console.domain.home_story import HomeStory, Tie
from advisor_console.domain.ids import PersonId
from advisor_console.domain.liability import Basis, Claim, HomePeriod, LiableParty, liable_group
from advisor_console.domain.nation import Nation
from advisor_console.domain.premiums import PremiumDue, changes_of_premium, excepted, premium_due
from advisor_console.domain.sentences import Sentence, listed, sentence


class _Outcome(NamedTuple):
    """What makes a day what it is: the fields of HomePeriod, its days apart."""

    basis: Basis
    liable: tuple[LiableParty, ...]
    percent_off: int
    percent_on: int
    because: Sentence
    source: str


def periods_of(story: HomeStory) -> tuple[HomePeriod, ...]:
    """Cut a home's days from story.since on into periods that are alike, in order, the last one open.

    Source: the state at the end of a day counts for the whole day (LGFA 1992 s2(2), s71(2)); each day's
    outcome as liable_group, exemptions and premiums say.
    """
    whole = _whole(story)
    if whole is not None:
        return (HomePeriod(story.since, None, *whole),)
    since, empty = story.since, _empty_from(story)
    changes = sorted({day for day in _changes(story, empty) if since < day < date.max})
    periods: list[HomePeriod] = []
    starts_on, outcome = since, _outcome(story, empty, since)
    for day in changes:
        following = _outcome(story, empty, day)
        if following != outcome:
            periods.append(HomePeriod(starts_on, day, *outcome))
            starts_on, outcome = day, following
    periods.append(HomePeriod(starts_on, None, *outcome))
    return tuple(periods)


def percent_off_at_first(story: HomeStory) -> int:
    """Give the discount of a home's first day, as periods_of has it."""
    return (_whole(story) or _outcome(story, _empty_from(story), story.since)).percent_off


def merged(periods: Sequence[HomePeriod]) -> tuple[HomePeriod, ...]:
    """Join neighbours that the same people owe, whatever the discount: as liability periods are recorded."""
    joined: list[HomePeriod] = []
    for one in periods:
        if joined and (joined[-1].basis, joined[-1].liable) == (one.basis, one.liable):
            joined[-1] = joined[-1]._replace(ends_on=one.ends_on)
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


def _changes(story: HomeStory, empty: Sequence[date]) -> Iterator[date]:
    """Give every day on which the outcome can change; empty: the first days on which nobody lives there."""
    for tie in story.ties:
        yield tie.lives_from
        yield tie.lives_until
        yield tie.owes_empty_until or date.max
        yield tie.holds_until or date.max
        yield tie.adult_from
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


def _empty_from(story: HomeStory) -> list[date]:
    """Give the first day of each time that nobody lives there, in order."""
    if story.others:
        return []
    empty, lived_until = [], story.since
    for lives_from, lives_until in sorted([(tie.lives_from, tie.lives_until) for tie in story.ties]):
        if lives_from > lived_until:
            empty.append(lived_until)
        lived_until = max(lived_until, lives_until)
    return empty if lived_until == date.max else [*empty, lived_until]


def _whole(story: HomeStory) -> _Outcome | None:
    """Give the outcome of every day where nation or kind of home alone decide it."""
    if story.nation is Nation.NORTHERN_IRELAND:
        because = sentence("Northern Ireland has rates: Land & Property Services decides who pays.")
        return _Outcome(Basis.UNDECIDED, (), 0, 0, because, "Rates (Northern Ireland) Order 1977")
    by_kind = exemptions.of_its_kind(story.nation, story.kind)
    return None if by_kind is None else _exempt(by_kind)


def _outcome(story: HomeStory, empty: Sequence[date], day: date) -> _Outcome:
    living = [tie for tie in story.ties if tie.lives_from <= day < tie.lives_until]
    adults = [tie for tie in living if tie.adult_from <= day]
    if adults or story.others:
        return _occupied(story, adults, day)
    if living:
        return _exempt(exemptions.only_children(story.nation))
    return _empty_day(story, empty, day)


def _exempt(found: Exemption) -> _Outcome:
    return _Outcome(Basis.EXEMPT if found.sure else Basis.UNDECIDED, (), 0, 0, found.because, found.source)


def _occupied(story: HomeStory, adults: Sequence[Tie], day: date) -> _Outcome:
    found = None
    if not story.others:
        found = exemptions.occupied(story.nation, adults, day, owner_is_liable=story.let_by_room)
    if found is not None:
        return _exempt(found)
    verdicts = [
        Verdict(Counting.DISREGARDED, "as told")
        if tie.disregarded
        else verdict(story.nation, tie.circumstances, tie.born, day)
        for tie in adults
    ]
    off = _percent_off(story, verdicts)
    if story.bill_is_others:
        if story.billed:
            because = sentence("Whoever they live with gets the bill.")
            return _Outcome(Basis.LIABLE, story.billed, off, 0, because, "LGFA 1992 s6(2), s75(2)")
        because = sentence("It is not known who gets the bill there: revenues decides.")
        return _Outcome(Basis.UNDECIDED, (), off, 0, because, "LGFA 1992 s6(2), s75(2)")
    if story.others and not story.let_by_room:
        because = sentence("Others live there too: revenues decides who owes it together.")
        return _Outcome(Basis.UNDECIDED, (), off, 0, because, "LGFA 1992 s6(2), (3), s75(2), (3)")
    return _by_room(story, off) if story.let_by_room else _owed(story.nation, adults, verdicts, off)


def _percent_off(story: HomeStory, verdicts: Sequence[Verdict]) -> int:
    """Give the discount; for an only adult who counts beside nobody, once it is declared."""
    adults = len(verdicts) + story.others
    known = sum([one.counting is Counting.DISREGARDED for one in verdicts])
    disregarded = min(max(known, story.disregarded_at_least), adults)
    off = int(occupancy_discount(adults, disregarded))
    return 0 if adults - disregarded == 1 and not story.claims_alone else off


def _owed(nation: Nation, adults: Sequence[Tie], verdicts: Sequence[Verdict], off: int) -> _Outcome:
    keys = [tie.key for tie in adults]
    claims = [
        Claim(
            key,
            resident=True,
            interest=tie.interest,
            partner=_key_of(tie.partner, adults),
            spared=found.spared,
        )
        for key, tie, found in zip(keys, adults, verdicts, strict=True)
    ]
    group = liable_group(nation, claims)
    parties = {key: tie.party for key, tie in zip(keys, adults, strict=True)}
    liable = tuple([parties[person] for person in group.people])
    return _Outcome(Basis.LIABLE, liable, off, 0, group.because, group.source)


def _key_of(party: LiableParty | None, adults: Sequence[Tie]) -> PersonId | None:
    return next((tie.key for tie in adults if tie.party == party), None) if party is not None else None


def _by_room(story: HomeStory, off: int) -> _Outcome:
    source = "LGFA 1992 s8 with SI 1992/551 Class C; Scotland s76"
    if story.landlord is None:
        because = sentence("It is let by the room, so the owner owes it: who that is is not known.")
        return _Outcome(Basis.UNDECIDED, (), off, 0, because, source)
    because = sentence("It is let by the room, so the owner owes it.")
    return _Outcome(Basis.LIABLE, (story.landlord,), off, 0, because, source)


def _empty_day(story: HomeStory, empty: Sequence[date], day: date) -> _Outcome:
    # Everybody has left by then, so one of the first days without anybody is this day or lies before it.
    since = empty[bisect_right(empty, day) - 1]
    owing = tuple(
        [tie for tie in story.ties if tie.owes_empty_until is not None and day < tie.owes_empty_until]
    )
    found = exemptions.unoccupied(story.nation, _empty(story, since, day, owing), day)
    if found is not None:
        return _exempt(found)
    for span in story.open:
        if span.starts_on <= day < span.ends_on:
            return _Outcome(Basis.UNDECIDED, (), 0, 0, span.because, span.source)
    if owing:
        return _empty_owed(story, tuple([tie.party for tie in owing]), _premium(story, since, day))
    if story.landlord is not None:
        return _empty_owed(story, (story.landlord,), _premium(story, since, day))
    because = sentence("Nobody lives there and it is not known who owns it then: revenues decides.")
    return _Outcome(Basis.UNDECIDED, (), 0, 0, because, "LGFA 1992 s6(2)(f), (5); Scotland s75(2)(f)")


def _empty_owed(story: HomeStory, liable: tuple[LiableParty, ...], due: PremiumDue) -> _Outcome:
    source = "LGFA 1992 s6(2)(f), (5); Scotland s75(2)(f)"
    because = sentence("Nobody lives there: the owner, or a tenant whose tenancy goes on, owes it.")
    off = 0 if due.percent else story.empty_percent_off
    if due.percent:
        because = sentence(
            "Nobody lives there: the owner owes it with a premium of {percent}%.", percent=due.percent
        )
        source = f"{source}; {due.source}"
    return _Outcome(Basis.LIABLE, liable, off, due.percent, because, source)


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


def _empty(story: HomeStory, since: date, day: date, owing: tuple[Tie, ...]) -> EmptyHome:
    holders = tuple([tie for tie in story.ties if tie.holds_until is not None and day < tie.holds_until])
    return EmptyHome(since, story.furnished, holders, owing, story.died_on, story.died_alone, story.estate)
