"""Work out to the services and back: each piece in one file, each answer once, nothing half taken."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import psycopg
import pytest
from psycopg.types.json import Jsonb

from advisor_console.domain.back_office import CANNOT_BE_READ, ServiceAnswer, WorkBatch
from advisor_console.domain.changes import Outcome, created
from advisor_console.domain.errors import NotAllowed
from advisor_console.domain.ids import new_id
from advisor_console.services.export_work import work_file
from db.central.administration import add_advisor, set_profile
from db.central.back_office import PostgresBackOffice
from db.central.checking import check
from db.central.interests import declare_interest
from tests.integration.central.centre import ANN, PASSWORD, ROSE, STAFF, Centre, cursor_of
from tests.integration.central.work import move, states

PLACE = "/srv/out on here"


def claim(office: PostgresBackOffice, service: str = "council_tax", **others: Any) -> WorkBatch | None:
    given: dict[str, Any] = {"format_": "csv", "place": PLACE, "apart": False, "elsewhere": False} | others
    return office.export(
        service, given["format_"], given["place"], apart=given["apart"], elsewhere=given["elsewhere"]
    )


def send(office: PostgresBackOffice, service: str, **others: Any) -> list[str]:
    """Send everything out; gives the references in the order of the files."""
    sent: list[str] = []
    while batch := claim(office, service, **others):
        office.exported(batch.number)
        sent += [item["reference"] for item in batch.items]
    return sent


def answer(
    reference: str, state: str = "accepted", service: str = "council_tax", **others: Any
) -> ServiceAnswer:
    return ServiceAnswer(others.pop("line", 2), reference, service, state, **others)


def test_each_piece_is_in_one_file_and_counts_as_sent_when_that_stands(centre: Centre) -> None:
    move(centre, 1, "council_tax", "waste")
    move(centre, 2, "council_tax")
    office, reader = centre.office("revenues"), centre.gateway("priya")
    cursor = cursor_of(reader)
    first = claim(office)
    assert first is not None
    assert [item["reference"] for item in first.items] == ["MV-1-CT", "MV-2-CT"]
    assert set(states(centre).values()) == {"recorded"}
    move(centre, 3, "council_tax")  # told while the file is being written: not in this one
    assert claim(office) == first
    office.exported(first.number)
    office.exported(first.number)
    found = states(centre)
    assert (found["MV-1-CT"], found["MV-2-CT"], found["MV-3-CT"], found["MV-1-W"]) == (
        "sent",
        "sent",
        "recorded",
        "recorded",
    )
    page = reader.pull(*cursor, 100)
    assert {row["reference"]: row["status"] for row in page.rows["work_item"]} == {
        "MV-1-CT": "sent",
        "MV-2-CT": "sent",
    }
    assert send(office, "council_tax") == ["MV-3-CT"]
    assert claim(office) is None
    assert check(centre.url) == ()


def test_a_lost_file_is_written_again_as_it_was_until_all_in_it_is_answered(centre: Centre) -> None:
    for number in (1, 2):
        move(centre, number, "council_tax")
    office = centre.office("revenues")
    first = claim(office)
    assert first is not None
    with pytest.raises(NotAllowed, match="was never finished"):
        office.export_again("council_tax", first.number, PLACE)
    office.exported(first.number)
    with centre.administrator() as connection:
        # What has changed since does not change the file.
        connection.execute("UPDATE council.person SET given_names = 'Anna' WHERE id = %s", (ANN,))
    cursor = cursor_of(centre.gateway("priya"))
    again = office.export_again("council_tax", first.number, "/srv/elsewhere")
    assert (again, work_file(again)) == (first, work_file(first))
    # Nothing counts as sent twice, and who had it written again is kept.
    assert centre.gateway("priya").pull(*cursor, 100).rows == {}
    with centre.administrator() as connection:
        noted = connection.execute("SELECT batch, place, written_by FROM sync.work_again").fetchall()
    assert noted == [(first.number, "/srv/elsewhere", "revenues")]
    with pytest.raises(NotAllowed, match="no export of that number for this service"):
        office.export_again("waste", first.number, PLACE)
    with pytest.raises(NotAllowed, match="Your role may not do this"):
        centre.office("priya").export_again("council_tax", first.number, PLACE)
    office.acknowledge([answer("MV-1-CT")])
    assert office.export_again("council_tax", first.number, PLACE) == first
    office.acknowledge([answer("MV-2-CT", "rejected", reason="The account number cannot be read.")])
    with pytest.raises(NotAllowed, match="has answered all that was in that file"):
        office.export_again("council_tax", first.number, PLACE)
    assert centre.value("SELECT count(*) FROM sync.work_batch WHERE content IS NOT NULL") == 0
    assert check(centre.url) == ()


def test_a_lost_file_of_protected_people_is_written_again_by_named_staff_only(centre: Centre) -> None:
    named = protect(centre, "apart")
    move(centre, 1, "council_tax", person=ROSE)
    batch = claim(named, apart=True)
    assert batch is not None
    named.exported(batch.number)
    with pytest.raises(NotAllowed, match="holds work that is closed to you"):
        centre.office("revenues").export_again("council_tax", batch.number, PLACE)
    assert named.export_again("council_tax", batch.number, PLACE) == batch
    # Nobody who does not see all of it takes it for answered.
    centre.office("revenues").acknowledge([answer("MV-1-CT")])
    assert named.export_again("council_tax", batch.number, PLACE) == batch


def test_the_auditor_reads_what_became_of_a_record_s_work_and_none_of_its_words(centre: Centre) -> None:
    move(centre, 1, "council_tax", "waste")
    move(centre, 2, "council_tax", person=ROSE)
    office = centre.office("revenues")
    batch = claim(office)
    assert batch is not None
    office.exported(batch.number)
    office.export_again("council_tax", batch.number, PLACE)
    office.acknowledge([answer("MV-1-CT", "rejected", reason="Secret words.", service_reference="R/9")])
    found = centre.gateway("aud").audit("P-1")
    assert found is not None
    acts = [
        (one["act"], one["reference"], one["service"], one["file"], one["advisor"]) for one in found["work"]
    ]
    assert acts == [
        ("exported", "MV-1-CT", "council_tax", batch.number, "revenues"),
        ("written_again", "MV-1-CT", "council_tax", batch.number, "revenues"),
        ("rejected", "MV-1-CT", "council_tax", None, "revenues"),
    ]
    assert "Secret words" not in str(found)
    # The homes lead to the same.
    home = centre.gateway("aud").audit("100")
    assert home is not None
    assert {one["reference"] for one in home["work"]} == {"MV-1-CT", "MV-2-CT"}


def test_exports_at_once_share_the_unfinished_file(centre: Centre) -> None:
    for number in range(5):
        move(centre, number, "waste")
    offices = [centre.office("revenues") for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda office: claim(office, "waste"), offices))
    assert found.count(found[0]) == 4
    assert centre.value("SELECT count(*) FROM sync.work_batch") == 1


def test_an_unfinished_export_is_finished_as_and_where_it_was_begun(centre: Centre) -> None:
    move(centre, 1, "waste")
    office = centre.office("revenues")
    begun = claim(office, "waste")
    with pytest.raises(NotAllowed, match="begun as csv and not finished"):
        claim(office, "waste", format_="open311")
    with pytest.raises(NotAllowed, match="begun in /srv/out on here and not finished"):
        claim(office, "waste", place="/elsewhere")
    assert claim(office, "waste", place="/elsewhere", elsewhere=True) == begun
    assert claim(office, "waste", place="/elsewhere") == begun


@pytest.mark.parametrize(
    ("service", "format_"),
    [("electoral", "open311"), ("bins", "csv"), ("waste", "pdf"), (None, "csv"), ("waste", None)],
)
def test_what_there_is_no_export_of_is_refused(centre: Centre, service: Any, format_: Any) -> None:
    with pytest.raises(NotAllowed, match="Work goes out for"):
        claim(centre.office("revenues"), service, format_=format_)


@pytest.mark.parametrize("login", [login for login in STAFF if login != "revenues"])
def test_other_roles_send_nothing_out_and_bring_nothing_back(centre: Centre, login: str) -> None:
    move(centre, 1, "council_tax")
    office = centre.office(login)
    for call in (
        lambda: claim(office),
        lambda: office.exported(1),
        lambda: office.acknowledge([answer("MV-1-CT")]),
    ):
        with pytest.raises(NotAllowed, match="Your role may not do this"):
            call()
    assert states(centre) == {"MV-1-CT": "recorded"}


def test_no_command_says_what_became_of_work(centre: Centre) -> None:
    values = {"reference": "F-1", "service": "waste", "action": "x", "detail": {}, "person_id": ANN,
              "recorded_at": "2026-11-28T09:00:00+00:00"}  # fmt: skip
    for login in ("priya", "sam", "revenues"):
        author = centre.author(login)
        for name, value in (
            ("status", "done"),
            ("service_reference", "x"),
            ("sent_at", values["recorded_at"]),
        ):
            result = author.push(created("work_item", new_id(), values | {name: value}))
            assert result.outcome is Outcome.REFUSED
            assert result.reason == f"Your role may not write this here: {name.replace('_', ' ')}."
    assert states(centre) == {}
    with pytest.raises(Exception, match="cannot be given to"):
        set_profile(centre.url, {"name": "W", "rights": {"write": {"work_item.status": ["advisor"]}}})


def test_where_the_profile_says_so_each_service_has_its_own_work_alone(centre: Centre) -> None:
    for number in (1, 2):
        move(centre, number, "council_tax", "waste")
    set_profile(centre.url, {"name": "W", "rights": {"work": {"waste": ["waste"]}}})
    for login, roles in (
        ("bins", ["service", "waste"]),
        ("taxes", ["service"]),
        ("front", ["advisor", "waste"]),
    ):
        add_advisor(centre.url, login, login, job_title=None, phone=None, roles=roles, password=PASSWORD)
    bins, taxes = centre.office("bins"), centre.office("taxes")
    batch = claim(bins, "waste")
    assert batch is not None
    refused: tuple[Callable[[], object], ...] = (
        lambda: claim(taxes, "waste"),
        lambda: taxes.exported(batch.number),
        lambda: taxes.export_again("waste", batch.number, PLACE),
    )
    for call in refused:
        with pytest.raises(NotAllowed, match="gives the work of waste to other logins"):
            call()
    bins.exported(batch.number)
    (wrong,) = taxes.acknowledge([answer("MV-1-W", service="waste")]).wrong
    assert wrong.sentence == "MV-1-W is work of waste, which your council gives to other logins."
    assert bins.acknowledge([answer("MV-1-W", service="waste")]).accepted == 1
    # What the profile leaves alone is every back office's, and the role beside it opens no door.
    assert send(taxes, "council_tax") == ["MV-1-CT", "MV-2-CT"]
    with pytest.raises(NotAllowed, match="Your role may not do this"):
        claim(centre.office("front"), "waste")
    with pytest.raises(Exception, match="cannot be given to advisor"):
        set_profile(centre.url, {"name": "W", "rights": {"work": {"waste": ["advisor"]}}})
    assert check(centre.url) == ()


# Protected people


def protect(centre: Centre, way: str) -> PostgresBackOffice:
    """Rose is protected; gives a back office that may see her."""
    set_profile(
        centre.url,
        {"name": "Westerdale", "back_office": {"protected": way}, "electoral": {"legal_basis": "duty"}},
    )
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ROSE,))
    add_advisor(
        centre.url,
        "named",
        "Named",
        job_title=None,
        phone=None,
        roles=["service", "protected"],
        password=PASSWORD,
    )
    return centre.office("named")


def test_protected_people_s_work_is_in_files_of_their_own_only(centre: Centre) -> None:
    named = protect(centre, "apart")
    move(centre, 1, "electoral")
    move(centre, 2, "electoral", person=ROSE)
    move(centre, 3, "electoral", others=(ROSE,))  # she moves with Ann: her new address is Ann's
    assert send(centre.office("revenues"), "electoral") == ["MV-1-EL"]
    assert send(named, "electoral") == []
    with pytest.raises(NotAllowed, match="Only a login with the role protected"):
        claim(centre.office("revenues"), "electoral", apart=True)
    batch = claim(named, "electoral", apart=True)
    assert batch is not None
    assert batch.name.startswith("work-electoral-restricted-")
    assert [item["reference"] for item in batch.items] == ["MV-2-EL", "MV-3-EL"]
    named.exported(batch.number)
    assert set(states(centre).values()) == {"sent"}
    unseen = centre.office("revenues").acknowledge([answer("MV-2-EL", service="electoral")])
    assert [one.sentence for one in unseen.wrong] == [
        "There is no work with the reference MV-2-EL, or it is not yours to see."
    ]


def test_handed_over_by_hand_it_is_in_no_file_and_is_answered_all_the_same(centre: Centre) -> None:
    named = protect(centre, "by_hand")
    move(centre, 1, "council_tax")
    move(centre, 2, "council_tax", person=ROSE)
    with pytest.raises(NotAllowed, match="handed over by hand"):
        claim(named, apart=True)
    found = named.acknowledge([answer("MV-2-CT", "done")])
    assert (found.done, found.wrong) == (1, ())
    assert "has not been sent" in named.acknowledge([answer("MV-1-CT")]).wrong[0].sentence


def test_who_is_protected_since_leaves_an_unfinished_export_to_named_staff(centre: Centre) -> None:
    move(centre, 1, "council_tax", person=ROSE)
    begun = claim(centre.office("revenues"))
    named = protect(centre, "apart")
    calls: tuple[Callable[[], object], ...] = (
        lambda: claim(centre.office("revenues")),
        lambda: centre.office("revenues").exported(1),
    )
    for call in calls:
        with pytest.raises(NotAllowed, match="holds work that is closed to you"):
            call()
    assert claim(named) == begun


def test_who_declared_an_interest_sends_nothing_of_theirs(centre: Centre) -> None:
    move(centre, 1, "council_tax")
    declare_interest(centre.url, "revenues", "P-1", "relative")
    assert claim(centre.office("revenues")) is None


def test_electors_go_with_name_address_and_email_on_the_profile_s_basis_or_not_at_all(centre: Centre) -> None:
    move(centre, 1, "electoral")
    office = centre.office("revenues")
    with pytest.raises(NotAllowed, match="names no legal basis"):
        claim(office, "electoral")
    set_profile(centre.url, {"name": "Westerdale", "electoral": {"legal_basis": "the officer's duty"}})
    batch = claim(office, "electoral")
    assert batch is not None
    assert batch.legal_basis == "the officer's duty"
    assert batch.items == (
        {
            "reference": "MV-1-EL",
            "to": "2 Mill Lane",
            "people": [{"name": "Ann Lee", "email": "ann@example.org"}],
        },
    )


def test_waste_is_told_of_no_person(centre: Centre) -> None:
    move(centre, 1, "waste")
    batch = claim(centre.office("revenues"), "waste")
    assert batch is not None
    assert "Ann" not in str(batch.items)
    assert (batch.items[0]["from_uprn"], batch.items[0]["to_uprn"]) == ("100", "200")


# Answers

_ONLY_ACCEPTED = "what the registration officer decides or holds is not taken, only accepted or rejected."


@pytest.fixture
def sent(centre: Centre) -> Centre:
    """A centre with a few pieces of work sent out."""
    set_profile(centre.url, {"name": "Westerdale", "electoral": {"legal_basis": "duty"}})
    for number in range(1, 4):
        move(centre, number, "council_tax", "waste", "electoral")
    office = centre.office("revenues")
    for service in ("council_tax", "waste", "electoral"):
        send(office, service)
    return centre


def test_answers_reach_the_consoles_and_the_same_again_is_nothing_to_do(sent: Centre) -> None:
    office, reader = sent.office("revenues"), sent.gateway("priya")
    cursor = cursor_of(reader)
    answers = [
        answer("MV-1-CT", service_reference="R/1"),
        answer(
            "MV-2-CT",
            "rejected",
            reason="The account number cannot be read.",
            service_reference="R/2",
            line=3,
        ),
        answer("MV-3-CT", "done", service_reference="R/3", line=4),
        answer("MV-1-EL", service="electoral", line=5),
        answer("MV-2-EL", "rejected", "electoral", reason="email_unreadable", line=6),
    ]
    found = office.acknowledge(answers)
    assert (found.accepted, found.rejected, found.done, found.known, found.wrong) == (2, 2, 1, 0, ())
    rows = {row["reference"]: row for row in reader.pull(*cursor, 100).rows["work_item"]}
    assert {reference: row["status"] for reference, row in rows.items()} == {
        "MV-1-CT": "accepted", "MV-2-CT": "rejected", "MV-3-CT": "done",
        "MV-1-EL": "done",  # the officer has the details: what becomes of them is not ours
        "MV-2-EL": "rejected",
    }  # fmt: skip
    assert (rows["MV-2-CT"]["reason"], rows["MV-1-CT"]["service_reference"]) == (
        "The account number cannot be read.",
        "R/1",
    )
    before = sent.value("SELECT max(seq) FROM sync.feed")
    assert office.acknowledge(answers).known == 5
    # An older file once more does not take back what came later.
    assert office.acknowledge([answer("MV-1-CT", "done", service_reference="R/1")]).done == 1
    assert office.acknowledge(answers).known == 5
    assert states(sent)["MV-1-CT"] == "done"
    assert sent.value("SELECT max(seq) FROM sync.feed") == before + 1
    assert check(sent.url) == ()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        (answer("MV-9-CT"), "There is no work with the reference MV-9-CT, or it is not yours to see."),
        (answer("MV-1-W"), "MV-1-W is work of waste, not of council tax."),
        (answer("MV-1-CT", service="bins"), "MV-1-CT is work of council tax, not of bins."),
        (answer("MV-1-CT", "refused"), "MV-1-CT: the state is accepted, rejected or done."),
        (answer("MV-1-CT", "rejected"), "MV-1-CT is rejected without a reason."),
        (answer("MV-1-CT", reason="x"), "MV-1-CT: a reason is given only for work that is rejected."),
        (
            answer("MV-1-CT", service_reference="x" * 61),
            "MV-1-CT: a reason has at most 500 characters, a reference 60.",
        ),
        (answer("MV-2-CT"), "MV-2-CT is answered more than once in this file."),
        (
            answer("MV-1-EL", "rejected", "electoral", reason="Already registered at 9 Mill Lane."),
            "MV-1-EL: for electors the reason is name_unreadable, address_unreadable or email_unreadable.",
        ),
        (
            answer("MV-1-EL", "done", "electoral"),
            f"MV-1-EL: {_ONLY_ACCEPTED}",
        ),
        (
            answer("MV-1-EL", service="electoral", service_reference="elector 1204"),
            f"MV-1-EL: {_ONLY_ACCEPTED}",
        ),
    ],
)
def test_one_line_that_is_wrong_and_nothing_is_taken(
    sent: Centre, wrong: ServiceAnswer, sentence: str
) -> None:
    good = answer("MV-2-CT", line=1)
    found = sent.office("revenues").acknowledge([good, wrong])
    assert sentence in {one.sentence for one in found.wrong if one.line == 2}
    assert set(states(sent).values()) == {"sent"}
    assert sent.value("SELECT count(*) FROM sync.work_answer") == 0


def test_what_is_over_is_over(sent: Centre) -> None:
    office = sent.office("revenues")
    move(sent, 4, "council_tax")
    assert (
        office.acknowledge([answer("MV-4-CT")]).wrong[0].sentence
        == "MV-4-CT has not been sent to the service yet."
    )
    office.acknowledge(
        [answer("MV-1-CT", "done"), answer("MV-2-CT", "rejected", reason="x"), answer("MV-3-CT")]
    )
    for reference, state in (("MV-1-CT", "accepted"), ("MV-2-CT", "done")):
        assert "and nothing follows that" in office.acknowledge([answer(reference, state)]).wrong[0].sentence
    other = office.acknowledge([answer("MV-3-CT", service_reference="R")]).wrong[0].sentence
    assert other == "MV-3-CT was answered with accepted before, and with another reference or reason."


def test_both_ends_know_the_same_reasons_for_electors(sent: Centre) -> None:
    office = sent.office("revenues")
    for number, reason in enumerate(CANNOT_BE_READ, 1):
        found = office.acknowledge([answer(f"MV-{number}-EL", "rejected", "electoral", reason=reason)])
        assert (found.rejected, found.wrong) == (1, ())


@pytest.mark.parametrize("answers", [None, "{}", '"x"', "[1]", '[{"line": "x"}]'])
def test_what_no_gateway_of_ours_sends_takes_nothing(sent: Centre, answers: str | None) -> None:
    with sent.raw("revenues") as connection:
        try:
            found = connection.execute("SELECT console.acknowledge_work(%s::jsonb)", (answers,)).fetchone()
        except psycopg.Error:
            found = None
    assert found is None or found[0]["problems"]
    assert set(states(sent).values()) == {"sent"}


def test_more_than_a_file_s_worth_goes_in_several_and_too_many_answers_are_refused(centre: Centre) -> None:
    with centre.administrator() as connection:
        connection.execute(
            "INSERT INTO council.work_item (id, reference, person_id, service, action, detail, recorded_at)"
            " SELECT gen_random_uuid(), 'X-' || n, %s, 'benefits', 'x', %s, now()"
            " FROM generate_series(1, 2003) AS n",
            (ANN, Jsonb({"to": "x"})),
        )
    sent = send(centre.office("revenues"), "benefits")
    assert (len(sent), len(set(sent))) == (2003, 2003)
    assert centre.value("SELECT array_agg(amount ORDER BY number) FROM sync.work_batch") == [2000, 3]
    with pytest.raises(NotAllowed, match="at most 5,000"):
        centre.office("revenues").acknowledge([answer(f"X-{n}", service="benefits") for n in range(5001)])
