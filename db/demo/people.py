"""Rows about people: the person, former names, needs, caution markers and where they live."""

from collections.abc import Iterable
from datetime import date, timedelta

from db.demo import cast
from db.demo.batch import Batch, Draw, Ids, Pool, Row
from db.demo.households import ADULT, Household, Resident
from db.demo.names import plain

_DAY = timedelta(days=1)
_FIRST_REFERENCE = 1_000_001
_SIAN_MOBILE = "07700 900123"

PERSON_COLUMNS = (
    "id", "reference", "title", "given_names", "family_name", "known_as", "date_of_birth", "phone", "mobile",
    "email", "language", "letter_format", "letter_font", "deceased_on", "protected",
)  # fmt: skip

_NEEDS: Pool[tuple[str, str | None, str]] = Pool(
    [
        (("clear_print", "14 pt", "clear"), 14),
        (("large_print", "18 pt", "large-18"), 24),
        (("large_print", "24 pt", "large-24"), 6),
        (("hearing_loop", None, ""), 16),
        (("bsl", None, ""), 4),
        (("step_free", None, ""), 14),
        (("interpreter", "by language", ""), 6),
        (("reads_welsh_first", None, ""), 3),
        (("easy_read", None, "easy-read"), 5),
        (("braille", None, "braille"), 1),
        (("audio", None, "audio"), 2),
        (("more_time", "Give more time to answer", ""), 6),
        (("call_not_write", "Prefers a call to a letter", ""), 5),
    ]
)
"""Kind, detail and the letter format that goes with it."""
_INTERPRETED = ("Polish", "Urdu", "Punjabi", "Bengali", "Cantonese", "Romanian", "Portuguese", "Arabic")

_CAST_NEEDS: dict[str, tuple[tuple[str, str | None, str], ...]] = {
    "Siân Pritchard": (
        ("large_print", "18 pt", "large-18"),
        ("hearing_loop", None, ""),
        ("reads_welsh_first", None, ""),
    ),
    "Marjorie Llewellyn": (("large_print", "24 pt", "large-24"), ("step_free", None, "")),
    "Callum O'Brien": (("bsl", None, ""),),
    "Nusrat Iqbal": (("interpreter", "Urdu", ""),),
    "Paweł Wiśniewski": (("interpreter", "Polish", ""),),
}

_MARKERS = (
    ("Threatened an officer at a visit", "Visit in pairs; see at a counter with a screen", "Incident report"),
    ("Aggressive dog at the address", "Telephone before a visit; ask for the dog to be shut away",
     "Crew report"),
    ("Repeated abusive calls", "One warning, then end the call and record it", "Call recording"),
    ("Threw an object at the front desk", "Appointments only, with security on site", "Police reference"),
)  # fmt: skip


