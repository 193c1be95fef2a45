"""A desk whose background work ends with the test."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.pages.move.desks import MoveDesk
from tests.ui.pages.move.sitting import Sitting
from ui.jobs import JobRunner


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[MoveDesk]:
    """A desk in the invented borough."""
    jobs = JobRunner()
    made = MoveDesk(jobs)
    yield made
    for view in made.views:
        view.deleteLater()
    jobs.close()
    jobs.deleteLater()
    made.hub.deleteLater()


@pytest.fixture
def sitting(qtbot: QtBot, desk: MoveDesk) -> Sitting:
    """The page, open."""
    return Sitting(qtbot, desk).open()
