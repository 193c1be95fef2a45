"""What the post can deliver to, and what it cannot."""

import re
from collections.abc import Sequence

from advisor_console.domain.errors import WorldError

_NOWHERE = re.compile(
    r"^(of )?(no fixed (abode|address)|n\.?f\.?a\.?|homeless|address (not )?unknown)\W*$", re.IGNORECASE
)


class NotByPost(WorldError):
    """The post cannot bring this letter to anybody. line counts from 1."""

    def __init__(self, line: int, sentence: str, way_on: str) -> None:
        super().__init__(sentence, way_on)
        self.line = line


def refuse_unpostable(recipient: Sequence[str]) -> None:
    """Refuse to post a letter to no place; recipient is the name, then the address. Raises NotByPost."""
    for number, line in enumerate(recipient, 1):
        if number > 1 and _NOWHERE.match(line.strip()):
            raise NotByPost(
                number,
                f"Line {number} of the address is “{line.strip()}”, where the post cannot deliver.",
                "Hand the letter over at a counter, send it by email, or give an address that takes post for "
                "them: a friend’s, a hostel’s, or a Post Office (Poste Restante).",
            )
    if len(recipient) < 2:
        raise NotByPost(
            1,
            "The letter has no address, so the post cannot deliver it.",
            "Add one, or hand the letter over.",
        )
