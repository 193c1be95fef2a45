"""Making the council's recovery key: the public half for the profile, the private half for a file."""

import base64
import os
from pathlib import Path

from nacl.public import PrivateKey

from advisor_console.domain.errors import WorldError


def make_recovery_key(path: Path) -> str:
    """Write a new private key to a file that is not there yet, and give the public half in base64.

    The private half is nowhere else: in no database, no log, no output. Raises WorldError.
    """
    private = PrivateKey.generate()
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise WorldError(f"{path} exists already.", "Name a new file; nothing was changed.") from None
    except OSError as error:
        raise WorldError(f"{path} cannot be written: {error.strerror}.", "Name another place.") from error
    with os.fdopen(handle, "wb") as file:
        file.write(base64.b64encode(bytes(private)) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    return base64.b64encode(bytes(private.public_key)).decode()
