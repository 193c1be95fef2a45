"""Two advisors on one record: nothing is overwritten, nothing is lost, and both are shown both sides."""

from advisor_console.domain.changes import Outcome, altered, created
from advisor_console.domain.ids import new_id
from tests.integration.central.centre import ANN, HOME, ROSE, Centre, cursor_of


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
