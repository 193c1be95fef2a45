"""A move becomes one command that no rule of the centre refuses, whoever moves and whoever stays."""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from advisor_console.domain.changes import Change, Command
from advisor_console.domain.circumstances import Circumstance, CircumstanceKind
from advisor_console.domain.customer import PropertyRecord
from advisor_console.domain.errors import CannotSave
from advisor_console.domain.ids import ContactId, EntityId
from advisor_console.domain.invalid import Invalid
from advisor_console.domain.moving import AgeGroup, GardenWish, MoveNotification, MovingPerson
from advisor_console.domain.tenancy import Letting, Tenure
from advisor_console.services.move_story import CHARGES_NOT_SET
from advisor_console.services.report_move import ReportMove
from db.schema import ENTITIES
from tests.helpers.fakes import FixedClock, RememberingLog, counting_ids
from tests.helpers.moves import (
    ASHA,
    EWAN,
    HOUSEHOLD,
    MALI,
    NEW,
    NEW_HOME,
    OLD,
    OLD_HOME,
    PROFILE,
    RECORD,
    SIAN,
    TOMOS,
    BoroughRecords,
    account,
    lives,
    period,
    person,
    report_move,
)

LAST, FIRST = date(2026, 11, 27), date(2026, 11, 28)
FAR = date(9999, 12, 31)
BOTH = (MovingPerson(SIAN.id, "Siân Pritchard"), MovingPerson(EWAN.id, "Ewan Pritchard"))
CHILDREN = (
    MovingPerson(TOMOS.id, "Tomos Pritchard", AgeGroup.SIXTEEN_OR_SEVENTEEN, TOMOS.date_of_birth),
    MovingPerson(MALI.id, "Mali Pritchard", AgeGroup.CHILD, MALI.date_of_birth),
)
MOVE = MoveNotification(
    people=(*BOTH, *CHILDREN),
    from_property=OLD.id,
    from_address=OLD.address.format_one_line(),
    to_property=NEW.id,
    to_address=NEW.address.format_one_line(),
    last_night=LAST,
    first_night=FIRST,
    left=Letting(Tenure.PRIVATE_TENANT),
    new_tenure=Tenure.PRIVATE_TENANT,
    adults_there=2,
)


def recorded(move: MoveNotification = MOVE, records: BoroughRecords | None = None) -> Command:
    log = RememberingLog()
    report_move(records or BoroughRecords(), log).record(SIAN.id, move, ContactId(EntityId("contact")))
    (command,) = log.saved
    return command


def rows(command: Command, entity: str, op: str | None = None) -> list[dict[str, object]]:
    """Give the new values of one kind of row."""
    return [
        {"id": change.id} | {name: field.new for name, field in change.fields.items()}
        for change in command.changes
        if change.entity == entity and op in (None, change.op)
    ]


def spans(command: Command, homes: Iterable[PropertyRecord]) -> dict[object, list[tuple[date, date]]]:
    """Give each home's liability periods as the centre holds them once the command has landed."""
    held: dict[str, dict[str, object]] = {
        one.id: {"property_id": place.property.id, "starts_on": one.starts_on, "ends_on": one.ends_on}
        for place in homes
        for one in ([place.period] if place.period else [])
    }
    for change in command.changes:
        if change.entity == "liability_period":
            new = {name: _read(field.new) for name, field in change.fields.items()}
            held.setdefault(change.id, {"ends_on": None}).update(new)
    found: dict[object, list[tuple[date, date]]] = {}
    for one in held.values():
        starts, ends = one["starts_on"], one["ends_on"] or FAR
        assert isinstance(starts, date)
        assert isinstance(ends, date)
        assert starts <= ends
        found.setdefault(one["property_id"], []).append((starts, ends))
    return found


def _read(value: object) -> object:
    if isinstance(value, str) and len(value) == 10 and value[4] == "-":
        return date.fromisoformat(value)
    return value


def assert_no_overlap(command: Command, homes: Iterable[PropertyRecord]) -> None:
    for periods in spans(command, homes).values():
        ordered = sorted(one for one in periods if one[0] < one[1])
        for before, after in itertools.pairwise(ordered):
            assert before[1] <= after[0], ordered


