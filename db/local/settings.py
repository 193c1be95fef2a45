"""How this machine connects (console.toml): read and written as one small value."""

import json
import tomllib
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from advisor_console.domain.errors import CannotSave, WorldError
from db.local.home import private_folder, write_private


@dataclass(frozen=True, slots=True)
class ConsoleSettings:
    """The connection, and what was chosen at this desk; no secret ever stands here.

    centre is the address of the council's PostgreSQL without a login or password; site and counter are ids.
    palette and text_scale ("1.5") are how the console looks at this desk; language ("cy") is what it speaks.
    """

    centre: str | None = None
    last_login: str | None = None
    site: str | None = None
    counter: str | None = None
    palette: str | None = None
    text_scale: str | None = None
    language: str | None = None


def read_settings(path: Path) -> ConsoleSettings:
    """Read console.toml; a machine that has none yet gets empty settings.

    Raises WorldError with a sentence when the file cannot be read or is not what it should be.
    """
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return ConsoleSettings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise WorldError(
            f"The settings of this machine cannot be read: {path}.",
            "Correct the file, or move it away and connect to the centre again.",
        ) from error
    known = {field.name for field in fields(ConsoleSettings)}
    values = {name: value for name, value in found.items() if name in known}
    for name, value in values.items():
        if not isinstance(value, str):
            raise WorldError(
                f"The setting “{name}” in {path} is not text.",
                "Put it in quotation marks, or remove the line.",
            )
    return ConsoleSettings(**values)


def write_settings(path: Path, settings: ConsoleSettings) -> None:
    """Replace console.toml whole.

    Raises WorldError when the address holds a password, CannotSave when the file cannot be written.
    """
    if settings.centre and urlsplit(settings.centre).password is not None:
        raise WorldError(
            "The centre's address must not hold a password.",
            "Leave the password out; you are asked for it when you sign in.",
        )
    lines = [f"{name} = {_quoted(value)}" for name, value in asdict(settings).items() if value is not None]
    try:
        private_folder(path.parent)
        write_private(path, "".join(f"{line}\n" for line in lines).encode())
    except OSError as error:
        raise CannotSave(
            "The settings of this machine could not be saved.",
            "Check that the disk has room and is writable.",
        ) from error


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for the one control character that JSON leaves bare.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
