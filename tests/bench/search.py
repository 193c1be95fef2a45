"""Type-ahead over 206,600 residents: with the cipher, without it, and by pg_trgm on a server."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from advisor_console.domain.search import Hit
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

Answer = Callable[[str], Sequence[Any]]
Request = tuple[str, str]
"""The class of a query, and what stands in the box after one more key."""


def results() -> list[dict[str, object]]:
    """Every request is put to all in turn, so that whatever else the machine does meets them alike."""
    town = borough.built()
    encrypted_build, plain_build = borough.build_indexes(town)
    with town.replica() as replica, town.unencrypted() as engine:
        with replica.reading() as connection:
            asked = queries(connection, _EACH, SEED)
            docs = _documents(connection)
        requests = requests_of(asked)
        if len(requests) < _FEWEST:
            raise ValueError(f"only {len(requests)} requests")
        measuring.say(f"{len(requests)} requests, {_ROUNDS} rounds, load {measuring.load():.1f}")
        encrypted = SqlSearch(replica.reading)
        plain = SqlSearch(lambda: borough.reading(engine))
        with trigrams.server_with(engine, borough.stamp(town)) as server:
            server_ways = [trigrams.TrigramSearch(server, pool).find for pool in (None, _SOME)]
            answers: list[Answer] = [encrypted.find, plain.find, *server_ways]
            for answer in answers:
                for _, text in requests[:_WARM]:
                    answer(text)
            idle = measuring.idle_milliseconds()
            first = _timed(answers, requests, 0)
            found = [_found(asked, docs, way) for way in (encrypted.find, *server_ways)]
        # Against the server one round is compared with the same round: two more would take minutes.
        rounds = [first, *(_timed(answers[:2], requests, turn) for turn in range(1, _ROUNDS))]
    kinds = [kind for kind, _ in requests]
    return [
        *_against_plain([_medians(rounds, which) for which in (0, 1)]),
        *_against_server(first),
        *_by_kind(kinds, first),
        *(
            measuring.figure(f"meant and among the first 20, against {way}", found[0], "%", baseline=share)
            for way, share in (("pg_trgm", found[1]), (f"pg_trgm, any {_SOME}", found[2]))
        ),
        measuring.figure(
            "index of 206,600 residents built", encrypted_build, "s",
            baseline=plain_build, ratio_at_most=_REBUILD_RATIO,
        ),
        measuring.figure("requests", len(requests), "requests"),
        measuring.figure("a fixed piece of work, p95 (how busy the machine is)", idle, "ms"),
    ]  # fmt: skip


def _documents(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT doc, person_id FROM search_person")
    return {str(doc): person for doc, person in rows}


def _found(asked: Sequence[Query], docs: Mapping[str, str], way: Answer) -> float:
    """In how many of 100 texts typed whole the person meant is shown. More share a postcode or one of the
    thousand invented phone numbers than are shown, so that nobody reaches 100."""
    meant = [query for query in asked if query.meant]
    shown = [
        {hit.id if isinstance(hit, Hit) else docs[str(hit[0])] for hit in way(query.text)} for query in meant
    ]
    return 100 * sum(query.meant in ids for query, ids in zip(meant, shown, strict=True)) / len(meant)


def requests_of(asked: Sequence[Query]) -> list[Request]:
    """Every key of every query in the order of typing; queries follow each other as callers do, mixed."""
    mixed = list(asked)
    random.Random(SEED).shuffle(mixed)
    found = []
    for query in mixed:
        texts = [query.text] if query.kind == "hot" else query.keys()
        found += [(query.kind, text) for text in texts]
    return found


def _timed(answers: Sequence[Answer], requests: Sequence[Request], turn: int) -> list[list[float]]:
    """Milliseconds of each request by each way, put to them one after the other and each time in turn."""
    taken: list[list[float]] = [[0.0] * len(requests) for _ in answers]
    for place, (_, text) in enumerate(requests):
        for offset in range(len(answers)):
            which = (turn + place + offset) % len(answers)
            began = time.perf_counter()
            answers[which](text)
            taken[which][place] = (time.perf_counter() - began) * 1000
    return taken


def _medians(rounds: Sequence[Sequence[Sequence[float]]], which: int) -> list[float]:
    return [sorted(times)[len(rounds) // 2] for times in zip(*(one[which] for one in rounds), strict=True)]


def _against_plain(taken: Sequence[Sequence[float]]) -> list[dict[str, object]]:
    encrypted, plain = taken
    shares = (("p50", 0.5, None), ("p95", 0.95, _PLAIN_RATIO), ("p99", 0.99, None))
    return [
        *(
            measuring.figure(
                f"type-ahead {name}, against plain SQLite",
                measuring.percentile(encrypted, share), "ms",
                baseline=measuring.percentile(plain, share), ratio_at_most=bound,
            )
            for name, share, bound in shares
        ),
        measuring.figure(
            "type-ahead worst request, against plain SQLite", max(encrypted), "ms",
            baseline=max(plain), at_most=_WORST_MILLISECONDS,
        ),
    ]  # fmt: skip


def _against_server(taken: Sequence[Sequence[float]]) -> list[dict[str, object]]:
    encrypted = taken[0]
    ways = (
        ("pg_trgm over loopback, all matches ranked", taken[2], _TRIGRAM_RATIO),
        (f"pg_trgm over loopback, any {_SOME} matches ranked", taken[3], None),
    )
    return [
        measuring.figure(
            f"type-ahead {name}, against {way}", measuring.percentile(encrypted, share), "ms",
            baseline=measuring.percentile(server, share), ratio_at_most=bound if name == "p95" else None,
        )
        for way, server, bound in ways
        for name, share in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99))
    ]  # fmt: skip


def _by_kind(kinds: Sequence[str], taken: Sequence[Sequence[float]]) -> list[dict[str, object]]:
    found = []
    for kind in dict.fromkeys(sorted(kinds)):
        places = [place for place, other in enumerate(kinds) if other == kind]
        p95 = [measuring.percentile([some[place] for place in places], 0.95) for some in taken]
        for baseline, which in (("plain SQLite", 1), ("pg_trgm", 2), (f"pg_trgm, any {_SOME}", 3)):
            found.append(
                measuring.figure(f"{kind}: p95, against {baseline}", p95[0], "ms", baseline=p95[which])
            )
    return found
