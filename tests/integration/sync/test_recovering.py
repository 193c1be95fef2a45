"""An abandoned outbox, opened with the council's recovery key and sent by the administrator: a claim."""

import base64
import json
import shutil
from pathlib import Path

import pytest

from advisor_console.domain.errors import WorldError
from advisor_console.domain.ids import DraftId, new_id
from advisor_console.services.ports import Draft
from db.central.checking import check
from db.central.recovering import pin_recovery_key, push_for
from tests.integration.cli.processes import Said, run
from tests.integration.sync.consoles import ASHA, GWEN, NOWHERE, Consoles, bodies, note, save, sian
from ui.app.session import Session
from ui.cli.recovery_key import make_recovery_key

pytestmark = pytest.mark.slow


@pytest.fixture
def key(consoles: Consoles, tmp_path: Path) -> Path:
    """The council's private recovery key; the public half is in its profile."""
    path = tmp_path / "recovery.key"
    pin_recovery_key(consoles.admin_url, make_recovery_key(path))
    return path


def _left_behind(consoles: Consoles, *texts: str) -> Session:
    """A console whose advisor saved without a line and never came back."""
    consoles.sign_out(consoles.ready())
    session = consoles.sign_in(url=NOWHERE)
    for text in texts:
        save(session, note(session, sian(session).person.id, text))
    session.drafts.keep(
        Draft(DraftId(new_id()), "note", None, "About Siân Pritchard", {"text": "half"}, session.clock.now())
    )
    consoles.sign_out(session)
    return session


def _recover(consoles: Consoles, key: Path, *more: str | Path, login: str = ASHA) -> Said:
    return run(
        "outbox", "recover", "--key", key, "--login", login, "--home", consoles.home(ASHA).root,
        "--url", consoles.admin_url, *more,
    )  # fmt: skip


def test_what_was_never_received_lands_once_under_its_owner_as_a_claim(consoles: Consoles, key: Path) -> None:
    _left_behind(consoles, "* one", "* two")
    folder = consoles.home(ASHA).advisor(ASHA)
    before = {path.name: path.read_bytes() for path in folder.folder.iterdir()}
    said = _recover(consoles, key, "--json").json()
    assert (said["commands"], said["received_before"], said["sent"], said["applied"]) == (2, 0, 2, 2)
    assert [draft["kind"] for draft in said["drafts"]] == ["note"]
    assert "Siân" not in json.dumps(said, ensure_ascii=False)
    assert {path.name: path.read_bytes() for path in folder.folder.iterdir()} == before
    rows = consoles.rows("SELECT owner, pushed_by, n FROM sync.command ORDER BY position")
    assert rows == [(ASHA, "postgres", 1), (ASHA, "postgres", 2)]
    assert check(consoles.admin_url) == ()
    assert bodies(consoles.ready(GWEN)) == ["* one", "* two"]
    again = _recover(consoles, key, "--json").json()
    assert (again["received_before"], again["sent"]) == (2, 0)
    back = consoles.sign_in()
    save(back, note(back, sian(back).person.id, "* three"))
    report = back.sync_once()
    assert (report.applied, report.refused, report.push_error) == (3, 0, None)
    assert consoles.rows("SELECT pushed_by, n FROM sync.command ORDER BY position")[2:] == [(None, 3)]
    assert consoles.value("SELECT count(*) FROM council.note WHERE body LIKE '* %%'") == 3
    assert check(consoles.admin_url) == ()


def test_a_damaged_outbox_is_recovered_as_far_as_it_goes(consoles: Consoles, key: Path) -> None:
    _left_behind(consoles, "* one", "* two", "* three")
    outbox = consoles.home(ASHA).advisor(ASHA).outbox
    content = bytearray(outbox.read_bytes())
    content[5_000] ^= 4
    outbox.write_bytes(content)
    assert _recover(consoles, key, "--json").json()["applied"] == 3
    assert outbox.read_bytes() == bytes(content)


