"""Rights as data: a council's profile puts its own lists in place of the shipped ones, within limits."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import psycopg
import pytest

from advisor_console.domain.errors import NotAllowed, WorldError
from advisor_console.services.load_profile import body_of, load_profile
from db.central.administration import init, set_oldest_console, set_profile, upgrade
from db.central.checking import check
from db.central.rights import council_rights, shipped_rights
from tests.integration.central.centre import ANN, Centre, cursor_of, note

NAME = {"name": "Westerdale"}


def _profile(**parts: Mapping[str, list[str]]) -> dict[str, Any]:
    return {**NAME, "rights": parts}


def test_a_profile_changes_who_may_call_see_and_write(centre: Centre) -> None:
    library, priya = centre.author("lib"), centre.author("priya")
    before = cursor_of(library.gateway)
    assert library.push(note(ANN, "lib")).outcome == "applied"
    assert len(library.gateway.snapshot("person", None, 9).rows) == 2
    own = _profile(
        write={"note": ["advisor", "supervisor"]},
        see={"note": ["records"], "person": ["records", "auditor"]},
        call={"get_letter": ["advisor"]},
    )
    assert set_profile(centre.url, own) == 2
    assert check(centre.url) == ()
    assert (
        library.push(note(ANN, "lib")).reason
        == "Your role may not write this here: advisor, body, person id, written at."
    )
    assert library.gateway.snapshot("person", None, 9).rows == []
    assert library.gateway.pull(*before, 9).state == "reload"  # who sees less starts afresh
    with pytest.raises(NotAllowed):
        library.gateway.get("0" * 64)
    assert priya.push(note(ANN, "priya")).outcome == "applied"
    assert priya.gateway.get("0" * 64) is None
    # It stays in force, and without it the shipped rights are back.
    upgrade(centre.url)
    assert library.gateway.snapshot("person", None, 9).rows == []
    assert set_profile(centre.url, own) == 2
    assert set_profile(centre.url, NAME) == 3
    assert len(library.gateway.snapshot("person", None, 9).rows) == 2
    assert check(centre.url) == ()


def test_a_new_version_is_told_to_the_consoles(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    before = cursor_of(gateway)
    set_profile(centre.url, {"name": "Other"})
    page = gateway.pull(*before, 9)
    assert page.state == "ok"
    assert page.reload == {"council_profile"}
    assert len(gateway.snapshot("council_profile", None, 9).rows) == 2
    versions = centre.value("SELECT array_agg(version ORDER BY version) FROM council.council_profile")
    assert versions == [1, 2]


def test_the_first_profile_has_its_say_at_once(database_url: str) -> None:
    init(database_url, _profile(see={"note": ["supervisor"]}))
    with psycopg.connect(database_url) as connection:
        rows = connection.execute("SELECT role FROM sync.sight WHERE entity = 'note'").fetchall()
    assert rows == [("console_supervisor",)]
    assert check(database_url) == ()


@pytest.mark.parametrize(
    ("part", "entry", "words", "sentence"),
    [
        ("hear", "note", ["advisor"], "there is no part called hear"),
        ("sets", "staff", ["kiosk"], "there is no part called sets"),
        ("actor", "note", ["body"], "there is no part called actor"),
        ("call", "receive", ["advisor"], "call has no entry receive"),
        ("call", "nothing", ["advisor"], "call has no entry nothing"),
        ("see", "feed", ["advisor"], "see has no entry feed"),
        ("see", "person.phone", ["advisor"], "see has no entry person.phone"),
        ("write", "ticket", ["advisor"], "write has no entry ticket"),
        ("write", "person.id", ["advisor"], "write has no entry person.id"),
        ("write", "note.advisor", ["advisor"], "write has no entry note.advisor"),
        ("write", "person.wand", ["advisor"], "write has no entry person.wand"),
        ("remove", "person", ["supervisor"], "remove has no entry person"),
        ("see", "note", ["wizard"], "see.note: There is no role called wizard"),
        ("see", "note", ["owner"], "There is no role called owner"),
        ("see", "person", ["readers", "kiosk"], "see.person cannot be given to kiosk"),
        ("see", "record_view", ["supervisor"], "see.record_view cannot be given to supervisor"),
        ("write", "note", ["staff", "auditor"], "write.note cannot be given to auditor"),
        ("write", "note", ["protected"], "write.note cannot be given to protected"),
        ("write", "person.protected", ["supervisor"], "write.person.protected cannot be given to supervisor"),
        ("call", "push", ["kiosk"], "call.push cannot be given to kiosk"),
        ("call", "snapshot", ["display"], "call.snapshot cannot be given to display"),
        ("call", "audit", ["supervisor"], "call.audit cannot be given to supervisor"),
    ],
)
def test_rights_are_never_wider_than_is_safe(
    centre: Centre, part: str, entry: str, words: list[str], sentence: str
) -> None:
    with pytest.raises(WorldError, match=sentence):
        set_profile(centre.url, _profile(**{part: {entry: words}}))
    assert centre.value("SELECT max(version) FROM council.council_profile") == 1


def test_what_is_shipped_is_within_the_limits() -> None:
    shipped = shipped_rights()
    for part in ("call", "see", "write", "remove"):
        entries = {
            entry: [role.removeprefix("console_") for role in roles]
            for entry, roles in getattr(shipped, part).items()
        }
        assert getattr(council_rights({part: entries}), part) == getattr(shipped, part)


def test_a_field_can_have_a_list_of_its_own(centre: Centre) -> None:
    set_profile(centre.url, _profile(write={"person.date_of_birth": ["supervisor"]}))
    rights = dict(council_rights({"write": {"person.date_of_birth": ["supervisor"]}}).write)
    assert rights["person.date_of_birth"] == ("console_supervisor",)
    assert centre.value(
        "SELECT rights FROM sync.field WHERE entity = 'person' AND name = 'date_of_birth'"
    ) == ["console_supervisor"]


def test_a_profile_keeps_its_rights_from_file_to_centre(tmp_path: Path) -> None:
    shipped = files("resources").joinpath("profiles", "westerdale.toml").read_text(encoding="utf-8")
    text = (shipped + '\n[rights.see]\nnote = ["records"]\n').encode()
    file = tmp_path / "own.toml"
    file.write_bytes(text)
    body = body_of(load_profile(file))
    assert body["rights"] == {"see": {"note": ["records"]}}
    assert "rights" not in body_of(load_profile("westerdale"))
    file.write_text(text.decode().replace("[rights.see]", "[rights.hear]"))
    with pytest.raises(WorldError, match=r"rights\.hear"):
        load_profile(file)


@pytest.mark.parametrize("version", ["", "new", "1.", "0.2.0-rc1", "999.0", "-1"])
def test_the_oldest_console_is_a_version_that_there_is(centre: Centre, version: str) -> None:
    with pytest.raises(WorldError, match=r"is no version|This is only"):
        set_oldest_console(centre.url, version)
    assert centre.gateway("priya").server_info().oldest_console == "0.1.0"


def test_the_oldest_console_is_told_to_whoever_signs_in(centre: Centre) -> None:
    set_oldest_console(centre.url, "0.0.9")
    assert centre.gateway("priya").server_info().oldest_console == "0.0.9"
