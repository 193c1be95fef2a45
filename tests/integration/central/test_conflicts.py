"""Two advisors on one record: nothing is overwritten, nothing is lost, and both are shown both sides."""

from datetime import UTC, datetime

import pytest

from advisor_console.domain.changes import Change, Outcome, PushResult, altered, created
from advisor_console.domain.conflicts import Conflict, Side, choice_changes
from advisor_console.domain.ids import new_id
from tests.integration.central.centre import ANN, HOME, ROSE, Author, Centre, cursor_of


def test_the_second_on_the_same_field_opens_a_conflict_with_both_sides(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    before = cursor_of(priya.gateway)
    priya.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960001"}))
    result = omar.push(
        altered(
            "person", ANN, {"phone": None, "email": None}, {"phone": "01632 960002", "email": "a@b.example"}
        )
    )
    assert result.outcome is Outcome.CONFLICTING
    assert len(result.conflicts) == 1
    for author in (priya, omar):
        page = author.gateway.pull(*before, 100)
        assert [(row["phone"], row["email"]) for row in page.rows["person"]] == [
            ("01632 960001", "a@b.example")
        ]
        (found,) = page.rows["conflict"]
        assert found["id"] == result.conflicts[0]
        assert (found["entity"], found["row_id"], found["group_name"]) == ("person", ANN, "phone")
        assert found["base"] == {"phone": None}
        assert found["mine"] == {"phone": "01632 960002"}
        assert found["theirs"] == {"phone": "01632 960001"}
        assert (found["mine_by"], found["theirs_by"], found["state"]) == ("omar", "priya", "open")
        assert page.last == result.seq


def test_the_same_value_twice_is_no_conflict(centre: Centre) -> None:
    change = altered("person", ANN, {"phone": None}, {"phone": "01632 960001"})
    assert centre.author("priya").push(change).outcome is Outcome.APPLIED
    second = centre.author("omar").push(change)
    assert (second.outcome, second.seq) == (Outcome.APPLIED, 0)


def test_different_fields_of_one_record_both_land(centre: Centre) -> None:
    centre.author("priya").push(altered("person", ANN, {"phone": None}, {"phone": "01632 960001"}))
    second = centre.author("omar").push(altered("person", ANN, {"mobile": None}, {"mobile": "07700 900001"}))
    assert second.outcome is Outcome.APPLIED
    query = "SELECT phone || ', ' || mobile FROM council.person WHERE id = %s"
    assert centre.value(query, ANN) == "01632 960001, 07700 900001"


def test_what_means_something_only_together_is_contested_whole(centre: Centre) -> None:
    period = new_id()
    base = {"starts_on": "2026-01-01", "ends_on": None}
    priya, omar = centre.author("priya"), centre.author("omar")
    priya.push(created("liability_period", period, {"property_id": HOME, "basis": "liable"} | base))
    priya.push(altered("liability_period", period, base, {"starts_on": "2026-02-01", "ends_on": None}))
    result = omar.push(
        altered(
            "liability_period",
            period,
            base | {"basis": "liable"},
            {"starts_on": "2026-01-01", "ends_on": "2026-05-01", "basis": "exempt"},
        )
    )
    assert result.outcome is Outcome.CONFLICTING
    query = "SELECT concat_ws(' ', starts_on, ends_on, basis) FROM council.liability_period"
    assert centre.value(query) == "2026-02-01 exempt"
    assert centre.value("SELECT mine FROM council.conflict") == {
        "starts_on": "2026-01-01",
        "ends_on": "2026-05-01",
    }
    assert centre.value("SELECT theirs FROM council.conflict") == {"starts_on": "2026-02-01", "ends_on": None}


def test_a_part_of_a_group_is_judged_as_it_was_seen_and_kept_whole(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    priya.push(altered("person", ANN, {"family_name": "Lee"}, {"family_name": "Leigh"}))
    result = omar.push(altered("person", ANN, {"family_name": "Lee"}, {"family_name": "Li"}))
    assert result.outcome is Outcome.CONFLICTING
    assert centre.value("SELECT mine FROM council.conflict") == {
        "title": None,
        "given_names": "Ann",
        "family_name": "Li",
    }


def test_a_later_act_of_the_same_advisor_joins_the_open_conflict(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    priya.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960001"}))
    first = omar.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960002"}))
    later = omar.push(altered("person", ANN, {"phone": "01632 960002"}, {"phone": "01632 960003"}))
    assert later.outcome is Outcome.CONFLICTING
    assert later.conflicts == first.conflicts
    assert centre.value("SELECT mine ->> 'phone' FROM council.conflict") == "01632 960003"
    third = centre.author("lib").push(altered("person", ANN, {"phone": None}, {"phone": "01632 960004"}))
    assert third.conflicts != first.conflicts
    assert centre.value("SELECT count(*) FROM council.conflict") == 2
    assert centre.value("SELECT phone FROM council.person WHERE id = %s", ANN) == "01632 960001"


def test_a_retried_conflict_stays_one(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    priya.push(altered("person", ROSE, {"phone": None}, {"phone": "01632 960001"}))
    command = omar.command(altered("person", ROSE, {"phone": None}, {"phone": "01632 960002"}))
    assert omar.gateway.push([command]) == omar.gateway.push([command])
    assert centre.value("SELECT count(*) FROM council.conflict") == 1


def two_phones(centre: Centre) -> tuple[Author, Author, Conflict]:
    """Priya's number stands, Omar's came second."""
    priya, omar = centre.author("priya"), centre.author("omar")
    priya.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960001"}))
    omar.push(altered("person", ANN, {"phone": None}, {"phone": "01632 960002"}))
    return priya, omar, conflict_at(centre)


def conflict_at(centre: Centre, state: str = "open") -> Conflict:
    """The newest conflict of a state, as a console that has pulled shows it."""
    return conflict_on(centre, "phone", state)


def conflict_on(centre: Centre, name: str, state: str = "open") -> Conflict:
    """The newest conflict of a state on one field."""
    with centre.administrator() as connection:
        row = connection.execute(
            "SELECT c.id::text, row_id::text, base, mine, theirs,"
            " jsonb_build_object(group_name, to_jsonb(p) -> group_name),"
            " mine_by, theirs_by, theirs_at, opened_at, choice, chosen_by, chosen_at"
            " FROM council.conflict AS c JOIN council.person AS p ON p.id = row_id"
            " WHERE state = %s AND group_name = %s ORDER BY opened_at DESC LIMIT 1",
            (state, name),
        ).fetchone()
    assert row is not None
    id_, row_id, base, mine, theirs, now, mine_by, theirs_by, theirs_at, opened_at, choice, *chosen = row
    return Conflict(
        id_,
        "person",
        row_id,
        name,
        base,
        mine,
        theirs,
        now,
        mine_by,
        theirs_by,
        theirs_at,
        opened_at,
        None if choice is None else Side(choice),
        chosen_by=chosen[0],
        chosen_at=chosen[1],
    )


def phone(centre: Centre) -> str:
    """What the record says."""
    return str(centre.value("SELECT phone FROM council.person WHERE id = %s", ANN))


def states(centre: Centre) -> list[str]:
    """How each conflict stands, oldest first."""
    with centre.administrator() as connection:
        rows = connection.execute(
            "SELECT concat_ws(' ', state, choice, chosen_by) FROM council.conflict ORDER BY opened_at"
        ).fetchall()
    return [row[0] for row in rows]


def choose(author: Author, conflict: Conflict, side: Side) -> PushResult:
    """Choose as a console does."""
    return author.push(*choice_changes(conflict, side, author.login, datetime.now(UTC)))


@pytest.mark.parametrize("side", list(Side))
def test_a_choice_closes_the_conflict_for_both_and_the_record_says_what_was_chosen(
    centre: Centre, side: Side
) -> None:
    priya, omar, conflict = two_phones(centre)
    before = cursor_of(priya.gateway)
    assert conflict.theirs_at is not None
    assert choose(omar, conflict, side).outcome is Outcome.APPLIED
    assert phone(centre) == conflict.values_of(side)["phone"]
    for author in (priya, omar):
        page = author.gateway.pull(*before, 100)
        (found,) = page.rows["conflict"]
        assert (found["state"], found["choice"], found["chosen_by"]) == ("chosen", side.value, "omar")


def test_a_choice_is_undone_by_choosing_the_other_way(centre: Centre) -> None:
    priya, omar, conflict = two_phones(centre)
    choose(omar, conflict, Side.MINE)
    assert choose(priya, conflict_at(centre, "chosen"), Side.THEIRS).outcome is Outcome.APPLIED
    assert (phone(centre), states(centre)) == ("01632 960001", ["chosen theirs priya"])
    assert choose(omar, conflict_at(centre, "chosen"), Side.MINE).outcome is Outcome.APPLIED
    assert (phone(centre), states(centre)) == ("01632 960002", ["chosen mine omar"])


def test_a_record_that_moved_on_is_a_conflict_again_and_never_overwritten(centre: Centre) -> None:
    priya, omar, conflict = two_phones(centre)
    priya.push(altered("person", ANN, {"phone": "01632 960001"}, {"phone": "01632 960005"}))
    result = choose(omar, conflict, Side.MINE)
    assert result.outcome is Outcome.CONFLICTING
    assert phone(centre) == "01632 960005"
    again = conflict_at(centre)
    assert again.id in result.conflicts
    assert (again.base, again.mine, again.theirs) == (conflict.now, conflict.mine, {"phone": "01632 960005"})
    # Chosen from what is seen now, it lands, and what stood until then can be had again.
    assert choose(omar, again, Side.MINE).outcome is Outcome.APPLIED
    choose(omar, conflict_at(centre, "chosen"), Side.THEIRS)
    assert phone(centre) == "01632 960005"


@pytest.mark.parametrize(("first", "second"), [(Side.MINE, Side.THEIRS), (Side.THEIRS, Side.MINE)])
def test_of_two_who_choose_at_once_the_first_stands_and_the_other_is_shown_it(
    centre: Centre, first: Side, second: Side
) -> None:
    priya, omar, conflict = two_phones(centre)
    stands = conflict.values_of(first)["phone"]
    assert choose(priya, conflict, first).outcome is Outcome.APPLIED
    result = choose(omar, conflict, second)
    assert result.outcome is Outcome.CONFLICTING
    assert phone(centre) == stands
    again = conflict_at(centre)
    assert (again.mine, again.now) == (conflict.values_of(second), conflict.values_of(first))
    assert (again.mine_by, again.theirs_by) == ("omar", "priya")
    assert states(centre) == [f"chosen {first} priya", "open"]


def test_both_choosing_the_same_is_one_choice(centre: Centre) -> None:
    priya, omar, conflict = two_phones(centre)
    choose(priya, conflict, Side.MINE)
    assert choose(omar, conflict, Side.MINE).outcome is Outcome.APPLIED
    assert (phone(centre), states(centre)) == ("01632 960002", ["chosen mine priya"])


def test_a_side_that_was_changed_since_it_was_seen_stays_open(centre: Centre) -> None:
    priya, omar, conflict = two_phones(centre)
    omar.push(altered("person", ANN, {"phone": "01632 960002"}, {"phone": "01632 960003"}))
    choose(priya, conflict, Side.THEIRS)
    assert states(centre) == ["open"]
    assert conflict_at(centre).mine == {"phone": "01632 960003"}


def test_a_choice_cannot_close_a_conflict_without_its_row_or_without_the_right_to_it(centre: Centre) -> None:
    _, _, conflict = two_phones(centre)
    closing, row = choice_changes(conflict, Side.MINE, "priya", datetime.now(UTC))
    forged = [
        (closing,),
        (closing, altered("person", ROSE, {"phone": None}, {"phone": "01632 960002"})),
        (Change("conflict", conflict.id, "remove", {}),),
        (created("conflict", new_id(), {"state": "open"}), row),
        (altered("conflict", conflict.id, {"mine_by": "omar"}, {"mine_by": "lib"}), row),
    ]
    author, refused = centre.author("priya", "desk-2"), None
    for changes in forged:
        # Each in place of the one before, which would hold it back.
        result = author.push(*changes, supersedes=refused)
        assert result.outcome is Outcome.REFUSED
        refused = result.command
    # A back office may see it; who cannot write a telephone number cannot choose one.
    assert choose(centre.author("revenues"), conflict, Side.MINE).outcome is Outcome.REFUSED
    assert (phone(centre), states(centre)) == ("01632 960001", ["open"])


def test_choosing_several_at_once_loses_only_where_somebody_chose_before(centre: Centre) -> None:
    priya, omar = centre.author("priya"), centre.author("omar")
    for name, number in (("phone", "01632 96000"), ("mobile", "07700 90000")):
        priya.push(altered("person", ANN, {name: None}, {name: f"{number}1"}))
        omar.push(altered("person", ANN, {name: None}, {name: f"{number}2"}))
    both = [conflict_on(centre, name) for name in ("phone", "mobile")]
    choose(priya, both[0], Side.THEIRS)
    at = datetime.now(UTC)
    changes = [change for conflict in both for change in choice_changes(conflict, Side.MINE, "omar", at)]
    assert len(omar.push(*changes).conflicts) == 1
    query = "SELECT phone || ', ' || mobile FROM council.person WHERE id = %s"
    assert centre.value(query, ANN) == "01632 960001, 07700 900002"