def test_a_number_that_is_missing_holds_nothing_up(consoles: Consoles, key: Path) -> None:
    session = _left_behind(consoles, "* one", "* two", "* three")
    again = consoles.sign_in(url=NOWHERE)
    with again.outbox.file.writing() as connection:
        connection.exec_driver_sql("DELETE FROM command WHERE n = 2")
    consoles.sign_out(again)
    assert _recover(consoles, key, "--json").json()["applied"] == 2
    assert consoles.rows("SELECT n FROM sync.command ORDER BY n") == [(1,), (3,)]
    assert session.advisor.login == ASHA
    assert check(consoles.admin_url) == ()


def test_the_claim_is_part_of_the_chain(consoles: Consoles, key: Path) -> None:
    _left_behind(consoles, "* one")
    assert _recover(consoles, key, "--json").status == 0
    with consoles.administrator() as connection:
        connection.execute("UPDATE sync.command SET pushed_by = NULL")
    assert any("record of commands was altered" in found for found in check(consoles.admin_url))


def test_nobody_else_can_claim_to_be_another(consoles: Consoles, key: Path) -> None:
    _left_behind(consoles, "* one")
    gwen = consoles.ready(GWEN)
    with gwen.central._connections.borrow() as connection:
        for statement in (
            "SELECT console.recover('asha.rahman', '[]')",
            "SET ROLE console_gate",
            "SELECT console.actor()",
        ):
            with pytest.raises(Exception, match="permission denied"):
                connection.execute(statement)
            connection.rollback()
        connection.execute("SELECT set_config('console.claimed_owner', 'asha.rahman', false)")
        connection.commit()
    save(gwen, note(gwen, sian(gwen).person.id, "* gwen's"))
    assert gwen.sync_once().applied == 1
    assert consoles.rows("SELECT owner, pushed_by FROM sync.command") == [(GWEN, None)]
    with pytest.raises(WorldError, match="may not recover"):
        push_for(consoles.url + f" user={GWEN} password='a long and quite invented one'", ASHA, [])


def test_refusals_are_sentences(consoles: Consoles, key: Path, tmp_path: Path) -> None:
    _left_behind(consoles, "* one")
    other = tmp_path / "other.key"
    make_recovery_key(other)
    assert "not the one that this outbox was sealed to" in _recover(consoles, other).refusal()
    other.write_text("nonsense")
    assert "is not a recovery key" in _recover(consoles, other).refusal()
    assert "There is nothing of" in _recover(consoles, key, login="nobody.here").refusal()
    assert "cannot be read" in _recover(consoles, tmp_path / "none").refusal()
    folder = consoles.home(ASHA).advisor(ASHA)
    stranger = consoles.home(ASHA).advisor("stranger")
    shutil.copytree(folder.folder, stranger.folder)
    assert "Nobody at this centre has that login" in _recover(consoles, key, login="stranger").refusal()


def test_init_makes_the_key_once_and_says_where_it_is(consoles: Consoles, tmp_path: Path) -> None:
    path = tmp_path / "council.key"
    said = run("central", "init", "--url", consoles.admin_url)
    assert "There is no recovery key" in said.out
    made = run("central", "init", "--url", consoles.admin_url, "--recovery-key", path)
    assert f"The private recovery key is in {path} and nowhere else" in made.out
    assert path.stat().st_mode & 0o777 == 0o600
    private = path.read_text().strip()
    assert len(base64.b64decode(private)) == 32
    assert private not in made.out + made.err
    stored = consoles.value("SELECT string_agg(body::text, ' ') FROM council.council_profile")
    assert private not in stored
    assert "recovery_key" in stored
    again = run("central", "init", "--url", consoles.admin_url, "--recovery-key", tmp_path / "second.key")
    assert "has a recovery key already" in again.refusal()
    assert not (tmp_path / "second.key").exists()
