"""Where somebody in danger went: raw psql in each role, and whatever goes out to the services."""

import json
from typing import Any

import psycopg
import pytest

from advisor_console.domain.changes import Change, FieldChange, Outcome, created
from advisor_console.domain.errors import NotAllowed
from advisor_console.domain.ids import EntityId, new_id
from advisor_console.services.export_work import work_file
from db.central.administration import add_advisor, set_profile
from db.central.back_office import PostgresBackOffice
from db.central.checking import check
from db.schema import ENTITIES
from tests.integration.central.attacking import envelope, pushed, still_serves
from tests.integration.central.centre import ANN, HOME, PASSWORD, STAFF, Centre, cursor_of
from tests.integration.central.test_back_office import claim
from tests.integration.central.work import move

pytestmark = pytest.mark.slow

SECRET = "7 Hidden Close"
LETTERS = "c/o Marlow House"
ADDRESS = EntityId("00000000-0000-7000-8000-00000000aaaa")
NOTE = EntityId("00000000-0000-7000-8000-00000000bbbb")
SEE_IT = {"priya", "sam"}
"""Whoever took it, and the role protected."""
Fled = tuple[Centre, dict[str, tuple[str, int, str]]]
"""The centre, and each login's place in the feed before it."""
AT = "2026-11-28T09:00:00+00:00"
ASK = "Protected. Ask a colleague who may see protected people, and give the reference."


def in_danger(author: str = "priya") -> tuple[Change, ...]:
    """Ann's flight, as the console's one command has it."""
    told = {
        "summary": "Move of Ann Lee.", "kind": "in_danger", "to_address": "", "from_address": "1 Mill Lane",
        "people": [{"person": ANN, "name": "Ann Lee"}], "protected_address": ADDRESS,
    }  # fmt: skip
    note = {
        "reference": "MV-9", "kind": "move", "person_id": ANN, "told": told, "from_property_id": HOME,
        "reported_at": AT, "advisor": author,
    }  # fmt: skip
    kept = {
        "person_id": ANN, "notification_id": NOTE, "advisor": author, "address": SECRET, "uprn": "200",
        "letters_to": LETTERS, "told_at": AT,
    }  # fmt: skip
    work = {
        "notification_id": NOTE, "person_id": ANN, "action": "do it", "recorded_at": AT,
        "detail": {"to": "", "summary": ["One."], "protected_address": ADDRESS},
    }  # fmt: skip
    return (
        created("notification", NOTE, note),
        created("protected_address", ADDRESS, kept),
        *(
            created("work_item", new_id(), work | {"reference": f"MV-9-{n}", "service": service})
            for n, service in enumerate(("council_tax", "waste", "benefits"))
        ),
    )


@pytest.fixture
def fled(centre: Centre) -> Fled:
    """A centre where Priya took it, with everybody's place in the feed before that."""
    cursors = {login: cursor_of(centre.gateway(login)) for login in STAFF if login not in ("wall", "door")}
    assert centre.author("priya").push(*in_danger()).outcome is Outcome.APPLIED
    return centre, cursors


def everything(centre: Centre, login: str, cursor: tuple[str, int, str] | None) -> str:
    """All that the functions give this login about anything, in one text; what is refused gives nothing."""
    calls: list[tuple[str, tuple[object, ...]]] = [
        (f"SELECT console.snapshot('{entity}', NULL, 1000)", ()) for entity in ENTITIES
    ]
    calls += [
        ("SELECT console.history(%s, now() + interval '1 day', %s, 500)", (ANN, ADDRESS)),
        *((f"SELECT console.audit('{ref}')", ()) for ref in ("P-1", "100", "200")),
        ("SELECT console.audit_chain()", ()),
        ("SELECT console.get_letter('x')", ()),
        ("SELECT console.server_info()", ()),
        *(
            (f"SELECT console.export_work('{service}', 'csv', 'here', false, false)", ())
            for service in ("council_tax", "waste", "benefits")
        ),
    ]
    if cursor is not None:
        calls.append(("SELECT console.pull(%s, %s, %s, 1000)", cursor))
    found = []
    with centre.raw(login) as connection:
        for statement, arguments in calls:
            try:
                found.append(connection.execute(statement.encode(), arguments or None).fetchone())
            except psycopg.Error as error:
                found.append((str(error),))
    return json.dumps(found, default=str)


@pytest.mark.parametrize("login", STAFF)
def test_by_no_function_does_a_login_without_the_right_read_it(fled: Fled, login: str) -> None:
    centre, cursors = fled
    found = everything(centre, login, cursors.get(login))
    assert [word for word in (SECRET, LETTERS) if (word in found) is not (login in SEE_IT)] == []
    if login in ("omar", "sam", "aud"):
        # What was asked does reach what stands around it.
        assert "MV-9" in found


@pytest.mark.parametrize("login", STAFF)
def test_by_no_table_does_anybody_read_it(fled: Fled, login: str) -> None:
    centre, _ = fled
    with centre.raw(login) as connection:
        for statement in (
            "SELECT * FROM council.protected_address",
            "SELECT address FROM council.protected_address WHERE address LIKE '7%'",
            "SELECT body FROM sync.command_text",
            "SELECT content FROM sync.work_batch",
            "COPY council.protected_address TO STDOUT",
            "SELECT most_common_vals FROM pg_stats WHERE tablename = 'protected_address'",
        ):
            try:
                rows = connection.execute(statement.encode()).fetchall()
            except psycopg.errors.InsufficientPrivilege:
                rows = []
            assert rows == []