def test_a_move_is_one_command_with_work_for_each_service() -> None:
    command = recorded()
    assert (command.kind, command.contact) == ("report_move", "contact")
    assert [row["service"] for row in rows(command, "work_item")] == ["council_tax", "waste", "electoral"]
    (told,) = rows(command, "notification")
    assert told["last_night"] == "2026-11-27"
    assert "28 November 2026" in str(told["told"])


def test_parents_come_before_their_rows() -> None:
    """The centre inserts in this order, and refuses a row whose parent is not there yet."""
    seen: set[str] = set()
    for change in recorded().changes:
        for name in ("notification_id", "period_id"):
            if name in change.fields:
                assert change.fields[name].new in seen
        seen.add(change.id)


def test_everybody_ends_at_the_old_home_and_begins_at_the_new() -> None:
    command = recorded()
    assert {row["ends_on"] for row in rows(command, "residency", "set")} == {"2026-11-28"}
    begun = rows(command, "residency", "create")
    assert {row["person_id"] for row in begun} == {SIAN.id, EWAN.id, TOMOS.id, MALI.id}
    assert [row["tenure"] for row in begun] == ["private_tenant", "private_tenant", "family", "family"]


def test_the_old_bill_ends_and_the_new_one_begins() -> None:
    command = recorded()
    (ended,) = rows(command, "liability_period", "set")
    assert ended["ends_on"] == "2026-11-28"
    (closed,) = rows(command, "council_tax_account")
    assert closed["closed_on"] == "2026-11-28"
    (begun,) = rows(command, "liability_period", "create")
    assert (begun["property_id"], begun["starts_on"]) == (NEW.id, "2026-11-28")
    assert {row["person_id"] for row in rows(command, "liable_person")} == {SIAN.id, EWAN.id}


def test_one_of_two_adults_leaves_and_the_other_goes_on_owing() -> None:
    move = replace(MOVE, people=BOTH[:1], others_stay=True, adults_there=1)
    command = recorded(move)
    created = rows(command, "liability_period", "create")
    stays = next(row for row in created if row["property_id"] == OLD.id)
    assert (stays["starts_on"], stays["basis"]) == ("2026-11-28", "liable")
    owes = {row["period_id"]: row["person_id"] for row in rows(command, "liable_person")}
    assert owes[stays["id"]] == EWAN.id
    assert not rows(command, "council_tax_account")
    assert len(rows(command, "residency", "set")) == 1
    assert_no_overlap(command, (OLD_HOME, NEW_HOME))


def test_the_only_one_who_owes_leaves_an_adult_behind_and_revenues_decides() -> None:
    record = replace(RECORD, account=account(period(SIAN)))
    move = replace(MOVE, people=BOTH[:1], others_stay=True, adults_there=1)
    command = recorded(move, BoroughRecords(record, OLD_HOME, NEW_HOME))
    created = rows(command, "liability_period", "create")
    assert [row["basis"] for row in created if row["property_id"] == OLD.id] == ["undecided"]


def test_a_child_who_moves_alone_changes_nobodys_bill() -> None:
    move = replace(MOVE, people=CHILDREN[1:], others_stay=True, adults_there=1, new_tenure=Tenure.FAMILY)
    command = recorded(move)
    assert not rows(command, "liability_period")
    assert not rows(command, "liable_person")
    assert not rows(command, "council_tax_account")
    assert len(rows(command, "residency", "create")) == 1


def test_a_grown_child_who_leaves_the_parents_has_no_old_bill() -> None:
    cai = person("Cai", date(2004, 6, 1))
    record = replace(RECORD, person=cai, residency=lives(cai, "family").residency, account=None, garden=None)
    move = replace(
        MOVE,
        people=(MovingPerson(cai.id, "Cai Pritchard", AgeGroup.ADULT, cai.date_of_birth),),
        left=Letting(Tenure.FAMILY),
        others_stay=True,
        adults_there=1,
    )
    found = report_move(BoroughRecords(record)).consider(cai.id, move).assessment
    assert found is not None
    assert found.council_tax.ends is None
    assert not any("old home" in one.text for one in found.say)


def _new_home(**changes: object) -> PropertyRecord:
    return replace(NEW_HOME, **changes)  # type: ignore[arg-type]  # fields by name


OTHER = person("Rhys", date(1990, 1, 1))


