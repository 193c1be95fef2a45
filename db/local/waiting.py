"""How much unsent work of whom waits on this machine: counts only, readable before anybody has signed in."""

import contextlib
import json
from dataclasses import asdict, dataclass

from db.local.home import AdvisorFolder, Home, write_private

_NAME = "waiting.json"


@dataclass(frozen=True, slots=True)
class Waiting:
    """One login's unsent work and drafts, as of their last round or sign-out."""

    login: str
    unsent: int
    drafts: int


def note_waiting(folder: AdvisorFolder, unsent: int, drafts: int) -> None:
    """Keep the counts; a full disk must not stop anybody for them."""
    with contextlib.suppress(OSError):
        body = asdict(Waiting(folder.login, unsent, drafts))
        write_private(folder.folder / _NAME, json.dumps(body).encode())


def waiting_here(home: Home) -> list[Waiting]:
    """Give whose work waits on this machine, by login; whoever has none is left out."""
    found = []
    for path in sorted(home.advisors.glob(f"*/{_NAME}")):
        with contextlib.suppress(OSError, ValueError, TypeError):
            one = Waiting(**json.loads(path.read_text("utf-8")))
            if one.unsent or one.drafts:
                found.append(one)
    return found
