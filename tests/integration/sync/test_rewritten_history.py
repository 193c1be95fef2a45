"""An administrator rewrites what was saved and every hash with it: the centre verifies, consoles notice."""

import pytest

from advisor_console.domain.errors import HistoryRewritten
from db.central.checking import check
from tests.integration.sync.consoles import ASHA, GWEN, Consoles, note, save, sian
from ui.app.session import Session

_ANOTHER_TEXT = """
    UPDATE sync.command_text SET body = replace(body, '* said', '* never')
"""
_DIGESTS_ANEW = """
    UPDATE sync.command AS c SET digest = sha256(t.salt || convert_to(t.body, 'UTF8'))
    FROM sync.command_text AS t WHERE t.command_id = c.command_id
"""
_RECORD_ANEW = """
DO $$
DECLARE
    entry sync.command;
    previous bytea;
BEGIN
    FOR entry IN SELECT * FROM sync.command ORDER BY position LOOP
        previous := console.link(previous, entry);
        UPDATE sync.command AS c SET hash = previous WHERE c.position = entry.position;
    END LOOP;
END
$$
"""
_ANOTHER_FEED = """
DO $$
DECLARE
    entry sync.feed;
    previous bytea := (SELECT decode(value, 'hex') FROM sync.setting WHERE name = 'floor_hash');
BEGIN
    UPDATE sync.feed SET command_id = NULL WHERE command_id IS NOT NULL;
    FOR entry IN SELECT * FROM sync.feed ORDER BY seq LOOP
        previous := sha256(previous || convert_to(concat_ws('|', entry.seq, entry.entity,
            coalesce(entry.row_id::text, '*'), coalesce(entry.command_id::text, '-')), 'UTF8'));
        UPDATE sync.feed AS f SET hash = previous WHERE f.seq = entry.seq;
    END LOOP;
END
$$
"""


def _forge(consoles: Consoles, *statements: str) -> None:
    with consoles.administrator() as connection:
        connection.execute("SET LOCAL timezone = 'UTC'")
        for statement in statements:
            connection.execute(statement.encode())


def _said(consoles: Consoles, login: str) -> Session:
    session = consoles.ready(login)
    save(session, note(session, sian(session).person.id, "* said"))
    session.sync_once()
    session.sync_once()
    return session


@pytest.mark.parametrize(
    "forgery", [(_ANOTHER_TEXT, _DIGESTS_ANEW, _RECORD_ANEW), (_ANOTHER_FEED,)], ids=["record", "feed"]
)
def test_a_history_that_was_forged_well_is_noticed_by_whoever_saw_the_first(
    consoles: Consoles, forgery: tuple[str, ...]
) -> None:
    asha = _said(consoles, ASHA)
    assert check(consoles.admin_url) == ()
    _forge(consoles, *forgery[:1])
    if len(forgery) > 1:
        # Half of it is what `central check` finds.
        assert any("was altered" in said for said in check(consoles.admin_url))
    _forge(consoles, *forgery[1:])
    # All of it is not to be told from the truth, by the centre alone.
    assert check(consoles.admin_url) == ()
    save(asha, note(asha, sian(asha).person.id, "* after it"))
    with pytest.raises(HistoryRewritten, match="Tell your administrator"):
        asha.sync_once()
    # Nothing was lost by it: what was saved is here. And whoever comes new is served.
    assert asha.outbox.counts()["unsent"] == (1 if len(forgery) > 1 else 0)
    newcomer = consoles.ready(GWEN)
    save(newcomer, note(newcomer, sian(newcomer).person.id, "* hers"))
    newcomer.sync_once()
    assert newcomer.outbox.counts()["unsent"] == 0
