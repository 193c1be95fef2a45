"""What the page of letters to many needs of its desk and of its view."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance

from advisor_console.domain.printing import PrintedRun, PrintSetting
from advisor_console.services.write_letter import Known
from ui.pages.post_run.models import PostRunState, RunChoice
from ui.pages.post_run.printing import Stop, Told


class RunUnderWay(Protocol):
    """A run as its journal has it: files name the cases in each, apart the files of who reads no page."""

    references: list[str]
    files: dict[str, list[str]]
    apart: dict[str, list[str]]
    refused: dict[str, str]

    @property
    def made(self) -> int: ...
    @property
    def is_whole(self) -> bool: ...


class PostRuns(Protocol):
    """What a desk can do about runs. All of it may take long but the first two."""

    def known(self) -> Known: ...
    def services(self) -> Mapping[str, str]: ...
    def folder(self, template: str) -> Path: ...
    def plan(self, choice: RunChoice) -> RunUnderWay:
        """Give a new run over all cases of the query; nothing is written."""
        ...

    def begun(self, choice: RunChoice, folder: Path) -> RunUnderWay | None:
        """Give the run of this choice that was begun in a folder. Raises WorldError for another's folder."""
        ...

    def refusals(self, run: Any, told: Told, stop: Stop) -> Mapping[str, str]: ...
    def finish(self, run: Any, folder: Path, told: Told, stop: Stop) -> bool: ...
    def print(self, run: Any, setting: PrintSetting, told: Told, stop: Stop) -> PrintedRun:
        """Print what is not printed yet of a run. Raises NotPrinted, CannotSave."""
        ...


class PostRunViewPort(Protocol):
    """What the presenter needs of its view; tests give a fake."""

    @property
    def letterChosen(self) -> SignalInstance: ...
    @property
    def edited(self) -> SignalInstance: ...
    @property
    def lookRequested(self) -> SignalInstance: ...
    @property
    def makeRequested(self) -> SignalInstance: ...
    @property
    def stopRequested(self) -> SignalInstance: ...
    @property
    def changeRequested(self) -> SignalInstance: ...
    @property
    def releaseRequested(self) -> SignalInstance: ...
    @property
    def dropRequested(self) -> SignalInstance: ...
    def show_state(self, state: PostRunState) -> None: ...
    def show_progress(self, state: PostRunState) -> None: ...
    def unread(self) -> Mapping[str, str]: ...
