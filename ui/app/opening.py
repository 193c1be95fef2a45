"""Opening what one advisor has on this machine: the keys, and the file of what was saved."""

import base64
import contextlib
from collections.abc import Iterator
from operator import itemgetter
from typing import Final

from advisor_console.domain.errors import NotAllowed, SignInRefused
from advisor_console.services.load_profile import profile_from_body
from db.central.gateway import PostgresCentral
from db.local.home import AdvisorFolder
from db.local.keys import FileKeys, Keys
from db.local.outbox import SqlOutbox
from db.local.rescue import open_or_rescue
from ui.app.notices import OUTBOX_MISSING, rescued_words

_MOST_PROFILES: Final = 5_000


class PasswordChanged(SignInRefused):
    """The centre takes the password, this machine's files still want the one before; sign in with both."""

    def __init__(self) -> None:
        super().__init__(
            "Your password was changed since you last signed in on this machine.",
            "Enter your former password as well: it opens what is kept here. Nothing has been deleted.",
        )


@contextlib.contextmanager
def closing_unless_done(outbox: SqlOutbox) -> Iterator[None]:
    """Close the outbox when what is done with it fails."""
    try:
        yield
    except BaseException:
        outbox.file.close()
        raise


def recovery_key(central: PostgresCentral) -> bytes | None:
    """Read the council's public recovery key from its profile at the centre; None where it has none."""
    try:
        chunk = central.snapshot("council_profile", None, _MOST_PROFILES)
    except NotAllowed:
        return None
    rows = [dict(zip(chunk.columns, row, strict=True)) for row in chunk.rows]
    if not rows:
        return None
    key = profile_from_body(max(rows, key=itemgetter("version"))["body"]).console.recovery_key
    return None if key is None else base64.b64decode(key)


def keys_of(keys: FileKeys, password: str, former_password: str | None, recovery: bytes | None) -> Keys:
    """Unlock with a password that the centre has taken, or make the keys."""
    if not keys.exist():
        return keys.create(password, recovery)
    if former_password is not None:
        return keys.change_password(former_password, password, recovery)
    if keys.retry_after() > 0:
        return keys.unlock(password)  # says how long to wait
    try:
        return keys.unlock(password)
    except SignInRefused:
        # The centre knows this advisor by it, so it is not wrong but newer than these files.
        raise PasswordChanged from None


def open_outbox(folder: AdvisorFolder, unlocked: Keys) -> tuple[SqlOutbox, list[str]]:
    """Open what was saved, rescued where it is damaged; gives what there is to tell of that, too."""
    missing = folder.replica.exists() and not folder.outbox.exists()
    outbox, rescued = open_or_rescue(folder, unlocked.outbox)
    told = [] if rescued is None else [rescued_words(rescued)]
    return outbox, [*told, OUTBOX_MISSING] if missing else told
