"""Signing in at the centre and without it, with the right password and with wrong ones, and what is kept."""

import contextlib
import json

import keyring
import pytest

from advisor_console.domain.errors import (
    CentreTooOld,
    CentreUnreachable,
    KeyringUnusable,
    LocalFileDamaged,
    NotAllowed,
    SignInRefused,
)
from advisor_console.domain.ids import PersonId
from db.local.keyring_access import SERVICE
from tests.integration.sync.consoles import (
    ASHA,
    GWEN,
    NOWHERE,
    STAFF,
    Consoles,
    add_staff,
    bodies,
    note,
    save,
    shown,
    sian,
)
from ui.app.opening import PasswordChanged
from ui.app.session import Session

OTHER = "another long invented one"


def test_the_first_sign_in_makes_keys_and_the_second_needs_no_centre(consoles: Consoles) -> None:
    first = consoles.ready()
    assert first.who_am_i().full_name == "Asha Rahman"
    assert first.who_am_i().job_title == "Customer advisor"
    profile = first.profile()
    assert profile is not None
    assert profile.council.name
    found = sian(first).person
    consoles.sign_out(first)
    again = consoles.sign_in(url=NOWHERE)
    assert again.who_am_i().full_name == "Asha Rahman"
    assert sian(again).person == found
    with pytest.raises(CentreUnreachable):
        again.sync_once()


def test_before_the_first_copy_there_is_a_login_and_no_profile(consoles: Consoles) -> None:
    session = consoles.sign_in()
    assert (session.who_am_i().full_name, session.profile()) == ("Asha Rahman", None)
    assert session.advisor.roles == ("console_advisor",)


def test_a_stranger_to_this_machine_needs_the_centre(consoles: Consoles) -> None:
    with pytest.raises(CentreUnreachable, match="does not answer"):
        consoles.sign_in(url=NOWHERE)
    assert not consoles.home(ASHA).advisor(ASHA).folder.exists()


def test_a_wrong_password_is_refused_with_and_without_the_centre(consoles: Consoles) -> None:
    consoles.sign_out(consoles.sign_in())
    with pytest.raises(SignInRefused, match="did not accept this name and password"):
        consoles.sign_in(password="wrong")
    with pytest.raises(SignInRefused, match="name or the password is wrong"):
        consoles.sign_in(password="wrong", url=NOWHERE)
    with pytest.raises(SignInRefused, match="Enter your name"):
        consoles.sign_in(password="")
    consoles.sign_in(url=NOWHERE)


def test_a_keyring_without_the_secret_deletes_nothing(consoles: Consoles) -> None:
    session = consoles.ready()
    save(session, note(session, sian(session).person.id, "* kept"))
    consoles.sign_out(session)
    files = consoles.home(ASHA).advisor(ASHA)
    name = json.loads(files.keys.read_text("utf-8"))["keyring_name"]
    secret = keyring.get_password(SERVICE, name)
    assert secret is not None
    keyring.delete_password(SERVICE, name)
    with pytest.raises(KeyringUnusable, match="no longer has the secret"):
        consoles.sign_in()
    keyring.set_password(SERVICE, name, "d3Jvbmc=")
    with pytest.raises(KeyringUnusable, match="not the one"):
        consoles.sign_in()
    keyring.set_password(SERVICE, name, secret)
    assert bodies(consoles.sign_in(url=NOWHERE)) == ["* kept"]


def test_a_password_changed_at_the_centre_is_no_wrong_one_and_loses_nothing(consoles: Consoles) -> None:
    session = consoles.ready()
    save(session, note(session, sian(session).person.id, "* kept"))
    consoles.sign_out(session)
    add_staff(consoles.admin_url, ASHA, STAFF[ASHA], OTHER)
    with pytest.raises(PasswordChanged, match="was changed"):
        consoles.sign_in(password=OTHER)
    with pytest.raises(SignInRefused, match="name or the password is wrong"):
        consoles.sign_in(password=OTHER, former_password="not that either")
    changed = consoles.sign_in(password=OTHER, former_password="a long and quite invented one")
    assert bodies(changed) == ["* kept"]
    assert changed.sync_once().applied == 1
    consoles.sign_out(changed)
    consoles.sign_in(password=OTHER, url=NOWHERE)


def test_a_password_refused_in_use_is_offered_once(consoles: Consoles) -> None:
    session = consoles.ready()
    add_staff(consoles.admin_url, ASHA, STAFF[ASHA], OTHER)
    with consoles.administrator() as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    for _ in range(3):
        with pytest.raises(SignInRefused, match="no longer accepts your password"):
            session.sync_once()
    add_staff(consoles.admin_url, ASHA, STAFF[ASHA])
    with pytest.raises(SignInRefused, match="no longer"):  # not asked again: it would be taken now
        session.sync_once()
    consoles.sign_out(session)
    consoles.ready()