class Registry:
    """Gives people their references, contact details and needs."""

    def __init__(self, seed: int, today: date) -> None:
        self.draw = Draw(seed, "people")
        self._today = today
        self._ids = {
            table: Ids(seed, table, today)
            for table in ("former_name", "support_need", "caution_marker", "residency")
        }
        self._next = _FIRST_REFERENCE
        self.persons: list[Row] = []
        self.needs: list[Row] = []
        self.markers: list[Row] = []
        self.former: list[Row] = []
        self.residencies: list[Row] = []

    def enter(self, person: Resident) -> None:
        """Write down a person with names and needs."""
        name = f"{person.given_names} {person.family_name}"
        needs = _CAST_NEEDS.get(name) or self._drawn_needs(person)
        letter_format = "standard"
        for kind, detail, format_ in needs:
            letter_format = format_ or letter_format
            recorded = self.draw.day_back(self._today, 20, 1500)
            ended = self._today - _DAY * 10 if len(needs) == 1 and self.draw.chance(0.04) else None
            self.needs.append((self._ids["support_need"].next(), person.id, kind, detail, recorded, ended))
        self._enter_row(person, name, letter_format)
        self._enter_former_names(person, name)
        self._enter_marker(person, name)

    def _drawn_needs(self, person: Resident) -> tuple[tuple[str, str | None, str], ...]:
        age = person.age(self._today)
        share = 0.0 if age < 16 else 0.035 if age < 65 else 0.14 if age < 80 else 0.3
        if person.language == "cy" and age >= ADULT:
            return (("reads_welsh_first", None, ""),)
        if not self.draw.chance(share):
            return ()
        drawn = [self.draw.of(_NEEDS)]
        if self.draw.chance(0.25):
            other = self.draw.of(_NEEDS)
            if other[0] != drawn[0][0]:
                drawn.append(other)
        return tuple(
            (kind, self.draw.pick(_INTERPRETED) if kind == "interpreter" else detail, format_)
            for kind, detail, format_ in drawn
        )

    def _enter_row(self, person: Resident, name: str, letter_format: str) -> None:
        draw = self.draw
        phone = mobile = email = None
        age = person.age(self._today)
        if person.contactable:
            if draw.chance(0.92 if age < 70 else 0.6):
                mobile = f"07700 900{draw.between(0, 999):03d}"
            if draw.chance(0.2 if age < 50 else 0.65):
                phone = f"01632 960{draw.between(0, 999):03d}"
            if draw.chance(0.85 if age < 70 else 0.45):
                local = f"{plain(person.given_names.split(' ')[0])}.{plain(person.family_name)}"
                email = f"{local}{self._next % 1000}@example.{draw.pick(('org', 'com', 'net'))}"
        if name == "Siân Pritchard":
            mobile, email = _SIAN_MOBILE, "sian.pritchard@example.org"
        self.persons.append(
            (
                person.id, f"P{self._next}", person.title, person.given_names, person.family_name,
                person.known_as, person.date_of_birth, phone, mobile, email, person.language, letter_format,
                "lexend", person.deceased_on, person.protected,
            )
        )  # fmt: skip
        self._next += 1

    def _enter_former_names(self, person: Resident, name: str) -> None:
        formerly = cast.FORMER_NAMES.get((person.given_names, person.family_name), ())
        for given, family, kind, year in formerly:
            self._former(person, given, family, kind, date(year, 6, 1))
        if formerly or person.age(self._today) < ADULT:
            return
        until = self.draw.day_back(self._today, 100, 365 * min(person.age(self._today) - 17, 30))
        if person.maiden_name:
            self._former(person, person.given_names, person.maiden_name, "maiden", until)
        elif self.draw.chance(0.012):
            other = f"{person.family_name[0]}{self.draw.pick(('arrow', 'ennett', 'olton', 'ardy', 'ewis'))}"
            self._former(person, person.given_names, other, "previous", until)
        elif self.draw.chance(0.0004):
            given = "Robin" if person.given_names != "Robin" else "Alex"
            self._former(person, given, person.family_name, "closed", until)

    def _former(self, person: Resident, given: str, family: str, kind: str, until: date) -> None:
        self.former.append((self._ids["former_name"].next(), person.id, given, family, kind, until))

    def _enter_marker(self, person: Resident, name: str) -> None:
        if person.age(self._today) < ADULT or name == "Siân Pritchard":
            return
        lot = self.draw.random()
        if lot >= 0.0015 and name != "Derek Sowerby":
            return
        reason, precautions, evidence = _MARKERS[0] if name == "Derek Sowerby" else self.draw.pick(_MARKERS)
        expired = lot < 0.0005 and name != "Derek Sowerby"
        expires = self._today + _DAY * (-self.draw.between(5, 300) if expired else self.draw.between(40, 340))
        self.markers.append(
            (
                self._ids["caution_marker"].next(), person.id, reason, precautions, evidence, "ruth.oldroyd",
                "sam.whitlock", False, expires - _DAY * 30, expires,
            )
        )  # fmt: skip

    def resides(self, person: Resident, place_id: str, starts: date, ends: date | None) -> None:
        """Write down that somebody lives, or lived, at a place; never from before birth."""
        start = max(starts, person.date_of_birth)
        if ends is None or ends > start:
            row = (self._ids["residency"].next(), person.id, place_id, start, ends, person.tenure)
            self.residencies.append(row)

    def settle(self, households: Iterable[Household]) -> None:
        """Write down everybody who lives in the borough, and where they lived in it before."""
        for household in households:
            for person in household.members:
                self.enter(person)
                self.resides(person, household.place.id, household.since, None)
                for place, starts, ends in household.earlier:
                    self.resides(person, place.id, starts, ends)

    def batches(self) -> list[Batch]:
        """Give the rows of person and of what hangs on it."""
        return [
            Batch("person", PERSON_COLUMNS, self.persons),
            Batch(
                "former_name",
                ("id", "person_id", "given_names", "family_name", "kind", "until"),
                self.former,
            ),
            Batch(
                "support_need",
                ("id", "person_id", "kind", "detail", "recorded_on", "ended_on"),
                self.needs,
            ),
            Batch(
                "caution_marker",
                (
                    "id", "person_id", "reason", "precautions", "evidence", "approved_by", "second_approver",
                    "urgent", "review_on", "expires_on",
                ),
                self.markers,
            ),
        ]  # fmt: skip

    def residency_batch(self) -> Batch:
        """Give the rows of residency."""
        return Batch(
            "residency",
            ("id", "person_id", "property_id", "starts_on", "ends_on", "tenure"),
            self.residencies,
        )
