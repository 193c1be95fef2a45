"""Where the tests find the repository and the real data, and where everything they write goes."""

import os
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def shared_folder() -> Path | None:
    """The folder with the real data: SHARED_DIR, or `shared` beside the repository; None without one."""
    named = os.environ.get("SHARED_DIR")
    folder = Path(named) if named else REPOSITORY.parent / "shared"
    return folder if (folder / "data").is_dir() else None


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
