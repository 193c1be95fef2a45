"""A service's piece of work in the words of the screen: whose it is, how it stands, and for when."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from advisor_console.domain.back_office import CANNOT_BE_READ


def translate(text: str, count: int = -1) -> str:
    """Translate a text about work; %n stands for the count."""
    return QCoreApplication.translate("work", text, None, count)


def short_day(day: date, today: date) -> str:
    """Write a day with its weekday in this year, with its year in any other."""
    shape = "ddd d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def service_words(service: str) -> str:
    """Name a service as the record does."""
    return {
        "council_tax": translate("Council tax"),
        "waste": translate("Waste"),
        "electoral": translate("Elections"),
        "benefits": translate("Benefits"),
    }.get(service, service.replace("_", " ").capitalize())


def action_words(action: str) -> str:
    """Say what a service is asked to do."""
    return {
        "change the bill": translate("Change the bill"),
        "containers and subscriptions": translate("Containers and subscriptions"),
        "pass details on": translate("Pass details on"),
        "look at help again": translate("Look at help again"),
        "change contact details": translate("Change contact details"),
        "change the name": translate("Change the name"),
        "tenant has changed": translate("Tenant has changed"),
        "take bank details": translate("Take bank details"),
        "take back": translate("Take back what was asked"),
    }.get(action, action[:1].upper() + action[1:])


def state_words(service: str, status: str) -> str:
    """Say how a piece of work stands; of electors' details only that they were passed on is ours to say."""
    if service == "electoral" and status in ("sent", "accepted", "done"):
        return translate("Passed on")
    return {
        "recorded": translate("Recorded"),
        "sent": translate("Sent"),
        "accepted": translate("Accepted"),
        "rejected": translate("Needs fixing"),
        "done": translate("Done"),
    }.get(status, status)


def reason_words(reason: str) -> str:
    """Say why a service handed work back; what the registration officer may say comes as a code."""
    return {
        "name_unreadable": translate("The name cannot be read."),
        "address_unreadable": translate("The new address cannot be read."),
        "email_unreadable": translate("The email address cannot be read."),
    }.get(reason, CANNOT_BE_READ.get(reason, reason))


def promise_words(status: str, promised_by: date | None, today: date) -> str:
    """Say for when it is promised: nothing once it is done or handed back, or where no day was."""
    if promised_by is None or status in ("rejected", "done"):
        return ""
    if promised_by == today:
        return translate("due today")
    day = short_day(promised_by, today)
    if promised_by < today:
        return translate("overdue since {day}").format(day=day)
    return translate("by {day}").format(day=day)
