"""What the first window shows before anybody is signed in."""

from dataclasses import dataclass
from enum import Enum

from ui.widgets.error_summary import Problem


class Step(Enum):
    """Where the first window is."""

    CHOOSE = "choose"
    SIGN_IN = "sign in"
    WORKING = "working"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StartState:
    """One step on the way in.

    centre and login are what is filled in; a password is never shown again. ask_former asks for the password
    that this machine's files were last opened with, after the centre was given a new one. progress is
    (done, total), total 0 where unknown. failure is a sentence, way_on what to do about it.
    """

    step: Step
    centre: str = ""
    login: str = ""
    ask_former: bool = False
    problems: tuple[Problem, ...] = ()
    words: str = ""
    progress: tuple[int, int] = (0, 0)
    can_stop: bool = True
    failure: str = ""
    way_on: str = ""
    can_retry: bool = True
    waiting: str = ""
    """Whose unsent work waits on this machine, in words; nothing of what it is about."""


@dataclass(frozen=True, slots=True)
class SignInTold:
    """What was given to sign in with."""

    centre: str
    login: str
    password: str
    former_password: str = ""

    def __repr__(self) -> str:
        return f"SignInTold({self.centre!r}, {self.login!r})"
