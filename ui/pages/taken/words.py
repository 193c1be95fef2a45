"""A taken move in words."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.customer import WorkItem
from advisor_console.domain.sentences import weekday
from advisor_console.domain.working_days import LOCAL
from advisor_console.services.cancel_move import why_not_cancelled
from advisor_console.services.taken_move import TakenMove
from ui.pages.move.words import service_words
from ui.pages.taken.models import TakenState
from ui.widgets.key_values import KeyValue
from ui.widgets.protected_words import address_rows
from ui.widgets.queue_words import clock_time
from ui.widgets.text import Run, Tone, quiet


def translate(text: str) -> str:
    """Translate a text of this page."""
    return QCoreApplication.translate("taken", text)


def taken_state(customer: str, taken: TakenMove, teams: Mapping[str, str], today: date) -> TakenState:
    """Say what was told and how it stands; today is local."""
    why_not = why_not_cancelled(taken, today)
    reported = taken.reported_at.astimezone(LOCAL)
    when = translate("{day} {year} at {time}, {name}").format(
        day=weekday(reported.date()),
        year=reported.year,
        time=clock_time(taken.reported_at),
        name=taken.advisor_name or taken.advisor,
    )
    return TakenState(
        customer=customer,
        reference=taken.reference,
        told=(
            KeyValue("told", translate("Told"), (Run(str(taken.told.get("summary") or "")),)),
            KeyValue("by", translate("When, to whom"), (Run(when),)),
            *address_rows(taken.protected_address),
        ),
        services=tuple(_service(item, teams) for item in taken.work),
        standing=_standing(taken),
        can_correct=taken.stands and taken.did is not None,
        can_cancel=not why_not,
        why_not=why_not if taken.stands else "",
    )


def _standing(taken: TakenMove) -> str:
    if taken.corrected_by is not None:
        return translate("{reference} stands in its place.").format(reference=taken.corrected_by)
    return translate("It was called off.") if taken.kind == "move_cancelled" else ""


def _service(item: WorkItem, teams: Mapping[str, str]) -> KeyValue:
    status = {
        "recorded": translate("noted"),
        "sent": translate("sent to the team"),
        "accepted": translate("accepted by the team"),
        "rejected": translate("handed back: {reason}").format(reason=item.reason or ""),
        "done": translate("done"),
    }.get(item.status, item.status)
    by = translate(", by {day}").format(day=weekday(item.promised_by)) if item.promised_by else ""
    team = teams.get(item.service, service_words(item.service))
    return KeyValue(
        item.service,
        service_words(item.service),
        (Run(f"{team}: {status}{by}"), quiet(f"\n{item.reference}")),
        name_tone=Tone.PLAIN,
    )