def fields(**values: object) -> dict[str, dict[str, object]]:
    """What a forged change says."""
    return {name: {"base": None, "new": value} for name, value in values.items()}


def test_no_forged_command_brings_it_out(
    fled: Fled,
) -> None:
    """Not by writing over it, taking it away, contesting it, or making it once more to learn of it."""
    centre, _ = fled
    same = {name: one.new for name, one in in_danger("omar")[1].fields.items()}
    tries: list[tuple[str, str, str, dict[str, object]]] = [
        ("protected_address", ADDRESS, "set", {"address": "x"}),
        ("protected_address", ADDRESS, "remove", {}),
        ("conflict", ADDRESS, "create", {"entity": "protected_address"}),
        ("protected_address", ADDRESS, "create", same),
        ("protected_address", ADDRESS, "create", same | {"address": "1 Wrong Way"}),
        ("protected_address", new_id(), "create", same | {"advisor": "priya"}),
    ]
    answers: list[dict[str, Any]] = []
    with centre.raw("omar") as connection:
        for n, (entity, row, op, values) in enumerate(tries, 1):
            change = {"entity": entity, "id": row, "op": op, "fields": fields(**values)}
            answers += pushed(connection, [envelope("omar", n, [change])])
            with centre.administrator() as admin:
                # Or the next would only wait for this one.
                admin.execute("DELETE FROM sync.parked")
    assert {one["outcome"] for one in answers} == {"refused"}
    # Guessed right or wrong is answered alike.
    assert answers[3]["reason"] == answers[4]["reason"]
    assert SECRET not in json.dumps(answers)
    still_serves(centre)
    assert check(centre.url) == ()


def test_whoever_took_it_sees_it_no_longer_once_the_person_is_hidden_from_them(
    fled: Fled,
) -> None:
    centre, cursors = fled
    change = Change("person", ANN, "set", {"protected": FieldChange(False, True)})
    assert centre.author("sam").push(change).outcome is Outcome.APPLIED
    assert SECRET not in everything(centre, "priya", cursors["priya"])
    assert ADDRESS in centre.gateway("priya").pull(*cursors["priya"], 1000).gone["protected_address"]
    assert SECRET in everything(centre, "sam", cursors["sam"])


def test_no_profile_opens_it_to_others(centre: Centre) -> None:
    for part, entry, roles in (
        ("see", "protected_address", ["readers", "display"]),
        ("write", "protected_address", ["service"]),
    ):
        with pytest.raises(Exception, match="cannot be given to"):
            set_profile(centre.url, {"name": "W", "rights": {part: {entry: roles}}})


# Out to the services


def office_of(centre: Centre, *roles: str, way: str = "apart") -> PostgresBackOffice:
    """A back office in a council that has protected people's work in files, or not."""
    set_profile(centre.url, {"name": "Westerdale", "back_office": {"protected": way}})
    add_advisor(centre.url, "named", "Named", job_title=None, phone=None, roles=roles, password=PASSWORD)
    return centre.office("named")


def files(office: PostgresBackOffice, format_: str = "csv") -> dict[str, str]:
    """What goes out to each service."""
    found = {}
    for service in ("council_tax", "waste", "benefits"):
        batch = claim(office, service, format_=format_ if service == "waste" else "csv")
        assert batch is not None
        found[service] = work_file(batch)[1].decode("utf-8-sig")
    return found


@pytest.mark.parametrize(("roles", "way"), [(("service",), "apart"), (("service", "protected"), "by_hand")])
@pytest.mark.parametrize("format_", ["csv", "open311"])
def test_a_file_says_that_it_is_protected_and_whom_to_ask(
    fled: Fled, roles: tuple[str, ...], way: str, format_: str
) -> None:
    centre, _ = fled
    for service, text in files(office_of(centre, *roles, way=way), format_).items():
        assert ASK in text, service
        assert [word for word in (SECRET, LETTERS, ADDRESS, "200") if word in text] == [], service


def test_a_login_that_may_see_protected_people_writes_it_where_the_council_has_that_in_files(
    fled: Fled,
) -> None:
    centre, _ = fled
    office = office_of(centre, "service", "protected")
    for service, text in files(office).items():
        assert SECRET in text, service
        assert "address_protected" in text
        assert ADDRESS not in text
    # Begun so, nobody else finishes it, or the same file would say something else.
    with pytest.raises(NotAllowed, match="or a login with the role protected, finishes it"):
        claim(centre.office("revenues"))
    with pytest.raises(NotAllowed, match="or a login with the role protected, finishes it"):
        centre.office("revenues").exported(1)
    assert files(office) == files(office)


def test_the_author_is_not_given_it_in_a_file_without_the_role(centre: Centre) -> None:
    office = office_of(centre, "advisor", "service")
    assert centre.author("named").push(*in_danger("named")).outcome is Outcome.APPLIED
    assert SECRET in json.dumps(centre.gateway("named").snapshot("protected_address", None, 10).rows)
    for text in files(office).values():
        assert ASK in text
        assert SECRET not in text


def test_an_ordinary_file_is_what_it_was(centre: Centre) -> None:
    move(centre, 1, "council_tax")
    batch = claim(centre.office("revenues"))
    assert batch is not None
    assert batch.items[0]["to_address"] == "2 Mill Lane"
