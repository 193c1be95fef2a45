"""The screen speaks English with its plurals in every test of it, as it does for an advisor."""

import pytest
from PySide6.QtWidgets import QApplication

from ui.translations import install


@pytest.fixture(scope="session", autouse=True)
def _english(qapp: QApplication) -> None:
    """Install English once; a test of another language puts it back."""
    install(qapp)
