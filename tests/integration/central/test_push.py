"""Pushing: what lands, what is refused, what waits, and that asking twice changes nothing."""

import dataclasses

import psycopg
import pytest

from advisor_console.domain.changes import Change, FieldChange, Outcome, altered, created
from advisor_console.domain.errors import OutOfStep
from advisor_console.domain.ids import CommandId, EntityId, new_id
from tests.integration.central.centre import ANN, FLAT, HOME, ROSE, Centre, cursor_of, fixed_id, note

INJECTION = '"; DROP TABLE council.note; --'


def test_what_is_pushed_comes_back_by_pull(centre: Centre) -> None:
    author = centre.author("priya")
    before = cursor_of(author.gateway)
    result = author.push(altered("person", ANN, {"phone": None}, {"phone": "07700 900123"}))
    assert result.outcome is Outcome.APPLIED
    page = centre.gateway("omar").pull(*before, 100)
    assert page.state == "ok"
    assert page.last == result.seq
    assert [row["phone"] for row in page.rows["person"]] == ["07700 900123"]
    assert not page.more


def test_a_retry_gets_the_first_answer_and_changes_nothing(centre: Centre) -> None:
    author = centre.author("priya")
    command = author.command(note(ANN, "priya"))
    first = author.gateway.push([command])
    last = cursor_of(author.gateway)
    assert author.gateway.push([command]) == first
    assert author.gateway.push([command, command]) == [*first, *first]
    assert cursor_of(author.gateway) == last
    assert centre.value("SELECT count(*) FROM council.note") == 1
    assert centre.value("SELECT count(*) FROM sync.command") == 1


def test_a_known_id_with_another_content_is_refused_and_the_first_stands(centre: Centre) -> None:
    author = centre.author("priya")
    command = author.command(note(ANN, "priya", "True"))
    author.gateway.push([command])
    forged = dataclasses.replace(command, changes=(note(ANN, "priya", "False"),))
    assert author.gateway.push([forged])[0].outcome is Outcome.REFUSED
    assert author.gateway.push([command])[0].outcome is Outcome.APPLIED
    assert centre.value("SELECT string_agg(body, '|') FROM council.note") == "True"


