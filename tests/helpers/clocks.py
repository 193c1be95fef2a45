"""A machine's clocks that a test sets."""

from dataclasses import dataclass, field, replace

from db.local.machine_clock import Reading

DAY = 86_400.0
TEN_YEARS = 3_652 * DAY


@dataclass(slots=True)
class MovedClock:
    """Both clocks, moved together or one without the other."""

    now: Reading = field(default_factory=lambda: Reading(1_800_000_000.0, 5_000.0, "first boot"))

    def read(self) -> Reading:
        """Look at both."""
        return self.now

    def pass_days(self, days: float) -> None:
        """Let time pass, as both clocks see it."""
        self.now = replace(self.now, wall=self.now.wall + days * DAY, counted=self.now.counted + days * DAY)

    def set_by(self, seconds: float) -> None:
        """Set the clock that people set."""
        self.now = replace(self.now, wall=self.now.wall + seconds)

    def restart(self, days_off: float = 0.0) -> None:
        """Start the machine again: the counting clock begins at nothing."""
        self.now = Reading(self.now.wall + days_off * DAY, 10.0, f"after {self.now.boot}")
