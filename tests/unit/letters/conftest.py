"""Fonts, cut once a run."""

import pytest

from advisor_console.letters.fonts import FontStore
from tests.helpers.letters import letter_fonts


@pytest.fixture(scope="session")
def fonts(tmp_path_factory: pytest.TempPathFactory) -> FontStore:
    """The letters' fonts in a folder that lasts as long as the run."""
    return letter_fonts(tmp_path_factory.getbasetemp())
