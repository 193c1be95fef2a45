"""What the wall shows: numbers, counters, waits and times; never a name, never a need."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DisplayState:
    """One look at the wall, already in words.

    number and counter are the latest call ("B 047", "Counter 3"); earlier the ones before it ("A 112 › 1").
    title and words stand at the foot: a service and its wait, or what to do while the line is down.
    is_new marks a call that has just come.
    """

    number: str
    counter: str = ""
    earlier: tuple[str, ...] = ()
    time: str = ""
    title: str = ""
    words: str = ""
    is_new: bool = False
