"""Where the tests find the repository and the real data, and where everything they write goes."""

import os
import shutil
import sys
import tempfile
from pathlib import Path

MEMORY = Path("/dev/shm")  # noqa: S108  only folders of our own are made in it
_ENOUGH = 4 << 30  # two servers with their logs and what a run keeps: 1 GB at the most

REPOSITORY = Path(__file__).resolve().parents[2]


def shared_folder() -> Path | None:
    """The folder with the real data: SHARED_DIR, or `shared` beside the repository; None without one."""
    named = os.environ.get("SHARED_DIR")
    folder = Path(named) if named else REPOSITORY.parent / "shared"
    return folder if (folder / "data").is_dir() else None


def work_in_memory() -> None:
    """Put temporary files into memory where there is plenty of it, unless TMPDIR says where they go.

    A centre is cloned for every other test and each save waits for its file: on a disk that others use too,
    waiting for it was more than half of the run.
    """
    if sys.platform == "linux" and "TMPDIR" not in os.environ and MEMORY.is_dir():
        closed_to_programs = os.statvfs(MEMORY).f_flag & os.ST_NOEXEC
        if not closed_to_programs and _free_memory() >= _ENOUGH:
            os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)


def in_memory() -> bool:
    """Whether temporary files are kept in memory."""
    return Path(tempfile.gettempdir()) == MEMORY


def _free_memory() -> int:
    """Bytes of files that memory takes without swapping, on this machine or in this container."""
    import psutil

    free = min(psutil.virtual_memory().available, shutil.disk_usage(MEMORY).free)
    try:
        limit = int(Path("/sys/fs/cgroup/memory.max").read_text(encoding="ascii"))
        used = int(Path("/sys/fs/cgroup/memory.current").read_text(encoding="ascii"))
    except (OSError, ValueError):
        return free
    return min(free, limit - used)


def redirections(home: Path, runtime: Path) -> dict[str, str]:
    """Environment that sends every folder of the user, on every system, below `home`; both are made.

    `runtime` has to be a short path: sockets are made in it, and a socket's path is limited to 107 bytes.
    """
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "APPDATA": home / "roaming",
        "LOCALAPPDATA": home / "local",
        "ADVISOR_CONSOLE_HOME": home / "console",
        "XDG_RUNTIME_DIR": runtime,
    }
    for folder in folders.values():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    runtime.chmod(0o700)
    return {name: str(folder) for name, folder in folders.items()}
