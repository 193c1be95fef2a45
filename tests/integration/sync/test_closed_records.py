"""A declared interest takes a record off the advisor's machine, and brings it back when it is withdrawn."""

from advisor_console.domain.ids import PersonId
from db.central.interests import declare_interest, withdraw_interest
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, note, save, shown, sian
from ui.app.session import Session


def holds(session: Session, person: PersonId) -> set[str]:
    """The kinds of record in which a console holds rows that name a person."""
    kinds = {
        entity
        for entity in (
            "note",
            "contact",
            "residency",
            "verification",
            "letter",
            "support_need",
            "liable_person",
        )
        if any(row.get("person_id") == person for row in shown(session, entity).values())
    }
    return kinds | ({"person"} if person in shown(session, "person") else set())


def test_a_declared_relative_leaves_the_machine_with_all_that_hangs_on_them(consoles: Consoles) -> None:
    asha, gwen = consoles.ready(ASHA), consoles.ready(GWEN)
    record = sian(asha)
    person = record.person.id
    before = holds(asha, person)
    assert {"person", "contact", "residency", "liable_person"} <= before
    assert not asha.closed.any()
    save(asha, note(asha, person, "*saved before it was declared"))
    declare_interest(consoles.admin_url, ASHA, record.person.reference, "relative")
    report = asha.sync_once()
    assert report.refused == 1
    assert not report.snapshot  # row by row, not by a new copy
    gwen.sync_once()
    assert holds(asha, person) == set()
    assert holds(gwen, person) == before
    assert asha.records.customer(person) is None
    assert not [hit for hit in asha.search.find("sian pritchard") if hit.person == person]
    assert (asha.closed.any(), asha.closed.is_closed(person)) == (True, True)
    assert (gwen.closed.any(), shown(gwen, "declared_interest")) == (False, {})
    withdraw_interest(consoles.admin_url, ASHA, record.person.reference)
    asha.sync_once()
    assert holds(asha, person) == before
    assert sian(asha) == record
    assert not asha.closed.any()


def test_a_machine_of_ones_own_that_starts_later_never_gets_it(consoles: Consoles) -> None:
    person = sian(consoles.ready(GWEN)).person
    declare_interest(consoles.admin_url, ASHA, person.reference, "self")
    asha = consoles.ready(ASHA)
    assert holds(asha, person.id) == set()
    assert asha.closed.is_closed(person.id)
