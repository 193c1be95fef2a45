"""Fields and their values in an advisor's words: dates, money and places as said, never as stored."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from advisor_console.domain.changes import Value
from advisor_console.domain.sentences import pounds
from advisor_console.domain.working_days import LOCAL


def translate(text: str, count: int = -1) -> str:
    """Translate a field's or a value's words."""
    return QCoreApplication.translate("fields", text, None, count)


def day_words(day: date) -> str:
    """Write a day in full: 1 December 2026."""
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMMM yyyy")


def moment_words(at: datetime, today: date) -> str:
    """Write a moment: its time alone on the same day, with its day on any other."""
    local = at.astimezone(LOCAL)
    time = QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
    if local.date() == today:
        return time
    shape = "ddd d MMM" if local.year == today.year else "d MMM yyyy"
    return f"{QLocale().toString(QDate(local.year, local.month, local.day), shape)} {time}"


def group_words(entity: str, group: str, places: str = "") -> str:
    """Name a group of fields as it is spoken of; places says where, for what is about a home."""
    named = {
        ("person", "name"): translate("Name"),
        ("residency", "period"): translate("When they live there"),
        ("liability_period", "period"): translate("When they owe council tax"),
        ("council_tax_account", "open"): translate("Council tax account: opened and closed"),
        ("discount", "period"): translate("When the discount runs"),
        ("garden_subscription", "period"): translate("When garden waste is paid for"),
    }.get((entity, group)) or field_words(entity, group)
    return f"{named}: {places}" if places else named


def field_words(entity: str, name: str) -> str:
    """Name a field: "Mobile number", "Last night there"."""
    return _of_entity(entity).get(name) or _of_all().get(name) or _plain(name)


def value_words(entity: str, name: str, value: Value, names: Mapping[str, str]) -> str:
    """Say a value; names calls people and homes by what they are known as. Nothing recorded is said so."""
    if value is None or value == "":
        return _of_nothing(entity, name)
    if isinstance(value, bool):
        return translate("yes") if value else translate("no")
    if name.endswith("_pence") and isinstance(value, int):
        return pounds(value)
    if isinstance(value, str):
        return _text(entity, name, value, names)
    if isinstance(value, int | float):
        unit = {"capacity_litres": "\N{NO-BREAK SPACE}L", "percent": "\N{NO-BREAK SPACE}%"}.get(name, "")
        return f"{value}{unit}"
    return translate("several things, as they were told")


def last_day(entity: str, name: str) -> bool:
    """Say whether a field holds the day after the last one, which is how some periods are kept."""
    return name == "ends_on" and entity in ("residency", "liability_period", "discount")


def _text(entity: str, name: str, value: str, names: Mapping[str, str]) -> str:
    if value in names:
        return names[value]
    if name.endswith("_id"):
        return translate("a record that is not on this machine")
    if name.endswith(("_on", "_by")) or name in ("date_of_birth", "last_night", "first_night"):
        day = _day(value)
        if day is not None:
            return day_words(day - timedelta(days=1) if last_day(entity, name) else day)
    if name.endswith("_at"):
        return moment_words(datetime.fromisoformat(value), date.min)
    return _coded().get((name, value), value)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _of_nothing(entity: str, name: str) -> str:
    if name == "ends_on" or (entity, name) == ("council_tax_account", "closed_on"):
        return translate("no end yet")
    return translate("nothing")


def _plain(name: str) -> str:
    return name.removesuffix("_id").removesuffix("_pence").replace("_", " ").capitalize()


def _of_entity(entity: str) -> Mapping[str, str]:
    return {
        "residency": {
            "starts_on": translate("First night there"),
            "ends_on": translate("Last night there"),
            "tenure": translate("How they live there"),
        },
        "liability_period": {
            "starts_on": translate("Owes from"),
            "ends_on": translate("Owes until"),
            "basis": translate("Why"),
        },
        "council_tax_account": {
            "opened_on": translate("Opened"),
            "closed_on": translate("Closed"),
        },
        "garden_subscription": {
            "starts_on": translate("Paid from"),
            "ends_on": translate("Paid to"),
            "property_id": translate("Garden waste at"),
        },
        "discount": {"starts_on": translate("Runs from"), "ends_on": translate("Runs to")},
        "contact": {"summary": translate("What happened")},
        "note": {"body": translate("Note")},
        "letter": {"title": translate("Letter")},
        "container": {"status": translate("Where it is")},
    }.get(entity, {})


def _of_all() -> Mapping[str, str]:
    return {
        "title": translate("Title"),
        "given_names": translate("First names"),
        "family_name": translate("Family name"),
        "known_as": translate("Known as"),
        "date_of_birth": translate("Date of birth"),
        "phone": translate("Telephone"),
        "mobile": translate("Mobile number"),
        "email": translate("Email"),
        "language": translate("Language of letters"),
        "letter_format": translate("Print of letters"),
        "letter_font": translate("Typeface of letters"),
        "deceased_on": translate("Died on"),
        "starts_on": translate("From"),
        "ends_on": translate("Until"),
        "property_id": translate("Home"),
        "person_id": translate("Customer"),
        "payment_method": translate("How they pay"),
        "capacity_litres": translate("Size"),
        "next_step": translate("What happens next"),
        "next_who": translate("Who does it"),
        "next_by": translate("By when"),
        "promised_by": translate("Promised by"),
        "reason": translate("Reason"),
        "outcome": translate("Outcome"),
        "last_night": translate("Last night at the old home"),
        "first_night": translate("First night at the new home"),
    }


def _coded() -> Mapping[tuple[str, str], str]:
    return {
        ("language", "en"): translate("English"),
        ("language", "cy"): translate("Welsh"),
        ("letter_format", "standard"): translate("Standard print"),
        ("basis", "liable"): translate("they are liable"),
        ("basis", "exempt"): translate("the home is exempt"),
        ("basis", "undecided"): translate("revenues decides"),
        ("status", "in_place"): translate("in place"),
        ("status", "ordered"): translate("ordered"),
        ("status", "removed"): translate("taken away"),
        ("status", "open"): translate("open"),
        ("status", "closed"): translate("closed"),
        ("status", "waiting_for_customer"): translate("waiting for the customer"),
        ("tenure", "owner"): translate("owner"),
        ("tenure", "private_tenant"): translate("private tenant"),
        ("tenure", "social_tenant"): translate("council or housing association tenant"),
        ("tenure", "lodger"): translate("lodger"),
        ("tenure", "family"): translate("living with family"),
        ("tenure", "student"): translate("student"),
        ("tenure", "other"): translate("other"),
        ("outcome", "answered"): translate("answered"),
        ("outcome", "passed_on"): translate("passed on"),
        ("outcome", "call_back"): translate("call back"),
        ("outcome", "ended"): translate("ended"),
        ("outcome", "passed"): translate("passed"),
        ("outcome", "failed"): translate("failed"),
    }