@pytest.mark.parametrize(
    ("there", "begins"),
    [
        (_new_home(), True),
        # Somebody still lives there and owes it.
        (_new_home(period=period(OTHER, where=NEW), residents=(lives(OTHER, where=NEW),)), False),
        # The owner of an empty home.
        (_new_home(period=period(OTHER, where=NEW)), True),
        # It ends, but only after we begin: what follows it is not known here.
        (_new_home(period=period(OTHER, ends_on=FIRST + timedelta(days=9), where=NEW)), False),
        # It has not begun yet.
        (_new_home(period=replace(period(OTHER, where=NEW), starts_on=FIRST + timedelta(days=3))), False),
        # It began on the same day.
        (_new_home(period=replace(period(OTHER, where=NEW), starts_on=FIRST)), False),
    ],
)
def test_nothing_is_begun_over_somebody_elses_period(there: PropertyRecord, begins: bool) -> None:
    command = recorded(MOVE, BoroughRecords(RECORD, OLD_HOME, there))
    created = [row for row in rows(command, "liability_period", "create") if row["property_id"] == NEW.id]
    assert bool(created) is begins
    assert_no_overlap(command, (OLD_HOME, there))
    (work,) = (row for row in rows(command, "work_item") if row["service"] == "council_tax")
    assert isinstance(work["detail"], dict)
    assert work["detail"]["new_liability_recorded"] is begins


@pytest.mark.parametrize(
    ("days_later", "lives_there", "adults_there", "refused"),
    [
        (3, True, 2, True),
        (0, True, 2, True),
        # They are counted: a shared home, which revenues sort out.
        (3, True, 3, False),
        # The owner of an empty home gives way to whoever lives there.
        (3, False, 2, False),
        # They owed it before, and may have left without telling us.
        (-3, True, 2, False),
    ],
)
def test_two_who_would_owe_the_same_days_are_told_at_the_field(
    days_later: int, lives_there: bool, adults_there: int, refused: bool
) -> None:
    theirs = replace(period(OTHER, where=NEW), starts_on=FIRST + timedelta(days=days_later))
    there = _new_home(period=theirs, residents=(lives(OTHER, where=NEW),) if lives_there else ())
    records = BoroughRecords(RECORD, OLD_HOME, there)
    considered = report_move(records).consider(SIAN.id, replace(MOVE, adults_there=adults_there))
    found = [(one.field, one.sentence.text) for one in considered.checked.errors]
    assert (considered.assessment is None) is refused
    if refused:
        assert [field for field, _ in found] == ["adults_there"]
        assert "Somebody else is liable for council tax at this address from" in found[0][1]
        assert OTHER.family_name not in found[0][1]
        with pytest.raises(Invalid):
            recorded(replace(MOVE, adults_there=adults_there), records)
    else:
        assert found == []


def test_a_period_that_ends_earlier_is_never_made_longer() -> None:
    ends = date(2026, 11, 1)
    record = replace(RECORD, account=account(period(SIAN, EWAN, ends_on=ends)))
    assert not rows(recorded(MOVE, BoroughRecords(record)), "liability_period", "set")


def test_a_residency_that_has_not_begun_is_ended_too() -> None:
    """A home that is known only from tomorrow on has no household today."""
    late = lives(SIAN)
    stay = replace(late.residency, starts_on=date(2026, 11, 25))
    record = replace(RECORD, residency=stay, household=(), account=None)
    (ended,) = rows(recorded(MOVE, BoroughRecords(record)), "residency", "set")
    assert ended["ends_on"] == "2026-11-28"


def test_somebody_who_is_recorded_there_already_does_not_move_in_twice() -> None:
    there = _new_home(residents=(lives(EWAN, where=NEW),))
    begun = rows(recorded(MOVE, BoroughRecords(RECORD, OLD_HOME, there)), "residency", "create")
    assert EWAN.id not in {row["person_id"] for row in begun}


def test_the_garden_subscription_moves_or_ends() -> None:
    (moved,) = rows(recorded(replace(MOVE, garden=GardenWish.TRANSFER)), "garden_subscription")
    assert moved["property_id"] == NEW.id
    (ended,) = rows(recorded(replace(MOVE, garden=GardenWish.CANCEL)), "garden_subscription")
    assert ended["ends_on"] == "2026-11-28"


