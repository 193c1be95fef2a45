"""The queue in the words that staff and the wall share: tickets, counters, services and waits."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from advisor_console.domain.queueing import ServiceLoad
from advisor_console.domain.waits import NotEnough, WaitEstimate, estimate_wait
from advisor_console.domain.working_days import LOCAL


def translate(text: str, count: int = -1) -> str:
    """Translate a text of the queue; %n stands for the count."""
    return QCoreApplication.translate("queue", text, None, count)


def clock_time(at: datetime) -> str:
    """Write the local time of an instant: 10:42."""
    local = at.astimezone(LOCAL)
    return QLocale().toString(QTime(local.hour, local.minute), "HH:mm")


def ticket_words(number: str) -> str:
    """Write a ticket's number as it is shown and said, letters apart from figures: "B 047"."""
    plain = "".join(number.split())
    letters = plain.rstrip("0123456789")
    return f"{letters} {plain[len(letters) :]}".strip()


def ticket_spoken(number: str) -> str:
    """Write a ticket's number for a voice, figure by figure: "B, 0, 4, 7"."""
    return ", ".join("".join(number.split()))


def counter_words(name: str) -> str:
    """Name a counter as people look for it: "Counter 3", or its own name when it has one."""
    return translate("Counter {name}").format(name=name) if name.isdigit() else name


def service_words(code: str, names: Mapping[str, str]) -> str:
    """Name a service by its code; a code without a name is written as words."""
    return names.get(code) or code.replace("_", " ").capitalize()


def estimate_of(load: ServiceLoad, minimum_services: int) -> WaitEstimate | NotEnough:
    """Estimate the wait of somebody who joins now, behind everybody who waits for the service."""
    return estimate_wait(
        load.waiting, load.busy, load.services, load.mean_service_seconds, needed_services=minimum_services
    )


def wait_words(found: WaitEstimate | NotEnough) -> str:
    """Say a wait in full: "about 12 minutes, most wait less than 21", or that it is too soon to say."""
    if isinstance(found, NotEnough):
        return translate("not enough to say")
    about, most = found.about_minutes, found.most_less_than_minutes
    if about == 0 and most == 1:
        return translate("less than a minute")
    if about == 0:
        return translate("less than a minute, most wait less than %n minutes", most)
    if about == 1:
        return translate("about 1 minute, most wait less than {most}").format(most=most)
    return translate("about %n minutes, most wait less than {most}", about).format(most=most)


def short_wait_words(found: WaitEstimate) -> str:
    """Say a wait in the few large characters a wall has room for: "12 min, most under 21"."""
    about, most = found.about_minutes, found.most_less_than_minutes
    if about == 0 and most == 1:
        return translate("Under 1 min")
    if about == 0:
        return translate("Under 1 min, most under\u00a0{most}").format(most=most)
    # A figure never stands alone on a line of its own.
    return translate("{about} min, most under\u00a0{most}").format(about=about, most=most)
