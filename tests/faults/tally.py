"""What a run counts, and when it has failed."""

from dataclasses import asdict, dataclass, fields


@dataclass
class Tally:
    """How much was done, how much of each fault really happened, and what went wrong."""

    schedules: int = 0
    commands: int = 0
    kills: int = 0
    cuts: int = 0
    restarts: int = 0
    restores: int = 0
    real_kills: int = 0
    disk_full: int = 0
    corruptions: int = 0
    clock_jumps: int = 0
    key_faults: int = 0
    duplicates_delivered: int = 0
    conflicts: int = 0
    choices: int = 0
    lost: int = 0
    doubled: int = 0
    overwritten: int = 0

    def add(self, other: "Tally") -> None:
        """Add what another part of the run counted."""
        for part in fields(self):
            setattr(self, part.name, getattr(self, part.name) + getattr(other, part.name))

    def as_json(self) -> dict[str, int]:
        """Give the counts by name."""
        return asdict(self)

    @property
    def sound(self) -> bool:
        """Whether nothing was lost, doubled or overwritten."""
        return self.lost == self.doubled == self.overwritten == 0

    @property
    def missing(self) -> list[str]:
        """What never happened, so that the run proves nothing about it."""
        wrong = {"lost", "doubled", "overwritten"}
        return [name for name, count in asdict(self).items() if count == 0 and name not in wrong]