def test_whoever_is_in_custody_is_noted_as_advised_and_nothing_is_passed_on() -> None:
    """What they were told about registering is advice as well: the officer decides, before a conviction."""
    ewan = replace(BOTH[1], circumstances=(Circumstance(CircumstanceKind.IN_PRISON),))
    command = recorded(replace(MOVE, people=(BOTH[0], ewan, *CHILDREN)))
    advised = {row["person_id"]: row.get("passed_on_at") for row in rows(command, "electoral_advice")}
    assert advised[EWAN.id] is None
    assert advised[SIAN.id] is not None
    assert MALI.id not in advised


def test_a_late_report_is_noted_by_the_councils_own_days() -> None:
    september = replace(MOVE, last_night=date(2026, 9, 1), first_night=date(2026, 9, 2))
    considered = report_move(BoroughRecords()).consider(SIAN.id, september)
    assert considered.checked.ok
    note = considered.checked.notes[0].sentence.text
    assert "within 21 days" in note
    assert "£70.00" in note


def test_a_council_without_a_penalty_threatens_none() -> None:
    rules = replace(PROFILE.council_tax, notify_within_days=7, penalty_pence=0)
    use_case = ReportMove(
        records=BoroughRecords(),
        log=RememberingLog(),
        clock=FixedClock(),
        new_id=counting_ids(),
        advisor=ASHA,
        profile=lambda: replace(PROFILE, council_tax=rules),
    )
    late = replace(MOVE, last_night=date(2026, 11, 10), first_night=date(2026, 11, 11))
    (note,) = use_case.consider(SIAN.id, late).checked.notes
    assert "within 7 days" in note.sentence.text
    assert "penalty" not in note.sentence.text


def test_charges_that_are_not_set_yet_are_called_so() -> None:
    """The shipped profile's year from April 2027 is estimated."""
    next_year = replace(MOVE, last_night=date(2027, 4, 4), first_night=date(2027, 4, 5))
    found = report_move(BoroughRecords()).consider(SIAN.id, next_year).assessment
    assert found is not None
    said = [one.text for one in found.say]
    estimate = next(n for n, text in enumerate(said) if text.startswith("Our estimate"))
    assert said[estimate + 1] == CHARGES_NOT_SET
    this_year = report_move(BoroughRecords()).consider(SIAN.id, MOVE).assessment
    assert this_year is not None
    assert CHARGES_NOT_SET not in [one.text for one in this_year.say]


def test_wrong_input_is_refused_at_its_fields_and_nothing_is_saved() -> None:
    log = RememberingLog()
    with pytest.raises(Invalid) as refused:
        report_move(BoroughRecords(), log).record(SIAN.id, replace(MOVE, first_night=LAST), None)
    assert [wrong.field for wrong in refused.value.fields] == ["first_night"]
    assert not log.saved


def test_a_customer_who_is_gone_is_said_to_be() -> None:
    with pytest.raises(Invalid, match="no longer here"):
        report_move(BoroughRecords(None, OLD_HOME, NEW_HOME)).record(SIAN.id, MOVE, None)


def test_a_full_disk_is_told() -> None:
    log = RememberingLog()
    log.full = True
    with pytest.raises(CannotSave):
        report_move(BoroughRecords(), log).record(SIAN.id, MOVE, None)


@pytest.mark.parametrize("garden", GardenWish)
@pytest.mark.parametrize("stay", [False, True])
def test_every_row_fits_its_table(garden: GardenWish, stay: bool) -> None:
    """Names that the schema does not know, and values that it needs, would only be refused at the centre."""
    people = BOTH[:1] if stay else MOVE.people
    move = replace(MOVE, people=people, others_stay=stay, adults_there=len(BOTH), garden=garden)
    for change in recorded(move).changes:
        columns = ENTITIES[change.entity].c
        assert set(change.fields) <= {column.name for column in columns}, change.entity
        needed = {
            column.name
            for column in columns
            if not column.nullable and column.server_default is None and column.default is None
        }
        if change.op == "create":
            assert needed - set(change.fields) <= {"id"}, change.entity


def test_rows_are_new_or_carry_what_the_advisor_saw() -> None:
    def sound(change: Change) -> bool:
        return change.op == "create" or all(
            field.base != field.new or name in {"starts_on", "opened_on"}
            for name, field in change.fields.items()
        )

    assert all(sound(change) for change in recorded().changes)
    assert len(HOUSEHOLD) == 4
