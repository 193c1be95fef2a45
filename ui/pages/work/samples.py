"""States of the Work page worth looking at. The people are invented."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from advisor_console.domain.ids import EntityId, PersonId
from advisor_console.domain.open_work import OpenWork, WorkFilter, WorkListed
from ui.pages.work.models import WorkState
from ui.pages.work.words import work_state

_TODAY = date(2026, 11, 23)
_COUNTS = {WorkFilter.MINE: 4, WorkFilter.DUE: 2, WorkFilter.FIXING: 2}


def _work(
    number: int, customer: str, service: str, what: str, *, status: str, day: int, month: int = 12
) -> OpenWork:
    reference = f"MV-2KYB{number}-XG6KX-{service[:1].upper()}"
    return OpenWork(
        EntityId(f"w{number}"), reference, EntityId(f"n{number}"), PersonId(EntityId(f"p{number}")), customer,
        service, what, status, date(2026, month, day), None, None, None,
    )  # fmt: skip


_SIAN = _work(1, "Siân Pritchard", "council_tax", "change the bill", status="sent", day=7)
_BACK = replace(
    _work(
        2, "Oluwaseun Adébáyò-Featherstonehaugh", "council_tax", "change the bill", status="rejected", day=4
    ),
    reason="The account number cannot be read.",
    service_reference="REV/26/40117",
    answered_at=datetime(2026, 11, 20, 15, 30, tzinfo=UTC),
)
_ELECTOR = replace(
    _work(3, "Mohammed Latif", "electoral", "pass details on", status="rejected", day=24, month=11),
    reason="email_unreadable",
)
_LATE = replace(
    _work(4, "Olwen Hughes", "waste", "containers and subscriptions", status="accepted", day=19, month=11),
    service_reference="638344",
)
_TODAY_S = _work(
    5, "Aleksandra Wiśniewska", "benefits", "look at help again", status="recorded", day=23, month=11
)


def samples() -> Mapping[str, WorkState]:
    """Give every state that a person may meet."""
    mine = WorkListed((_BACK, _LATE, _TODAY_S, _SIAN), _COUNTS, 1)
    none = WorkListed((), dict.fromkeys(WorkFilter, 0))
    many = replace(mine, counts={**_COUNTS, WorkFilter.MINE: 1_241})
    return {
        "mine": work_state(mine, WorkFilter.MINE, _TODAY),
        "due today": work_state(WorkListed((_LATE, _TODAY_S), _COUNTS, 1), WorkFilter.DUE, _TODAY),
        "needs fixing": work_state(WorkListed((_ELECTOR, _BACK), _COUNTS, 1), WorkFilter.FIXING, _TODAY),
        "more than is listed": work_state(many, WorkFilter.MINE, _TODAY),
        "nothing of mine": work_state(none, WorkFilter.MINE, _TODAY),
        "nothing due": work_state(none, WorkFilter.DUE, _TODAY),
        "nothing handed back": work_state(none, WorkFilter.FIXING, _TODAY),
    }
