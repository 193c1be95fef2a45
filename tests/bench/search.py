"""Type-ahead over 206,600 residents: with the cipher, without it, and by pg_trgm on a server."""

import random
import time
from collections.abc import Callable, Sequence

from db.local.search import SqlSearch
from tests.bench import borough, measuring, trigrams
from tests.bench.keystrokes import Query, queries

SEED = 20_261_123
_EACH = 20
_ROUNDS = 3
_FEWEST = 2_000
_WARM = 60
_SOME = 60
_PLAIN_RATIO, _TRIGRAM_RATIO = 1.5, 0.5  # issue 2, section 5
_WORST_MILLISECONDS = 30.0
_REBUILD_RATIO = 1 / 0.6  # sync.md, Speed: into SQLCipher ≥ 0.6 × into unencrypted SQLite

Answer = Callable[[str], object]
Request = tuple[str, str]
"""The class of a query, and what stands in the box after one more key."""


def results() -> list[dict[str, object]]:
    """Every request is put to all in turn, so that whatever else the machine does meets them alike."""
    town = borough.built()
    encrypted_build, plain_build = borough.build_indexes(town)
    with town.replica() as replica, town.unencrypted() as engine:
        with replica.reading() as connection:
            asked = queries(connection, _EACH, SEED)
        requests = requests_of(asked)
        if len(requests) < _FEWEST:
            raise ValueError(f"only {len(requests)} requests")
        measuring.say(f"{len(requests)} requests, {_ROUNDS} rounds, load {measuring.load():.1f}")
        encrypted = SqlSearch(replica.reading)
        plain = SqlSearch(lambda: borough.reading(engine))
        with trigrams.server_with(engine, borough.stamp(town)) as server:
            answers: list[Answer] = [
                encrypted.find,
                plain.find,
                trigrams.TrigramSearch(server).find,
                trigrams.TrigramSearch(server, _SOME).find,
            ]
            for answer in answers:
                for _, text in requests[:_WARM]:
                    answer(text)
            idle = measuring.idle_milliseconds()
            taken = _medians(answers, requests)
    kinds = [kind for kind, _ in requests]
    return [
        *_overall(taken),
        *_by_kind(kinds, taken),
        measuring.figure(
            "index of 206,600 residents built", encrypted_build, "s",
            baseline=plain_build, ratio_at_most=_REBUILD_RATIO,
        ),
        measuring.figure("requests", len(requests), "requests"),
        measuring.figure("a fixed piece of work, p95 (how busy the machine is)", idle, "ms"),
    ]  # fmt: skip


def requests_of(asked: Sequence[Query]) -> list[Request]:
    """Every key of every query in the order of typing; queries follow each other as callers do, mixed."""
    mixed = list(asked)
    random.Random(SEED).shuffle(mixed)
    found = []
    for query in mixed:
        texts = [query.text] if query.kind == "hot" else query.keys()
        found += [(query.kind, text) for text in texts]
    return found


def _medians(answers: Sequence[Answer], requests: Sequence[Request]) -> list[list[float]]:
    """Milliseconds of each request by each way: the median of the rounds, each in another order."""
    rounds: list[list[list[float]]] = [[[] for _ in requests] for _ in answers]
    for turn in range(_ROUNDS):
        for place, (_, text) in enumerate(requests):
            for offset in range(len(answers)):
                which = (turn + place + offset) % len(answers)
                began = time.perf_counter()
                answers[which](text)
                rounds[which][place].append((time.perf_counter() - began) * 1000)
    return [[sorted(times)[_ROUNDS // 2] for times in one] for one in rounds]


def _overall(taken: Sequence[Sequence[float]]) -> list[dict[str, object]]:
    encrypted, plain, server, _ = taken
    p95 = [measuring.percentile(some, 0.95) for some in taken]
    return [
        measuring.figure(
            "type-ahead p95, against plain SQLite", p95[0], "ms",
            baseline=p95[1], ratio_at_most=_PLAIN_RATIO,
        ),
        measuring.figure(
            "type-ahead p95, against pg_trgm that ranks all that match, over loopback", p95[0], "ms",
            baseline=p95[2], ratio_at_most=_TRIGRAM_RATIO,
        ),
        measuring.figure(
            "type-ahead p95, against pg_trgm that ranks only the first 60 it meets", p95[0], "ms", baseline=p95[3]
        ),
        *(
            measuring.figure(
                f"type-ahead {name}, against pg_trgm that ranks all that match, over loopback",
                measuring.percentile(encrypted, share), "ms", baseline=measuring.percentile(server, share),
            )
            for name, share in (("p50", 0.5), ("p99", 0.99))
        ),
        measuring.figure(
            "type-ahead worst request, against plain SQLite", max(encrypted), "ms",
            baseline=max(plain), at_most=_WORST_MILLISECONDS,
        ),
    ]  # fmt: skip


def _by_kind(kinds: Sequence[str], taken: Sequence[Sequence[float]]) -> list[dict[str, object]]:
    found = []
    for kind in dict.fromkeys(sorted(kinds)):
        places = [place for place, other in enumerate(kinds) if other == kind]
        p95 = [measuring.percentile([some[place] for place in places], 0.95) for some in taken]
        for baseline, which in (("plain SQLite", 1), ("pg_trgm", 2), ("pg_trgm, first 60 only", 3)):
            found.append(
                measuring.figure(f"{kind}: p95, against {baseline}", p95[0], "ms", baseline=p95[which])
            )
    return found
