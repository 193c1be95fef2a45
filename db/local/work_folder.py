"""A folder in which files of work are put for a service to fetch."""

import socket
from pathlib import Path

from advisor_console.domain.errors import WorldError
from db.local.home import sync_folder, write_private


class LocalWorkFolder:
    """The WorkFolder port on this machine. One export at a time may work in it (ui/cli/work_items.py)."""

    def __init__(self, path: Path) -> None:
        """Make the folder where it is missing; its parent must be there. Raises OSError."""
        path.mkdir(exist_ok=True)
        self.path = path.resolve()

    @property
    def place(self) -> str:
        """Name this machine and folder, as the centre keeps it with an unfinished export."""
        return f"{self.path} on {socket.gethostname()}"

    def put(self, name: str, body: bytes) -> None:
        """Put a file in place, readable by its owner alone; the same once more is nothing to do.

        Raises WorldError where another file has its name, OSError when the disk does not take it.
        """
        target = self.path / name
        for half in self.path.glob(f".{name}.*"):
            half.unlink()  # of an export that was ended in the middle of it
        if target.exists():
            if target.read_bytes() != body:
                raise WorldError(
                    f"“{target}” is there already and holds something else.",
                    "Move it away, see whether its work was done, and run the command again.",
                )
            # It may be there and not yet safe from a power cut.
            sync_folder(self.path)
            return
        write_private(target, body)
