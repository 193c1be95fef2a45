"""Why a bin was not emptied, as crews note it: two outcomes and a short closed list of reasons."""

from datetime import timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What became of the collection."""

    MISSED = "missed"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why. A crew may give any of them with either outcome: practice differs, and what was noted is kept."""

    NOT_OUT = "not_out"
    CONTAMINATED = "contaminated"
    TOO_HEAVY = "too_heavy"
    LID_OPEN = "lid_open"
    ROAD_BLOCKED = "road_blocked"
    VEHICLE_BROKEN_DOWN = "vehicle_broken_down"
    FROZEN = "frozen"
    CREW_SHORT = "crew_short"


SHOWN_FOR = timedelta(days=28)
"""How long a record speaks of one: two rounds of a fortnightly collection."""
MOST_SHOWN = 2