def test_a_known_id_of_somebody_else_is_refused_without_telling_more(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    command = priya.command(note(ANN, "priya"))
    priya.gateway.push([command])
    stolen = dataclasses.replace(command, owner="omar", changes=(note(ANN, "omar"),))
    result = omar.gateway.push([stolen])[0]
    assert result.outcome is Outcome.REFUSED
    assert result.seq == 0
    # Nor when the text was erased, and with it what the two could be told apart by.
    with centre.administrator() as connection:
        connection.execute("DELETE FROM sync.command_text")
    assert omar.gateway.push([stolen])[0].outcome is Outcome.REFUSED
    assert priya.gateway.push([command])[0].outcome is Outcome.APPLIED
    assert centre.value("SELECT string_agg(owner, '|') FROM sync.command") == "priya"


def test_a_forged_owner_ends_the_batch_and_nothing_lands(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    with pytest.raises(psycopg.Error, match="only by the one who saved it"):
        omar.gateway.push([omar.command(note(ANN, "omar")), priya.command(note(ANN, "priya"))])
    assert centre.value("SELECT count(*) FROM council.note") == 0


def test_a_gap_in_the_numbers_ends_the_batch_and_names_the_number_wanted(centre: Centre) -> None:
    author = centre.author("priya")
    author.push(note(ANN, "priya"))
    author.n += 1
    late = author.command(note(ANN, "priya"))
    with pytest.raises(OutOfStep) as caught:
        author.gateway.push([late])
    assert caught.value.expected == 2
    assert centre.value("SELECT count(*) FROM council.note") == 1


def test_each_device_counts_for_itself(centre: Centre) -> None:
    for device in ("desk-1", "desk-2"):
        assert centre.author("priya", device).push(note(ANN, "priya")).outcome is Outcome.APPLIED


def test_one_poison_command_stops_nobody_and_counts_as_received(centre: Centre) -> None:
    author = centre.author("priya")
    commands = [author.command(note(ANN, "priya", str(number))) for number in range(40)]
    commands.append(
        author.command(
            created("person", new_id(), {"reference": "P-1", "given_names": "Twin", "family_name": "Lee"})
        )
    )
    commands += [author.command(note(ROSE, "priya", str(number))) for number in range(40)]
    outcomes = [result.outcome for result in author.gateway.push(commands)]
    assert outcomes.count(Outcome.APPLIED) == 80
    assert outcomes[40] is Outcome.REFUSED
    assert author.push(note(ROSE, "priya")).outcome is Outcome.APPLIED


def test_nothing_of_a_refused_command_lands(centre: Centre) -> None:
    author = centre.author("priya")
    before = cursor_of(author.gateway)
    result = author.push(note(ANN, "priya"), note(ANN, "priya", ""))
    assert result.outcome is Outcome.REFUSED
    assert result.reason == "An empty note cannot be kept. Write what happened."
    assert result.seq == 0
    assert centre.value("SELECT count(*) FROM council.note") == 0
    assert cursor_of(author.gateway) == before


def test_overlapping_liability_is_refused_in_words_an_advisor_understands(centre: Centre) -> None:
    author = centre.author("priya")

    def period(property_id: EntityId, starts: str, ends: str | None) -> Change:
        values = {"property_id": property_id, "starts_on": starts, "ends_on": ends, "basis": "liable"}
        return created("liability_period", new_id(), values)

    assert author.push(period(HOME, "2026-01-01", "2026-06-01")).outcome is Outcome.APPLIED
    assert author.push(period(HOME, "2026-06-01", None)).outcome is Outcome.APPLIED
    assert author.push(period(FLAT, "2026-03-01", None)).outcome is Outcome.APPLIED
    result = author.push(period(HOME, "2026-05-31", "2026-06-02"))
    assert result.outcome is Outcome.REFUSED
    assert result.reason is not None
    assert result.reason.startswith("Somebody is already liable for this property on some of these days.")


def test_later_acts_on_a_refused_record_wait_and_follow_when_it_is_mended(centre: Centre) -> None:
    author = centre.author("priya")
    person = new_id()
    bad = author.command(
        created("person", person, {"reference": "P-1", "given_names": "New", "family_name": "Resident"})
    )
    on_it = author.command(altered("person", person, {"phone": None}, {"phone": "01632 960001"}))
    naming_it = author.command(note(person, "priya"))
    behind_those = author.command(
        altered("person", person, {"email": None}, {"email": "a@westerdale.example"})
    )
    elsewhere = author.command(note(ROSE, "priya"))
    commands = [bad, on_it, naming_it, behind_those, elsewhere]
    outcomes = [result.outcome for result in author.gateway.push(commands)]
    waiting = Outcome.WAITING
    assert outcomes == [Outcome.REFUSED, waiting, waiting, waiting, Outcome.APPLIED]
    # Asked again before it is mended, they still wait, and the record of commands does not grow by it.
    assert [r.outcome for r in author.gateway.push(commands[1:4])] == [waiting] * 3
    assert centre.value("SELECT count(*) FROM sync.command") == 5
    mended = author.push(
        created("person", person, {"reference": "P-9", "given_names": "New", "family_name": "Resident"}),
        supersedes=bad.id,
    )
    assert mended.outcome is Outcome.APPLIED
    assert [r.outcome for r in author.gateway.push(commands[1:4])] == [Outcome.APPLIED] * 3
    query = "SELECT concat_ws(' ', reference, phone, email) FROM council.person WHERE id = %s"
    assert centre.value(query, person) == "P-9 01632 960001 a@westerdale.example"
    assert centre.value("SELECT count(*) FROM sync.parked") == 0
    assert author.gateway.push([bad])[0].outcome is Outcome.REFUSED


def test_a_mend_that_is_refused_again_keeps_the_others_waiting(centre: Centre) -> None:
    author = centre.author("priya")
    person = new_id()
    bad = author.command(
        created("person", person, {"reference": "P-1", "given_names": "New", "family_name": "Resident"})
    )
    behind = author.command(note(person, "priya"))
    author.gateway.push([bad, behind])
    still_bad = author.command(
        created("person", person, {"reference": "P-2", "given_names": "New", "family_name": "Resident"}),
        supersedes=bad.id,
    )
    assert author.gateway.push([still_bad])[0].outcome is Outcome.REFUSED
    assert author.gateway.push([behind])[0].outcome is Outcome.WAITING
    good = created("person", person, {"reference": "P-8", "given_names": "New", "family_name": "Resident"})
    assert author.push(good, supersedes=still_bad.id).outcome is Outcome.APPLIED
    assert author.gateway.push([behind])[0].outcome is Outcome.APPLIED


def test_giving_an_act_up_frees_what_waited(centre: Centre) -> None:
    author = centre.author("priya")
    bad = author.command(altered("person", ANN, {"date_of_birth": None}, {"date_of_birth": "soon"}))
    behind = author.command(altered("person", ANN, {"phone": None}, {"phone": "01632 960002"}))
    refused, waiting = author.gateway.push([bad, behind])
    assert refused.reason == "One of the values has the wrong form: a date, a number or a choice."
    assert waiting.outcome is Outcome.WAITING
    # A note about her is a record of its own.
    assert author.push(note(ANN, "priya")).outcome is Outcome.APPLIED
    assert author.push(supersedes=bad.id).outcome is Outcome.APPLIED
    assert author.gateway.push([behind])[0].outcome is Outcome.APPLIED


def test_only_ones_own_refused_acts_can_be_mended_and_once(centre: Centre) -> None:
    author, other = centre.author("priya"), centre.author("omar")
    bad = author.command(note(ANN, "priya", ""))
    author.gateway.push([bad])
    assert other.push(supersedes=bad.id).outcome is Outcome.REFUSED
    assert author.push(supersedes=CommandId(new_id())).outcome is Outcome.REFUSED
    assert author.push(supersedes=bad.id).outcome is Outcome.APPLIED
    assert author.push(supersedes=bad.id).outcome is Outcome.REFUSED


def test_one_advisors_trouble_holds_nobody_else_up(centre: Centre) -> None:
    bad = altered("person", ANN, {"date_of_birth": None}, {"date_of_birth": "soon"})
    assert centre.author("priya").push(bad).outcome is Outcome.REFUSED
    change = altered("person", ANN, {"phone": None}, {"phone": "01632 960003"})
    assert centre.author("omar").push(change).outcome is Outcome.APPLIED


@pytest.mark.parametrize(
    ("login", "change"),
    [
        ("priya", created("property", fixed_id(90), {"uprn": "300"})),
        ("priya", created("ticket", fixed_id(90), {"number": "B001"})),
        ("priya", created("advisor", fixed_id(90), {"login": "eve", "full_name": "Eve"})),
        ("priya", created("command", fixed_id(90), {"owner": "eve"})),
        ("priya", created("pg_authid", fixed_id(90), {"rolname": "eve"})),
        ("priya", altered("person", ANN, {"protected": False}, {"protected": True})),
        ("priya", altered("person", ANN, {"id": ANN}, {"id": ROSE})),
        ("priya", altered("person", ANN, {"no_such": None}, {"no_such": 1})),
        ("priya", altered("person", ANN, {INJECTION: None}, {INJECTION: 1})),
        ("priya", created("caution_marker", fixed_id(90), {"person_id": ANN})),
        ("priya", Change("person", ANN, "remove", {})),
        ("priya", Change("person", ANN, "drop", {})),  # type: ignore[arg-type]  # what a forged client sends
        ("priya", Change("person", EntityId("ANN"), "set", {})),
        ("priya", note(ANN, "omar")),
        ("revenues", altered("person", ANN, {"phone": None}, {"phone": "1"})),
        ("sam", note(fixed_id(99), "sam")),
    ],
)  # fmt: skip
def test_what_a_role_may_not_write_is_refused(centre: Centre, login: str, change: Change) -> None:
    result = centre.author(login).push(change)
    assert result.outcome is Outcome.REFUSED
    assert result.reason
    assert "code" not in result.reason
    assert centre.value("SELECT count(*) FROM council.note") == 0


def test_what_was_written_once_is_never_altered_by_a_command(centre: Centre) -> None:
    author = centre.author("priya")
    first = note(ANN, "priya", "As it was")
    author.push(first)
    change = altered("note", first.id, {"body": "As it was"}, {"body": "Better"})
    assert author.push(change).outcome is Outcome.REFUSED
    assert centre.author("omar").push(Change("note", first.id, "remove", {})).outcome is Outcome.REFUSED
    assert centre.value("SELECT body FROM council.note") == "As it was"


def test_making_the_same_row_again_is_nothing_to_do_and_another_one_is_refused(centre: Centre) -> None:
    author = centre.author("priya")
    person = new_id()
    values = {"reference": "P-7", "given_names": "Mo", "family_name": "Ali", "date_of_birth": "1990-02-03"}
    assert author.push(created("person", person, values)).outcome is Outcome.APPLIED
    again = author.push(created("person", person, values | {"date_of_birth": "1990-2-3"}))
    assert (again.outcome, again.seq) == (Outcome.APPLIED, 0)
    assert author.push(created("person", person, values | {"given_names": "Jo"})).outcome is Outcome.REFUSED


def test_values_compare_as_what_they_are(centre: Centre) -> None:
    author = centre.author("priya")
    author.push(altered("person", ANN, {"date_of_birth": None}, {"date_of_birth": "1990-02-03"}))
    result = author.push(
        altered("person", ANN, {"date_of_birth": "3 February 1990"}, {"date_of_birth": "1991-02-03"})
    )
    assert result.outcome is Outcome.APPLIED
    assert str(centre.value("SELECT date_of_birth FROM council.person WHERE id = %s", ANN)) == "1991-02-03"


def test_a_row_is_removed_only_as_it_was_seen(centre: Centre) -> None:
    author = centre.author("priya")
    period, liable = new_id(), new_id()
    author.push(
        created(
            "liability_period", period, {"property_id": HOME, "starts_on": "2026-01-01", "basis": "liable"}
        ),
        created("liable_person", liable, {"period_id": period, "person_id": ANN}),
    )

    def removal(person: EntityId) -> Change:
        return Change("liable_person", liable, "remove", {"person_id": FieldChange(person, None)})

    before = cursor_of(author.gateway)
    assert author.push(removal(ROSE)).outcome is Outcome.REFUSED
    fresh = centre.author("omar")
    assert fresh.push(removal(ANN)).outcome is Outcome.APPLIED
    assert fresh.push(removal(ANN)).seq == 0
    assert fresh.gateway.pull(*before, 100).gone == {"liable_person": [liable]}


def test_money_stays_exact(centre: Centre) -> None:
    pence = 2**53 + 1
    account = new_id()
    centre.author("priya").push(
        created(
            "council_tax_account",
            account,
            {"reference": "A-1", "property_id": HOME, "opened_on": "2026-04-01"},
        )
    )
    service = centre.author("revenues")
    service.push(altered("council_tax_account", account, {"to_pay_pence": 0}, {"to_pay_pence": pence}))
    chunk = service.gateway.snapshot("council_tax_account", None, 10)
    assert chunk.rows[0][chunk.columns.index("to_pay_pence")] == pence


def test_signs_that_postgresql_cannot_keep_hold_nothing_up(centre: Centre) -> None:
    author = centre.author("priya")
    command = author.command(note(ANN, "priya", "a\x00b\ud800c \\u0000 😀"))
    assert author.gateway.push([command])[0].outcome is Outcome.APPLIED
    assert author.gateway.push([command])[0].outcome is Outcome.APPLIED
    assert centre.value("SELECT body FROM council.note") == "a\ufffdb\ufffdc \\u0000 😀"


def test_a_client_cannot_be_answered_without_durability(centre: Centre) -> None:
    with centre.raw("priya", autocommit=False) as connection:
        connection.execute("SET synchronous_commit = off")
        connection.execute("SELECT console.push('[]')")
        row = connection.execute("SHOW synchronous_commit").fetchone()
    assert row == ("on",)


@pytest.mark.parametrize("level", ["REPEATABLE READ", "SERIALIZABLE"])
@pytest.mark.parametrize("call", ["push('[]')", "pull('x', 0, 'x', 1)", "snapshot('person', NULL, 1)"])
def test_other_isolation_is_refused(centre: Centre, level: str, call: str) -> None:
    with centre.raw("priya") as connection:
        connection.execute(f"SET default_transaction_isolation = '{level}'".encode())
        with pytest.raises(psycopg.Error, match="READ COMMITTED"):
            connection.execute(f"SELECT console.{call}".encode())


@pytest.mark.parametrize(
    "text",
    ["{}", "null", "[1]", "[{}]", '[{"id": 1, "owner": "priya"}]', "[" * 10_000 + "]" * 10_000,
     '[{"id": "00000000-0000-7000-8000-000000000001", "owner": "priya", "device": "d", "n": 1, "kind": "k"}]',
     '[{"id": "00000000-0000-7000-8000-000000000001", "owner": "priya", "device": "d", "n": "1"}]'],
)  # fmt: skip
def test_what_is_no_command_is_refused_and_the_centre_goes_on(centre: Centre, text: str) -> None:
    with centre.raw("priya") as connection, pytest.raises(psycopg.Error):
        connection.execute("SELECT console.push(%s::jsonb)", (text,))
    assert centre.author("priya").push(note(ANN, "priya")).outcome is Outcome.APPLIED


def test_shapeless_changes_are_refused_like_any_other(centre: Centre) -> None:
    shapes = ["1", "null", "{}", '{"entity": "person"}', '{"entity": "person", "op": "set", "fields": 3}',
              '{"entity": "person", "id": "x", "op": "create", "fields": {"given_names": 1}}']  # fmt: skip
    with centre.raw("priya") as connection:
        for n, shape in enumerate(shapes, 1):
            text = (
                f'[{{"id": "{new_id()}", "owner": "priya", "device": "d", "n": {n}, "kind": "k",'
                f' "changes": [{shape}]}}]'
            )
            row = connection.execute("SELECT console.push(%s::jsonb)", (text,)).fetchone()
            assert row is not None
            assert row[0][0]["outcome"] == "refused"
