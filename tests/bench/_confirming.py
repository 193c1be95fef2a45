"""From the press that confirms a move to its command kept for good: real files, read, written and shown."""

import tempfile
import time
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from advisor_console.domain.customer import Property
from advisor_console.domain.help_with_costs import Answer, HelpReceived
from advisor_console.domain.ids import EntityId, PersonId, PropertyId, new_id
from advisor_console.domain.moving import AgeGroup, MoveNotification, MovingPerson
from advisor_console.domain.tenancy import Letting, Tenure
from advisor_console.services.report_move import ReportMove
from db.local.replica_schema import TABLES
from db.repositories.customers import SqlCustomerRecords
from tests.helpers.fakes import FixedClock
from tests.helpers.local_files import local_files, take_snapshot
from tests.helpers.moves import ASHA, NEW, OLD, PROFILE

_MOVES = 60
_NAMES = ("Anwen", "Bryn", "Cai")


def milliseconds() -> list[float]:
    """Record that many moves of households of three, each from a home of its own into another, offline."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    moves = [_household(rows, number) for number in range(_MOVES)]
    with (
        tempfile.TemporaryDirectory(prefix="advisor-console-bench-", dir="/var/tmp") as folder,
        local_files(Path(folder)) as files,
    ):
        take_snapshot(files, 1, {entity: _whole(entity, found) for entity, found in rows.items()})
        clock = FixedClock()
        use = ReportMove(
            records=SqlCustomerRecords(files.replica.reading, clock.today, files.outbox.unanswered),
            log=files.log,
            clock=clock,
            new_id=new_id,
            advisor=ASHA,
            profile=lambda: PROFILE,
        )
        taken = []
        for move in moves:
            began = time.perf_counter()
            use.record(move.people[0].person, move, None)
            taken.append((time.perf_counter() - began) * 1000)
        return taken


def _whole(entity: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Fill in what the schema gives where nothing is said."""
    table = TABLES[entity]
    return [dict(zip(table.columns, table.row(row), strict=True)) for row in rows]


def _household(rows: dict[str, list[dict[str, Any]]], number: int) -> MoveNotification:
    old, new = (_home(rows, home, f"{number}{place}") for place, home in enumerate((OLD, NEW)))
    people = [PersonId(new_id()) for _ in _NAMES]
    account, period = new_id(), new_id()
    since = {"starts_on": "2019-05-14"}
    for id_, given in zip(people, _NAMES, strict=True):
        named = {"reference": f"P-{number}-{given}", "given_names": given, "family_name": "Hughes"}
        rows["person"].append({"id": id_, **named, "date_of_birth": "1984-05-02", "language": "en"})
        stay = {"person_id": id_, "property_id": old.id, "tenure": "private_tenant", **since}
        rows["residency"].append({"id": new_id(), **stay})
        rows["liable_person"].append({"id": new_id(), "period_id": period, "person_id": id_})
    opened = {"reference": f"77{number}", "property_id": old.id, "opened_on": "2019-05-14"}
    rows["council_tax_account"].append({"id": account, **opened})
    owed = {"property_id": old.id, "account_id": account, "basis": "liable", **since}
    rows["liability_period"].append({"id": period, **owed})
    night = FixedClock().today() + timedelta(days=4)
    return MoveNotification(
        people=tuple(
            MovingPerson(id_, f"{given} Hughes", AgeGroup.ADULT, date(1984, 5, 2))
            for id_, given in zip(people, _NAMES, strict=True)
        ),
        from_property=old.id,
        from_address=old.address.format_one_line(),
        to_property=new.id,
        to_address=new.address.format_one_line(),
        last_night=night,
        first_night=night + timedelta(days=1),
        left=Letting(Tenure.PRIVATE_TENANT),
        new_tenure=Tenure.PRIVATE_TENANT,
        adults_there=len(people),
        help=HelpReceived(Answer.NO, Answer.NO, Answer.NO),
    )


def _home(rows: dict[str, list[dict[str, Any]]], home: Property, number: str) -> Property:
    made = replace(home, id=PropertyId(EntityId(new_id())), uprn=number, paon=number)
    names = ("id", "uprn", "saon", "paon", "street", "locality", "town", "postcode", "band", "round")
    rows["property"].append({name: getattr(made, name) for name in (*names, "status")})
    return made
