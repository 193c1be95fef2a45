"""The files' keys: random, and wrapped by the advisor's password together with the machine's keyring."""

import base64
import hashlib
import json
import time
import unicodedata
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_bytes
from typing import Any, Final

from argon2.low_level import Type, hash_secret_raw
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import SecretBox

from advisor_console.domain.errors import CannotSave, KeyringUnusable, LocalFileDamaged, SignInRefused
from db.local.home import AdvisorFolder, write_private
from db.local.keyring_access import Secrets
from db.local.sign_in_attempts import SignInAttempts

_VERSION: Final = 2
_FIRST_VERSION: Final = 1  # both keys in one box
_KEY_BYTES: Final = 32
_PURPOSE: Final = b"ac-file-keys-1"
_MOST_MEMORY_KIB: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Keys:
    """The raw 256-bit keys of one login's two files, as long as the advisor is signed in."""

    replica: bytes = field(repr=False)
    outbox: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a password costs. The default is RFC 9106's second choice: 64 MiB, three passes."""

    passes: int = 3
    memory_kib: int = 64 * 1024
    lanes: int = 4


STANDARD = Cost()
"""What new keys and new passwords are wrapped at."""


class FileKeys:
    """One login's wrapped keys (keys.json). Asks the keyring, so never on the GUI thread.

    Each key has a box of its own, so that the replica's can be destroyed and the outbox's stays. Neither half
    is enough by itself: who copies the disk lacks the keyring's secret, who has the keyring lacks the
    password. What is missing or does not fit is never made anew over files that exist.
    """

    def __init__(
        self,
        folder: AdvisorFolder,
        keyring: Secrets,
        cost: Cost | None = None,
        now: Callable[[], float] = time.time,
    ) -> None:
        """now is the wall clock in seconds, for the delays between failures."""
        self._folder = folder
        self._keyring = keyring
        self._cost = cost or STANDARD
        self._attempts = SignInAttempts(folder.attempts, now)

    def exist(self) -> bool:
        """Tell whether this login has keys on this machine."""
        return self._folder.keys.exists()

    def retry_after(self) -> float:
        """Give the seconds until the next attempt is allowed; 0 when it is now."""
        return self._attempts.retry_after()

    def create(self, password: str, recovery: bytes | None = None) -> Keys:
        """Make new keys for a login that has none on this machine.

        recovery is the council's public recovery key, to which the outbox's key is sealed. Raises
        LocalFileDamaged when files exist whose keys are missing, KeyringUnusable, CannotSave; FileExistsError
        when there are keys already.
        """
        if self.exist():
            raise FileExistsError(self._folder.keys)
        if self._folder.outbox.exists() or self._folder.replica.exists():
            raise _keys_are_missing()
        self._folder.prepare()
        keys = Keys(replica=token_bytes(_KEY_BYTES), outbox=token_bytes(_KEY_BYTES))
        # A name of its own: two homes on one machine must not overwrite each other's secret.
        name = f"file-keys-{uuid.uuid4()}"
        secret = token_bytes(_KEY_BYTES)
        self._keyring.set(name, _text(secret))
        self._write(keys, password, name, secret, _sealed(keys.outbox, recovery))
        return keys

    def unlock(self, password: str) -> Keys:
        """Unwrap the keys. A replica's key that was destroyed is made anew: its file must be, too.

        Raises SignInRefused for a wrong password, or while `retry_after` is not over (the password is not
        even tried then); KeyringUnusable when the keyring is locked or its secret is gone or another one;
        LocalFileDamaged when keys.json is not what was written.
        """
        wrapped = self._read()
        self._refuse_haste()
        secret = self._secret(wrapped)
        # Counted before it is tried: ending the program must not win a free guess.
        self._attempts.note_failure()
        outbox, replica = self._unwrap(wrapped, password, secret)
        self._attempts.forget()
        keys = Keys(replica or token_bytes(_KEY_BYTES), outbox)
        if replica is None:
            self._write(keys, password, wrapped["keyring_name"], secret, wrapped.get("sealed"))
        return keys

    def change_password(self, old: str, new: str, recovery: bytes | None = None) -> Keys:
        """Wrap the same keys with a new password; the files stay as they are. Raises as `unlock` does.

        The outbox's key is sealed again where recovery gives the council's public key.
        """
        keys = self.unlock(old)
        wrapped = self._read()
        sealed = _sealed(keys.outbox, recovery) or wrapped.get("sealed")
        self._write(keys, new, wrapped["keyring_name"], self._secret(wrapped), sealed)
        return keys

    def seal(self, keys: Keys, recovery: bytes) -> None:
        """Seal the outbox's key to the council's public recovery key, unless it is sealed to that already.

        Raises CannotSave, LocalFileDamaged.
        """
        wrapped = self._read()
        if (wrapped.get("sealed") or {}).get("to") != _text(recovery):
            self._put(wrapped | {"sealed": _sealed(keys.outbox, recovery)})

    def destroy_replica_key(self) -> None:
        """Forget the replica's key for good; it takes no password. Raises CannotSave, LocalFileDamaged."""
        wrapped = self._read()
        if "boxes" in wrapped:
            self._put(wrapped | {"boxes": wrapped["boxes"] | {"replica": None}})

    def sealed_outbox_key(self) -> bytes | None:
        """Give the outbox's key as it is sealed to the council's recovery key; None where it is not."""
        sealed = self._read().get("sealed")
        return None if sealed is None else _bytes(sealed["box"])

    def _refuse_haste(self) -> None:
        wait = self.retry_after()
        if wait > 0:
            raise SignInRefused(
                "The password was wrong several times.",
                f"Wait {max(1, round(wait))} seconds, then try again.",
            )

    def _secret(self, wrapped: dict[str, Any]) -> bytes:
        text = self._keyring.get(wrapped["keyring_name"])
        if text is None:
            raise KeyringUnusable(
                "This machine's keyring no longer has the secret that opens your saved work.",
                "Nothing has been deleted. Sign in to the machine as the user who used the console before, "
                "or ask your administrator to recover the unsent work.",
            )
        secret = _bytes(text)
        if _check(secret) != wrapped["keyring_check"]:
            raise KeyringUnusable(
                "The secret in this machine's keyring is not the one that opens your saved work.",
                "Nothing has been deleted. Ask your administrator to recover the unsent work.",
            )
        return secret

    def _unwrap(self, wrapped: dict[str, Any], password: str, secret: bytes) -> tuple[bytes, bytes | None]:
        """Give the outbox's key and the replica's, None where that was destroyed."""
        kdf = wrapped["kdf"]
        cost = Cost(kdf["passes"], kdf["memory_kib"], kdf["lanes"])
        key = _wrapping_key(password, secret, self._folder.login, _bytes(kdf["salt"]), cost)
        box = SecretBox(key)
        try:
            if wrapped["version"] == _FIRST_VERSION:
                found = json.loads(box.decrypt(_bytes(wrapped["box"])))
                return bytes.fromhex(found["outbox"]), bytes.fromhex(found["replica"])
            outbox, replica = wrapped["boxes"]["outbox"], wrapped["boxes"]["replica"]
            return box.decrypt(_bytes(outbox)), None if replica is None else box.decrypt(_bytes(replica))
        except CryptoError:
            raise SignInRefused("The name or the password is wrong.", "Try again.") from None

    def _read(self) -> dict[str, Any]:
        try:
            text = self._folder.keys.read_text("utf-8")
        except FileNotFoundError:
            if self._folder.outbox.exists() or self._folder.replica.exists():
                raise _keys_are_missing() from None
            raise SignInRefused(
                "This login has not been used on this machine.",
                "Sign in once while the centre can be reached.",
            ) from None
        except (OSError, UnicodeDecodeError) as error:
            raise _damaged() from error
        try:
            return _checked(json.loads(text))
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged() from error

    def _write(
        self, keys: Keys, password: str, name: str, secret: bytes, sealed: dict[str, str] | None
    ) -> None:
        salt = token_bytes(16)
        box = SecretBox(_wrapping_key(password, secret, self._folder.login, salt, self._cost))
        self._put(
            {
                "version": _VERSION,
                "login": self._folder.login,
                "keyring_name": name,
                "keyring_check": _check(secret),
                "kdf": {
                    "name": "argon2id",
                    "passes": self._cost.passes,
                    "memory_kib": self._cost.memory_kib,
                    "lanes": self._cost.lanes,
                    "salt": _text(salt),
                },
                "boxes": {
                    "outbox": _text(box.encrypt(keys.outbox)),
                    "replica": _text(box.encrypt(keys.replica)),
                },
                "sealed": sealed,
            }
        )

    def _put(self, body: dict[str, Any]) -> None:
        body["checksum"] = _checksum({name: value for name, value in body.items() if name != "checksum"})
        try:
            write_private(self._folder.keys, json.dumps(body, indent=2).encode())
        except OSError as error:
            raise CannotSave(
                "The keys could not be saved on this machine; they are as they were before.",
                "Check that the disk has room and that the folder is yours to write in.",
            ) from error


