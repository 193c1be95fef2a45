"""Keys: password and keyring together, or nothing; and nothing is ever made anew over what exists."""

import base64
import json
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from nacl.secret import SecretBox

from advisor_console.domain.errors import CannotSave, KeyringUnusable, LocalFileDamaged, SignInRefused
from db.local import keys as keys_module
from db.local.home import AdvisorFolder
from db.local.keyring_access import OsKeyring
from db.local.keys import Cost, FileKeys, open_sealed
from db.local.outbox import open_outbox
from db.local.secret_service import PrivateSecretService
from tests.helpers.local_files import NOW, advisor_folder, intent

QUICK = Cost(passes=1, memory_kib=64, lanes=1)


class Secrets:
    """A keyring in memory, that can lose or change what it holds."""

    def __init__(self) -> None:
        self.held: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """Give what is held."""
        return self.held.get(name)

    def set(self, name: str, secret: str) -> None:
        """Hold it."""
        self.held[name] = secret


class Clock:
    """A wall clock that the test sets."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def folder(tmp_path: Path) -> AdvisorFolder:
    """An empty folder for the login ann."""
    return advisor_folder(tmp_path / "home")


@pytest.fixture
def held() -> Secrets:
    """The keyring."""
    return Secrets()


@pytest.fixture
def clock() -> Clock:
    """The time."""
    return Clock()


@pytest.fixture
def keys(folder: AdvisorFolder, held: Secrets, clock: Clock) -> FileKeys:
    """The keys' place, with guesses made cheap."""
    return FileKeys(folder, held, QUICK, clock)


def test_keys_come_back_with_the_same_password(keys: FileKeys) -> None:
    made = keys.create("correct horse")
    assert keys.unlock("correct horse") == made
    assert made.replica != made.outbox
    assert len(made.replica) == len(made.outbox) == 32
    assert made.outbox.hex() not in repr(made)


def test_one_password_spelt_by_two_keyboards_is_one(keys: FileKeys) -> None:
    made = keys.create("Sia\u0302n")
    assert keys.unlock("Si\u00e2n") == made


def test_neither_half_opens_them_alone(keys: FileKeys, held: Secrets) -> None:
    keys.create("correct horse")
    with pytest.raises(SignInRefused):
        keys.unlock("wrong horse")
    (name,) = held.held
    kept = held.held.pop(name)
    with pytest.raises(KeyringUnusable):
        keys.unlock("correct horse")
    held.held[name] = "A" + kept[1:] if kept[0] != "A" else "B" + kept[1:]
    with pytest.raises(KeyringUnusable, match="not the one"):
        keys.unlock("correct horse")
    held.held[name] = kept
    keys.unlock("correct horse")


def test_nothing_of_the_keys_stands_in_the_files(
    keys: FileKeys, folder: AdvisorFolder, held: Secrets
) -> None:
    made = keys.create("correct horse")
    said = b"".join(part.read_bytes() for part in folder.folder.iterdir())
    (secret,) = held.held.values()
    for private in (made.outbox.hex().encode(), made.replica.hex().encode(), b"horse", secret.encode()):
        assert private not in said
    assert json.loads(folder.keys.read_text())["kdf"]["name"] == "argon2id"


def test_wrong_passwords_slow_down_and_a_right_one_is_not_tried_meanwhile(
    keys: FileKeys, clock: Clock
) -> None:
    keys.create("correct horse")
    for _ in range(3):
        with pytest.raises(SignInRefused, match="wrong"):
            keys.unlock("guess")
    assert keys.retry_after() == 2
    with pytest.raises(SignInRefused, match="Wait 2 seconds"):
        keys.unlock("correct horse")
    clock.seconds += 2
    keys.unlock("correct horse")
    assert keys.retry_after() == 0


def test_a_keyring_that_fails_is_no_wrong_password(keys: FileKeys, held: Secrets) -> None:
    keys.create("correct horse")
    kept = dict(held.held)
    held.held.clear()
    for _ in range(5):
        with pytest.raises(KeyringUnusable):
            keys.unlock("correct horse")
    held.held.update(kept)
    assert keys.retry_after() == 0
    keys.unlock("correct horse")


def test_a_change_of_password_keeps_the_keys(keys: FileKeys) -> None:
    made = keys.create("correct horse")
    with pytest.raises(SignInRefused):
        keys.change_password("wrong horse", "new horse")
    assert keys.change_password("correct horse", "new horse") == made
    with pytest.raises(SignInRefused):
        keys.unlock("correct horse")
    assert keys.unlock("new horse") == made


def test_a_login_new_to_the_machine_is_told_so(keys: FileKeys) -> None:
    assert not keys.exist()
    with pytest.raises(SignInRefused, match="not been used"):
        keys.unlock("correct horse")


def test_keys_are_never_made_over_existing_ones_or_existing_files(
    keys: FileKeys, folder: AdvisorFolder, held: Secrets
) -> None:
    made = keys.create("correct horse")
    with pytest.raises(FileExistsError):
        keys.create("correct horse")
    outbox = open_outbox(folder, made.outbox)
    outbox.save(intent(), NOW)
    outbox.file.close()
    folder.keys.rename(folder.keys.with_suffix(".away"))
    before = dict(held.held)
    for act in (keys.create, keys.unlock):
        with pytest.raises(LocalFileDamaged, match="missing"):
            act("correct horse")
    assert held.held == before
    folder.keys.with_suffix(".away").rename(folder.keys)
    outbox = open_outbox(folder, keys.unlock("correct horse").outbox)
    assert len(outbox.unsent(10)) == 1
    outbox.file.close()


