"""Bring back what a service answered: read its file, and have the centre take all of it or nothing."""

from collections.abc import Sequence
from typing import Protocol

from advisor_console.domain.back_office import Acknowledged, ServiceAnswer
from advisor_console.services.work_answers import read_answers

_SAID_AT_MOST = 50


class AnswersAtCentre(Protocol):
    """The centre's part of it. Raises NotAllowed with the centre's sentence, and CentreUnreachable."""

    def acknowledge(self, answers: Sequence[ServiceAnswer]) -> Acknowledged:
        """Take all answers at once, or none and say what is wrong; known ones are nothing to do."""
        ...


def acknowledge_work(centre: AnswersAtCentre, body: bytes) -> Acknowledged:
    """Have the answers of a file taken. What its own lines get wrong is said before the centre is asked."""
    answers, wrong = read_answers(body)
    return Acknowledged(wrong=tuple(wrong)) if wrong else centre.acknowledge(answers)


def wrong_words(found: Acknowledged) -> list[str]:
    """Say what is wrong line by line, so many lines at most."""
    said = [f"Line {one.line}: {one.sentence}" for one in found.wrong[:_SAID_AT_MOST]]
    more = len(found.wrong) - len(said)
    return [*said, f"And {more} more lines."] if more else said