def open_sealed(box: bytes, private: bytes) -> bytes:
    """Give the outbox's key from what was sealed, with the council's private recovery key (32 bytes).

    Raises SignInRefused when it was sealed to another.
    """
    try:
        return SealedBox(PrivateKey(private)).decrypt(box)
    except CryptoError:
        raise SignInRefused(
            "This recovery key is not the one that this outbox was sealed to.",
            "Use the file that was made when the centre was set up.",
        ) from None


def _sealed(outbox: bytes, recovery: bytes | None) -> dict[str, str] | None:
    if recovery is None:
        return None
    return {"to": _text(recovery), "box": _text(SealedBox(PublicKey(recovery)).encrypt(outbox))}


def _wrapping_key(password: str, secret: bytes, login: str, salt: bytes, cost: Cost) -> bytes:
    """Join both halves: argon2id makes guesses at the password dear, keyed BLAKE2b mixes the keyring in."""
    stretched = hash_secret_raw(
        # Keyboards spell one letter differently; the password is the same.
        unicodedata.normalize("NFKC", password).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=_KEY_BYTES,
        type=Type.ID,
    )
    return hashlib.blake2b(
        stretched + login.encode(), digest_size=SecretBox.KEY_SIZE, key=secret, person=_PURPOSE
    ).digest()


def _checked(body: Any) -> dict[str, Any]:
    found = dict(body)
    if found.pop("checksum") != _checksum(found) or found["version"] not in {_FIRST_VERSION, _VERSION}:
        raise ValueError("not what was written")
    if not 0 < found["kdf"]["memory_kib"] <= _MOST_MEMORY_KIB:
        raise ValueError("an impossible cost")
    return found


def _checksum(body: dict[str, Any]) -> str:
    """Tell a damaged file from a wrong password; it protects nothing, the box does that."""
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _check(secret: bytes) -> str:
    """Recognise the keyring's secret again; it is 256 random bits, so its hash gives nothing away."""
    return hashlib.blake2b(secret, digest_size=16, person=b"ac-keyring-chk-1").hexdigest()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _keys_are_missing() -> LocalFileDamaged:
    return LocalFileDamaged(
        "The keys of your saved work are missing from this machine.",
        "Nothing has been deleted. Ask your administrator to put keys.json back "
        "or to recover the unsent work.",
    )


def _damaged() -> LocalFileDamaged:
    return LocalFileDamaged(
        "The file keys.json is damaged.",
        "Nothing has been deleted. Ask your administrator to put it back or to recover the unsent work.",
    )