@pytest.mark.parametrize("at", range(0, 900, 60))
def test_a_damaged_keys_file_is_told_from_a_wrong_password(
    keys: FileKeys, folder: AdvisorFolder, at: int
) -> None:
    keys.create("correct horse")
    content = bytearray(folder.keys.read_bytes())
    content[at % len(content)] ^= 1
    folder.keys.write_bytes(content)
    with pytest.raises(LocalFileDamaged):
        keys.unlock("correct horse")
    assert folder.keys.read_bytes() == bytes(content)


def test_two_homes_on_one_machine_do_not_take_each_others_secret(
    tmp_path: Path, held: Secrets, clock: Clock
) -> None:
    one, two = (FileKeys(advisor_folder(tmp_path / name), held, QUICK, clock) for name in ("one", "two"))
    first = one.create("same")
    second = two.create("same")
    assert (one.unlock("same"), two.unlock("same")) == (first, second)
    assert first != second


def test_keys_that_cannot_be_written_are_not_half_written(
    keys: FileKeys, folder: AdvisorFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    made = keys.create("correct horse")

    def no_room(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(CannotSave):
        keys.change_password("correct horse", "new horse")
    monkeypatch.undo()
    assert keys.unlock("correct horse") == made
    assert [part.name for part in folder.folder.iterdir()] == ["keys.json"]


def test_with_the_real_keyring_at_the_real_cost(
    folder: AdvisorFolder, secret_service: PrivateSecretService, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert secret_service.address
    monkeypatch.setattr(keys_module, "STANDARD", Cost())
    keys = FileKeys(folder, OsKeyring())
    made = keys.create("correct horse")
    assert FileKeys(folder, OsKeyring()).unlock("correct horse") == made
    assert json.loads(folder.keys.read_text())["kdf"]["memory_kib"] == 65536


def test_a_replica_s_key_that_was_destroyed_never_comes_back_and_the_outbox_s_stays(
    keys: FileKeys, folder: AdvisorFolder
) -> None:
    made = keys.create("correct horse")
    keys.destroy_replica_key()
    assert json.loads(folder.keys.read_text("utf-8"))["boxes"]["replica"] is None
    anew = keys.unlock("correct horse")
    assert anew.outbox == made.outbox
    assert anew.replica != made.replica
    assert keys.unlock("correct horse") == anew


def test_the_outbox_s_key_is_sealed_to_the_council_and_to_nobody_else(
    keys: FileKeys, folder: AdvisorFolder
) -> None:
    council, other = PrivateKey.generate(), PrivateKey.generate()
    made = keys.create("correct horse", bytes(council.public_key))
    box = keys.sealed_outbox_key()
    assert box is not None
    assert open_sealed(box, bytes(council)) == made.outbox
    with pytest.raises(SignInRefused, match="not the one that this outbox was sealed to"):
        open_sealed(box, bytes(other))
    keys.change_password("correct horse", "new horse", bytes(other.public_key))
    again = keys.sealed_outbox_key()
    assert again is not None
    assert open_sealed(again, bytes(other)) == made.outbox
    before = folder.keys.read_bytes()
    keys.seal(made, bytes(other.public_key))
    assert folder.keys.read_bytes() == before
    keys.change_password("new horse", "third horse")
    assert keys.sealed_outbox_key() == again
    keys.destroy_replica_key()
    assert keys.sealed_outbox_key() == again


def test_keys_made_before_there_was_a_council_s_key_are_sealed_later(keys: FileKeys) -> None:
    made = keys.create("correct horse")
    assert keys.sealed_outbox_key() is None
    council = PrivateKey.generate()
    keys.seal(made, bytes(council.public_key))
    box = keys.sealed_outbox_key()
    assert box is not None
    assert open_sealed(box, bytes(council)) == made.outbox
    assert keys.unlock("correct horse") == made


def test_keys_of_an_older_console_open_and_are_kept_in_the_newer_way(
    keys: FileKeys, folder: AdvisorFolder, held: Secrets
) -> None:
    made = keys.create("correct horse")
    body = json.loads(folder.keys.read_text("utf-8"))
    secret = base64.b64decode(held.held[body["keyring_name"]])
    salt = base64.b64decode(body["kdf"]["salt"])
    key = keys_module._wrapping_key("correct horse", secret, "ann", salt, QUICK)
    plain = json.dumps({"replica": made.replica.hex(), "outbox": made.outbox.hex()}).encode()
    old = {name: value for name, value in body.items() if name not in {"boxes", "sealed", "checksum"}}
    old |= {"version": 1, "box": base64.b64encode(SecretBox(key).encrypt(plain)).decode()}
    folder.keys.write_text(json.dumps(old | {"checksum": keys_module._checksum(old)}), "utf-8")
    assert keys.unlock("correct horse") == made
    keys.change_password("correct horse", "new horse")
    assert "box" not in json.loads(folder.keys.read_text("utf-8"))
    assert keys.unlock("new horse") == made