def test_unsent_work_survives_signing_out_and_lands_exactly_once(consoles: Consoles) -> None:
    session = consoles.ready()
    consoles.sign_out(session)
    offline = consoles.sign_in(url=NOWHERE)
    save(offline, note(offline, sian(offline).person.id, "* saved without a line"))
    with pytest.raises(CentreUnreachable):
        offline.sync_once()
    consoles.sign_out(offline)
    back = consoles.sign_in()
    assert bodies(back) == ["* saved without a line"]
    assert back.sync_once().applied == 1
    assert back.sync_once().pushed == 0
    assert consoles.rows("SELECT body FROM council.note WHERE body LIKE '*%%'") == [
        ("* saved without a line",)
    ]
    assert consoles.value("SELECT count(*) FROM sync.command") == 1
    assert bodies(back) == ["* saved without a line"]


def test_two_advisors_on_one_machine_have_files_of_their_own(consoles: Consoles) -> None:
    asha = consoles.ready(ASHA, "counter")
    save(asha, note(asha, sian(asha).person.id, "* asha's"))
    gwen = consoles.ready(GWEN, "counter")
    assert bodies(gwen) == []
    save(gwen, note(gwen, sian(gwen).person.id, "* gwen's"))
    gwen.sync_once()
    asha.sync_once()
    assert bodies(asha) == ["* asha's", "* gwen's"]
    by = consoles.rows("SELECT owner, count(*) FROM sync.command GROUP BY owner ORDER BY owner")
    assert by == [(ASHA, 1), (GWEN, 1)]


@pytest.mark.parametrize("place", ["start", "middle", "everywhere", "half"])
def test_a_damaged_copy_is_fetched_again_and_the_outbox_is_whole(consoles: Consoles, place: str) -> None:
    session = consoles.ready()
    save(session, note(session, sian(session).person.id, "* not sent yet"))
    people = shown(session, "person")
    consoles.sign_out(session)
    path = consoles.home(ASHA).advisor(ASHA).replica
    content = bytearray(path.read_bytes())
    pages = {"start": range(1), "middle": range(5, 90), "everywhere": range(len(content) // 4096)}
    for number in pages.get(place, ()):
        for at in range(number * 4096 + 100, number * 4096 + 140):
            content[at] ^= 0xFF
    path.write_bytes(content[: len(content) // 2 // 4096 * 4096] if place == "half" else content)
    again = consoles.sign_in()
    assert again.outbox.counts()["unsent"] == 1
    with contextlib.suppress(LocalFileDamaged):  # where signing in did not meet the damage, the round may
        again.sync_once()
    if again.watch.damaged:
        consoles.sign_out(again)
        again = consoles.ready()
    assert shown(again, "person") == people
    assert bodies(again) == ["* not sent yet"]
    assert consoles.value("SELECT count(*) FROM sync.command") == 1
    assert again.replica.file.damaged_pages() == []


def _read_everybody(session: Session) -> None:
    for person in shown(session, "person"):
        session.records.customer(PersonId(person))


def test_damage_that_only_a_reader_meets_is_mended_at_the_next_sign_in(consoles: Consoles) -> None:
    session = consoles.ready()
    path = consoles.home(ASHA).advisor(ASHA).replica
    with session.replica.reading() as connection:
        roots = connection.exec_driver_sql("SELECT rootpage FROM sqlite_master WHERE tbl_name = 'note'")
        damaged = list(roots.scalars())
    consoles.sign_out(session)
    content = bytearray(path.read_bytes())
    for number in damaged:
        content[(number - 1) * 4096 + 200] ^= 0xFF
    path.write_bytes(content)
    session = consoles.sign_in(url=NOWHERE)
    with pytest.raises(LocalFileDamaged, match="copy of the council's records is damaged"):
        _read_everybody(session)
    consoles.sign_out(session)
    again = consoles.sign_in()
    assert again.replica.cursor() is None
    assert again.sync_once().snapshot


def test_a_login_that_is_no_advisor_s_gets_a_sentence(consoles: Consoles) -> None:
    with consoles.administrator() as connection:
        connection.execute("DROP ROLE IF EXISTS nobody_s")
        connection.execute("CREATE ROLE nobody_s LOGIN PASSWORD 'x'")
    try:
        with pytest.raises((NotAllowed, SignInRefused)):
            consoles.sign_in("nobody_s", password="x")
    finally:
        with consoles.administrator() as connection:
            connection.execute("DROP ROLE nobody_s")


def test_a_centre_that_wants_a_newer_console_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """An old console is refused in words; one that is new enough is not."""
    from ui.app import session

    monkeypatch.setattr(session, "version_here", lambda: "0.1.0")
    session._check_version("0.1.0")
    session._check_version("0.0.9")
    with pytest.raises(CentreTooOld, match=r"wants console 0\.2 or newer; this is 0\.1\.0"):
        session._check_version("0.2")
