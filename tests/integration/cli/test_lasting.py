"""`central backup`, `durable`, `restore`, `restored`, `prune`, `erase`, `profile` and `oldest-console`."""

import re
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.integration.cli.processes import run

pytestmark = pytest.mark.slow


def _value(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return row[0]


def test_a_centre_is_kept_marked_and_made_again(
    centre_url: str, make_database: Callable[[str | None], str], tmp_path: Path
) -> None:
    last = _value(centre_url, "SELECT max(seq) FROM sync.feed")
    kept = run("central", "backup", "--dir", tmp_path / "one", "--url", centre_url)
    assert (kept.status, kept.err) == (0, "")
    assert "keep it as safe as the centre" in kept.out
    (seq,) = re.findall(r"advisor-console central durable --seq (\d+)\n", kept.out)
    assert int(seq) == last
    told = run("central", "backup", "--json", "--dir", tmp_path / "two", "--url", centre_url).json()
    assert (told["seq"], told["dir"]) == (last, str(tmp_path / "two"))
    assert told["rows"] > 0
    again = run("central", "backup", "--dir", tmp_path / "one", "--url", centre_url)
    assert "is not empty. Give a new folder" in again.refusal()

    assert run("central", "durable", "--seq", seq, "--url", centre_url).status == 0
    assert _value(centre_url, "SELECT value FROM sync.setting WHERE name = 'durable'") == seq
    beyond = run("central", "durable", "--seq", "999999", "--url", centre_url)
    assert "not to 999999. Give the number that central backup said." in beyond.refusal()

    url = make_database(None)
    made = run("central", "restore", "--dir", tmp_path / "one", "--url", url)
    assert (made.status, made.err) == (0, "")
    assert f"entry {seq} of its feed" in made.out
    assert run("central", "check", "--url", url).status == 0
    over = run("central", "restore", "--dir", tmp_path / "one", "--url", url)
    assert over.refusal().startswith("There is a centre in this database already.")
    nothing = run("central", "restore", "--dir", tmp_path, "--url", make_database(None))
    assert "holds no backup of a centre" in nothing.refusal()

    assert run("central", "restored", "--url", url).status == 0
    assert _value(url, "SELECT count(*) FROM sync.epoch") == 3


def test_a_feed_is_pruned_and_a_text_erased_by_name(centre_url: str) -> None:
    last = _value(centre_url, "SELECT max(seq) FROM sync.feed")
    assert run("central", "durable", "--seq", str(last), "--url", centre_url).status == 0
    assert "Entries removed: 0." in run("central", "prune", "--url", centre_url).out
    assert f"Entries removed: {last}." in run("central", "prune", "--keep", "0", "--url", centre_url).out
    for arguments in ((), ("--person", "C-1", "--command", "x")):
        assert (
            "Give either --command or --person."
            in run("central", "erase", *arguments, "--url", centre_url).refusal()
        )
    assert (
        "no customer with the reference C-1"
        in run("central", "erase", "--person", "C-1", "--url", centre_url).refusal()
    )
    assert run("central", "check", "--url", centre_url).status == 0


def test_a_council_decides_by_its_profile(centre_url: str, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    shipped = Path("resources/profiles/westerdale.toml").read_text("utf-8")
    own.write_text(f'{shipped}\n[rights.see]\nnote = ["records"]\n', "utf-8")
    told = run("central", "profile", "--profile", own, "--url", centre_url)
    assert (told.status, told.out) == (0, "Version 2 of the profile is in force.\n")
    assert "Version 2 " in run("central", "profile", "--profile", own, "--url", centre_url).out
    assert _value(centre_url, "SELECT count(*) FROM sync.sight WHERE entity = 'note'") == 3
    own.write_text(f'{shipped}\n[rights.see]\nperson = ["kiosk"]\n', "utf-8")
    refused = run("central", "profile", "--profile", own, "--url", centre_url).refusal()
    assert refused == "The profile's rights do not fit: see.person cannot be given to kiosk. Leave that out."
    assert run("central", "check", "--url", centre_url).status == 0
    assert run("central", "oldest-console", "0.0.9", "--url", centre_url).status == 0
    assert "This is only" in run("central", "oldest-console", "99.0", "--url", centre_url).refusal()
