"""The council's own: advisors, sites, counters, services, landlords, and the profile they work by."""

from datetime import date

from advisor_console.domain.ids import EntityId
from db.demo.batch import Batch, Ids, Row
from db.demo.cast import HARCOURT

ADVISORS: tuple[tuple[str, str, str], ...] = (
    ("asha.rahman", "Asha Rahman", "Customer advisor"),
    ("gwen.price", "Gwen Price", "Senior customer advisor"),
    ("tom.ainsley", "Tom Ainsley", "Customer advisor"),
    ("ngozi.okoro", "Ngozi Okoro", "Customer advisor"),
    ("marek.nowicki", "Marek Nowicki", "Customer advisor"),
    ("ellie.bramhope", "Ellie Bramhope", "Library assistant"),
    ("imran.sadiq", "Imran Sadiq", "Contact centre advisor"),
    ("carys.beynon", "Carys Beynon", "Contact centre advisor"),
    ("joe.fairburn", "Joe Fairburn", "Contact centre advisor"),
    ("ruth.oldroyd", "Ruth Oldroyd", "Team leader"),
    ("sam.whitlock", "Sam Whitlock", "Complaints officer"),
    ("priya.nair", "Priya Nair", "Revenues officer"),
)
"""Login, full name and job title."""

SELF_SERVICE = "self-service"
"""The advisor of contacts that residents made themselves on the web."""
RIVERSIDE = "Riverside One-Stop Shop"
LIBRARY = "Harrowick Library"
CONTACT_CENTRE = "Westerdale Contact Centre"
COUNTERS = 6

_WEEK = ("mon", "tue", "wed", "thu", "fri")
_HOURS: dict[str, dict[str, list[str]]] = {
    RIVERSIDE: {day: ["09:00", "17:00"] for day in _WEEK} | {"wed": ["10:00", "17:00"]},
    LIBRARY: {"mon": ["09:30", "19:00"], "tue": ["09:30", "17:30"], "thu": ["09:30", "17:30"],
              "fri": ["09:30", "17:30"], "sat": ["09:30", "13:00"]},
    CONTACT_CENTRE: {day: ["08:30", "17:30"] for day in _WEEK},
}  # fmt: skip

SERVICES: tuple[tuple[str, str, str], ...] = (
    ("housing", "Housing", "A"),
    ("council_tax", "Council tax", "B"),
    ("waste", "Bins and recycling", "C"),
    ("registrars", "Registrars", "D"),
    ("benefits", "Benefits", "E"),
    ("blue_badge", "Blue Badge and parking", "F"),
)

_ORGANISATIONS = (
    (HARCOURT, "letting_agent"), ("Westerdale Homes", "housing_association"),
    ("Ings Valley Housing Trust", "housing_association"), ("Beckside Lettings", "letting_agent"),
    ("Northgate Solicitors", "solicitor"), ("Westerdale Citizens Advice", "advice"),
    ("Fellgate Care Home", "care_home"), ("Tannery Student Living", "landlord"),
)  # fmt: skip


class Council:
    """The ids of sites, counters and services, and the rows that make them."""

    def __init__(self, seed: int, today: date) -> None:
        ids = {name: Ids(seed, name, today) for name in ("site", "counter", "service_type")}
        self.sites: dict[str, EntityId] = {name: ids["site"].next() for name in _HOURS}
        self.counters: list[EntityId] = [ids["counter"].next() for _ in range(COUNTERS)]
        """Riverside's counters 1 to 6."""
        self.library_desk = ids["counter"].next()
        self.services: dict[str, EntityId] = {code: ids["service_type"].next() for code, _, _ in SERVICES}
        self._organisations = Ids(seed, "organisation", today)
        self._advisors = Ids(seed, "advisor", today)

    def batches(self) -> list[Batch]:
        """Give the rows of site, counter, service_type, organisation and advisor."""
        kinds = {RIVERSIDE: "one_stop_shop", LIBRARY: "library", CONTACT_CENTRE: "contact_centre"}
        sites: list[Row] = [(self.sites[name], name, kinds[name], hours) for name, hours in _HOURS.items()]
        counters: list[Row] = [
            (counter, self.sites[RIVERSIDE], str(number)) for number, counter in enumerate(self.counters, 1)
        ]
        counters.append((self.library_desk, self.sites[LIBRARY], "1"))
        services: list[Row] = [
            (self.services[code], code, name, prefix, position)
            for position, (code, name, prefix) in enumerate(SERVICES)
        ]
        organisations: list[Row] = [
            (self._organisations.next(), name, kind, f"01632 9604{at:02d}", f"hello{at}@example.org")
            for at, (name, kind) in enumerate(_ORGANISATIONS)
        ]
        advisors: list[Row] = [
            (self._advisors.next(), login, name, job, f"01632 9601{at:02d}")
            for at, (login, name, job) in enumerate(ADVISORS)
        ]
        return [
            Batch("advisor", ("id", "login", "full_name", "job_title", "phone"), advisors),
            Batch("organisation", ("id", "name", "kind", "phone", "email"), organisations),
            Batch("service_type", ("id", "code", "name", "prefix", "position"), services),
            Batch("site", ("id", "name", "kind", "hours"), sites),
            Batch("counter", ("id", "site_id", "name"), counters),
        ]
