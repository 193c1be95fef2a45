"""Who else has a record open: told to those who may see it, gone by itself, and in nobody's way."""

import psycopg
import pytest

from advisor_console.domain.ids import PersonId
from db.central.interests import declare_interest
from tests.integration.central.centre import ANN, ROSE, Centre, note

A, R = PersonId(ANN), PersonId(ROSE)


def test_each_sees_the_others_by_name_until_they_close_it(centre: Centre) -> None:
    priya, omar, lib = centre.gateway("priya"), centre.gateway("omar"), centre.gateway("lib")
    assert priya.present([A], 60) == {}
    assert omar.present([A, R], 60) == {A: ["Priya"]}
    assert lib.present([A], 60) == {A: ["Omar", "Priya"]}
    assert priya.present([A, R], 60) == {A: ["Lib", "Omar"], R: ["Omar"]}
    assert omar.present([A], 0) == {}
    assert priya.present([A, R], 60) == {A: ["Lib"], R: ["Omar"]}


def test_what_is_not_renewed_is_gone_and_its_row_with_it(centre: Centre) -> None:
    priya, omar = centre.gateway("priya"), centre.gateway("omar")
    priya.present([A], 60)
    priya.present([R], 100_000)
    assert centre.value("SELECT max(until) <= now() + interval '120 seconds' FROM sync.presence")
    with centre.administrator() as connection:
        connection.execute("UPDATE sync.presence SET until = now() - interval '1 second'")
    assert omar.present([A, R], 60) == {}
    assert centre.value("SELECT array_agg(DISTINCT login) FROM sync.presence") == ["omar"]
    priya.present([A], 60)
    assert omar.present([A], 60) == {A: ["Priya"]}


def test_at_a_protected_person_only_those_who_may_see_them_meet(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ANN,))
    sam, priya = centre.gateway("sam"), centre.gateway("priya")
    assert sam.present([A, R], 60) == {}
    assert priya.present([A, R], 60) == {R: ["Sam"]}
    assert sam.present([A, R], 60) == {R: ["Priya"]}
    assert centre.value("SELECT count(*) FROM sync.presence WHERE login = 'priya'") == 1


def test_at_a_closed_record_the_declarer_meets_nobody(centre: Centre) -> None:
    omar, priya = centre.gateway("omar"), centre.gateway("priya")
    declare_interest(centre.url, "priya", "P-1", "self")
    omar.present([A], 60)
    assert priya.present([A], 60) == {}
    assert omar.present([A], 60) == {}


def test_it_takes_no_lock_of_the_feed_writes_no_feed_and_waits_for_nobody(centre: Centre) -> None:
    author = centre.author("omar")
    before = author.gateway.server_info().last
    with centre.administrator() as holder:
        holder.execute("SELECT 1 FROM sync.feed_lock FOR UPDATE")
        assert centre.gateway("priya").present([A], 60) == {}  # would wait for the holder for ever
    with centre.raw("priya", autocommit=False) as held:
        held.execute("SELECT console.present('person', %s::uuid[], 60)", ([ANN],))
        author.push(note(ANN, "omar"))
        assert author.gateway.present([A], 60) == {A: ["Priya"]}  # as it was before, not waited for
    assert author.gateway.server_info().last == before + 1


def test_those_without_a_desk_are_not_there(centre: Centre) -> None:
    for login in ("aud", "wall", "door"):
        with centre.raw(login) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT console.present('person', '{}', 60)")


def test_nonsense_is_refused_or_answered_with_nothing(centre: Centre) -> None:
    with centre.raw("priya") as connection:
        for entity in ("wand", "person; DROP TABLE council.person", "setting"):
            row = connection.execute("SELECT console.present(%s, %s::uuid[], 60)", (entity, [ANN])).fetchone()
            assert row == ({},)
        with pytest.raises(psycopg.errors.DatabaseError, match="Nobody has so many records open"):
            connection.execute("SELECT console.present('person', array_fill(%s::uuid, '{51}'), 60)", (ANN,))
    assert centre.value("SELECT count(*) FROM sync.presence") == 0
