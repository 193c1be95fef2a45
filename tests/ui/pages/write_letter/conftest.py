"""The page, its background work ended with the test, and fonts that are cut once."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.letters import letter_fonts
from tests.ui.pages.write_letter.desks import Desk
from ui.jobs import JobRunner


@pytest.fixture(autouse=True, scope="module")
def _fonts(tmp_path_factory: pytest.TempPathFactory) -> None:
    Desk.fonts = letter_fonts(tmp_path_factory.getbasetemp())


@pytest.fixture
def jobs() -> Iterator[JobRunner]:
    """A runner whose background work ends with the test."""
    made = JobRunner()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, jobs: JobRunner) -> Iterator[Desk]:
    """The page of a customer with a case."""
    made = Desk(jobs)
    made.presenter.open()
    qtbot.waitUntil(lambda: bool(made.state.letters))
    yield made
    made.view.deleteLater()
