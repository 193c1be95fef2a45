"""Both local files, real and encrypted."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.local_files import LocalFiles, local_files


@pytest.fixture
def files(tmp_path: Path) -> Iterator[LocalFiles]:
    """A new advisor's outbox and replica."""
    with local_files(tmp_path / "home") as opened:
        yield opened
