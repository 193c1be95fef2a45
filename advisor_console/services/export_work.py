"""Send work out to a service: claim it at the centre, put its file in place, tell the centre so."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from advisor_console.domain.back_office import OPEN311, OPEN311_JSON, WorkBatch
from advisor_console.services.work_csv import csv_of
from advisor_console.services.work_open311 import open311_json_of, open311_of


class WorkAtCentre(Protocol):
    """The centre's part of it. Raises NotAllowed with the centre's sentence, and CentreUnreachable."""

    def export(
        self, service: str, format_: str, place: str, *, apart: bool, elsewhere: bool
    ) -> WorkBatch | None:
        """Give what the next file holds, or an unfinished one again; None when there is no work to send."""
        ...

    def export_again(self, service: str, number: int, place: str) -> WorkBatch:
        """Give what a file held that was said to stand, and note that it is written again."""
        ...

    def exported(self, number: int) -> None:
        """Say that a batch's file stands; said again it is nothing to do."""
        ...


class WorkFolder(Protocol):
    """Where files for a service are put. place names it, machine and all."""

    @property
    def place(self) -> str: ...
    def put(self, name: str, body: bytes) -> None:
        """Put a file there whole or not at all, durably. Raises WorldError when another is there."""
        ...


@dataclass(frozen=True, slots=True)
class Exported:
    """One file that stands, by its name, and how many pieces of work are in it."""

    name: str
    items: int


def export_work(
    centre: WorkAtCentre,
    folder: WorkFolder,
    service: str,
    format_: str,
    *,
    apart: bool = False,
    elsewhere: bool = False,
) -> Iterator[Exported]:
    """Write files until there is no more work to send; gives each once it stands and the centre knows.

    Ended at any moment, another run goes on with the same file: the centre gives its content again until it
    is told that the file stands, and the same content makes the same bytes under the same name.
    """
    while batch := centre.export(service, format_, folder.place, apart=apart, elsewhere=elsewhere):
        name, body = work_file(batch)
        folder.put(name, body)
        centre.exported(batch.number)
        yield Exported(name, len(batch.items))


def export_again(centre: WorkAtCentre, folder: WorkFolder, service: str, number: int) -> Exported:
    """Write a file that was lost once more: the same name, the same bytes. Nothing counts as sent twice."""
    batch = centre.export_again(service, number, folder.place)
    name, body = work_file(batch)
    folder.put(name, body)
    return Exported(name, len(batch.items))


def work_file(batch: WorkBatch) -> tuple[str, bytes]:
    """Give a batch's file: its name and its bytes, the same however often."""
    if batch.format == OPEN311:
        return f"{batch.name}.xml", open311_of(batch)
    if batch.format == OPEN311_JSON:
        return f"{batch.name}.json", open311_json_of(batch)
    return f"{batch.name}.csv", csv_of(batch)
