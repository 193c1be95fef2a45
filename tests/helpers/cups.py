"""A print server of the tests' own: cupsd on a socket below /tmp, and a queue that prints to PDF files."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.posix import is_root
from tests.helpers.strictness import MISSING_TOOL, require_tool

QUEUE = "counter"
"""The queue's name; what it is called is "Counter printer"."""

_PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
_PRINTED = Path("/var/spool/cups-pdf/ANONYMOUS")
_PATIENCE = 60

_CUPSD = """LogLevel warn
Listen {root}/socket
Browsing No
WebInterface No
DirtyCleanInterval 0
PageLogFormat %{{job-name}}
DefaultAuthType None
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
"""
_FILES = """ServerRoot {root}/etc
RequestRoot {root}/spool
TempDir {root}/spool/tmp
CacheDir {root}/cache
StateDir {root}/state
AccessLog {root}/log/access
ErrorLog {root}/log/error
PageLog {root}/log/page
SyncOnClose No
Printcap
"""
# Type 2 is CUPS_PRINTER_REMOTE; nothing is ever printed there.
# Of the ways from PDF to what a printer draws, this one keeps which letters its glyphs are.
_PRINTERS = """<DefaultPrinter {queue}>
Info Counter printer
DeviceURI cups-pdf:/
State Idle
Accepting Yes
Shared No
Option pdftops-renderer pdftocairo
</DefaultPrinter>
<Printer far>
Info Printer of another machine
Type 2
DeviceURI ipp://localhost:9/printers/far
State Idle
Accepting Yes
Shared No
</Printer>
"""
_DUPLEX = """*OpenUI *Duplex/Sides: PickOne
*DefaultDuplex: None
*Duplex None/One: "<</Duplex false>>setpagedevice"
*Duplex DuplexNoTumble/Long edge: "<</Duplex true/Tumble false>>setpagedevice"
*Duplex DuplexTumble/Short edge: "<</Duplex true/Tumble true>>setpagedevice"
*CloseUI: *Duplex
*cupsManualCopies: True
"""


@dataclass(frozen=True, slots=True)
class PrintServer:
    """A running cupsd with one queue.

    user is nobody of this machine: the paper of such a one lies in a folder for all.
    """

    root: Path
    user: str

    @property
    def environment(self) -> dict[str, str]:
        """What a process needs to print here."""
        return {"CUPS_SERVER": str(self.root / "socket"), "CUPS_USER": self.user}

    def printed(self, title: str) -> bytes:
        """Wait for the paper of a job, and give it as PDF."""
        waited = time.monotonic() + _PATIENCE
        while time.monotonic() < waited:
            if not self.waiting():
                found = _papers(title)
                assert len(found) == 1, f"{len(found)} prints of “{title}”"
                return found[0].read_bytes()
            time.sleep(0.05)
        raise AssertionError((self.root / "log" / "error").read_text())

    def papers(self) -> int:
        """Wait until the queue is empty, and count what was printed here since the server was started."""
        while self.waiting():
            time.sleep(0.05)
        return len(self.jobs())

    def waiting(self) -> list[str]:
        """Name the jobs that are not done."""
        return self._asked("-W", "not-completed", "-o", QUEUE)

    def jobs(self) -> list[str]:
        """Name all jobs that there ever were."""
        return self._asked("-W", "all", "-o", QUEUE)

    @contextlib.contextmanager
    def taking_nothing(self) -> Iterator[None]:
        """Have the queue refuse every job for a while."""
        environment = {**os.environ, **self.environment}
        subprocess.run([require_tool("cupsreject"), QUEUE], env=environment, check=True)
        try:
            yield
        finally:
            subprocess.run([require_tool("cupsaccept"), QUEUE], env=environment, check=True)

    def newest(self) -> int:
        """Give the number of the newest job."""
        return max(int(job.rpartition("-")[2]) for job in self.jobs())

    def attributes(self, number: int) -> bytes:
        """Give what CUPS keeps of a job, as it was sent."""
        return (self.root / "spool" / f"c{number:05}").read_bytes()

    def _asked(self, *options: str) -> list[str]:
        asked = subprocess.run(
            ["lpstat", *options], env={**os.environ, **self.environment}, capture_output=True, check=True
        )
        return [line.split()[0] for line in asked.stdout.decode().splitlines() if line]


def _papers(title: str) -> list[Path]:
    plain = "".join(sign if sign.isalnum() else "_" for sign in title)
    return [path for path in _PRINTED.iterdir() if plain in path.name]


@contextlib.contextmanager
def running_print_server() -> Iterator[PrintServer]:
    """Start one, or skip the test where that cannot be (which fails in CI)."""
    if not is_root():
        pytest.skip("cupsd is started by root only")
    programs = [require_tool(name) for name in ("cupsd", "lp", "lpstat", "pdftocairo")]
    for path in (_PPD, Path("/usr/lib/cups/backend/cups-pdf")):
        if not path.exists():
            pytest.skip(f"{MISSING_TOOL} {path} (Debian's printer-driver-cups-pdf)")
    # Not below TMPDIR: the path of a socket is short, and filters run as another user.
    root = Path(tempfile.mkdtemp(prefix="ac-cups-", dir="/tmp"))
    server = PrintServer(root, f"ac-{os.getpid()}")
    _lay_out(root)
    process = subprocess.Popen(
        [programs[0], "-f", "-c", root / "etc" / "cupsd.conf", "-s", root / "etc" / "cups-files.conf"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _until_up(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        _clear(root)


def _clear(root: Path) -> None:
    """Take away the server's files and its paper, which lies in a folder for all; the log has the titles."""
    log = root / "log" / "page"
    for title in set(log.read_text("utf-8").splitlines()) if log.exists() else ():
        for paper in _papers(title):
            paper.unlink()
    shutil.rmtree(root)


def _lay_out(root: Path) -> None:
    root.chmod(0o755)
    for name in ("etc/ppd", "spool/tmp", "cache", "state", "log"):
        (root / name).mkdir(parents=True)
    for name, text in (("cupsd.conf", _CUPSD), ("cups-files.conf", _FILES), ("printers.conf", _PRINTERS)):
        (root / "etc" / name).write_text(text.format(root=root, queue=QUEUE))
    ppd = _PPD.read_text("latin-1")
    # Two sides and copies are the printer's own work, which a file has no part in.
    (root / "etc" / "ppd" / f"{QUEUE}.ppd").write_text(ppd + _DUPLEX, "latin-1")


def _until_up(server: PrintServer, process: subprocess.Popen[bytes]) -> None:
    waited = time.monotonic() + _PATIENCE
    while time.monotonic() < waited and process.poll() is None:
        with contextlib.suppress(subprocess.CalledProcessError):
            server.jobs()
            return
        time.sleep(0.05)
    raise AssertionError("cupsd did not start")
