"""What residents contact the council about: reasons, words, cases and who deals with them."""

from dataclasses import dataclass

from db.demo.batch import Pool


@dataclass(frozen=True, slots=True)
class Subject:
    """A reason for contact. case is (title, department, working days), opened in case_share of contacts.

    lines are what an advisor writes in the summary; step is what happens next when a case is opened.
    """

    reason: str
    service: str
    lines: tuple[str, ...]
    case: tuple[str, str, int]
    case_share: float
    step: str


_SUBJECTS: tuple[tuple[Subject, float], ...] = (
    (
        Subject(
            "Council tax: balance and payment", "council_tax",
            (
                "Asked what is left to pay this year; told the next instalment.",
                "Paid an instalment by card; receipt sent.",
                "Changed the Direct Debit day.",
                "Asked why the bill changed; explained the new band charge.",
            ),
            ("Payment arrangement", "Revenues", 10), 0.05, "Revenues writes with a payment plan",
        ), 20,
    ),
    (
        Subject(
            "Council tax: discount or reduction", "council_tax",
            (
                "Asked for a single person discount; declaration taken.",
                "Asked about Council Tax Reduction; told how to claim.",
                "Student certificate handed in.",
            ),
            ("Discount review", "Revenues", 10), 0.22, "Revenues decides and writes",
        ), 8,
    ),
    (
        Subject(
            "Bins: missed collection", "waste",
            (
                "Reported a missed recycling bin.",
                "Reported missed general waste; crew will return.",
                "Reported a missed food caddy.",
                "Garden bin not emptied; it was out after seven.",
            ),
            ("Missed collection", "Waste", 2), 0.45, "The crew returns",
        ), 17,
    ),
    (
        Subject(
            "Bins: new or broken container", "waste",
            (
                "Blue bin has a split wheel; asked for another.",
                "Food caddy lost; asked for a new one.",
                "Asked for a larger bin for six people.",
            ),
            ("Container request", "Waste", 10), 0.6, "Waste delivers the container",
        ), 8,
    ),
    (
        Subject(
            "Bins: collection days", "waste",
            (
                "Asked for the bin days over the holidays.",
                "Asked which bin goes out this week.",
                "Asked when the food caddy will be collected.",
            ),
            ("Calendar by post", "Waste", 5), 0.02, "Waste posts a calendar",
        ), 10,
    ),
    (
        Subject(
            "Garden waste subscription", "waste",
            ("Renewed the garden waste subscription.", "Asked what the garden subscription costs."),
            ("Garden sticker", "Waste", 10), 0.1, "Waste posts the sticker",
        ), 5,
    ),
    (
        Subject(
            "Housing: repairs and applications", "housing",
            (
                "Reported a leaking tap in a council home.",
                "Asked about a place on the housing register.",
                "No heating since the morning; passed to the duty surveyor.",
            ),
            ("Housing repair", "Housing", 20), 0.35, "Housing arranges a visit",
        ), 8,
    ),
    (
        Subject(
            "Benefits: claim and change", "benefits",
            (
                "Told us about a change in wages.",
                "Handed in payslips for a Housing Benefit claim.",
                "Asked when the claim will be decided.",
            ),
            ("Benefit change", "Benefits", 15), 0.3, "Benefits decides and writes",
        ), 6,
    ),
    (
        Subject(
            "Streets: potholes, lights, litter", "streets",
            (
                "Reported a pothole near the junction.",
                "Street light out for a week.",
                "Fly-tipping behind the garages; photo sent.",
            ),
            ("Street report", "Highways", 20), 0.55, "Highways inspects",
        ), 8,
    ),
    (
        Subject(
            "Blue Badge and parking", "blue_badge",
            ("Asked how to renew a Blue Badge.", "Resident permit renewed.", "Appealed a parking notice."),
            ("Blue Badge renewal", "Adult Care", 30), 0.25, "Adult Care writes",
        ), 4,
    ),
    (
        Subject(
            "Registrars: births, deaths, weddings", "registrars",
            ("Booked an appointment to register a birth.", "Asked for a copy certificate."),
            ("Copy certificate", "Registrars", 15), 0.2, "Registrars posts the certificate",
        ), 3,
    ),
    (
        Subject(
            "Moving house", "council_tax",
            ("Told us about a move; council tax, bins and voting dealt with together.",),
            ("Move query", "Revenues", 10), 0.06, "Revenues sends new bills",
        ), 3,
    ),
)  # fmt: skip

SUBJECTS: Pool[Subject] = Pool(_SUBJECTS)

NOTES = (
    "Prefers to be called after four.",
    "Speaks quietly; ask again rather than guess.",
    "Works nights; do not call before noon.",
    "Daughter helps with letters; she has said we may speak to her.",
    "Has asked for everything in one letter.",
    "New baby; asked about a larger bin.",
    "Left a message; will call back.",
    "Sent the form by email while on the call.",
    "Evidence seen and returned.",
    "Happy with how it was handled.",
)
