"""Letters' bytes: found by what they are, whole or not at all, and only for those who may see the letter."""

import hashlib
from datetime import UTC, datetime

import pytest

from advisor_console.domain.changes import Change, Outcome, altered, created
from advisor_console.domain.errors import NotAllowed
from advisor_console.domain.ids import EntityId, PersonId, new_id
from db.central.gateway import PostgresCentral
from tests.integration.central.centre import ROSE, Centre

PDF = b"%PDF-1.7 \x00\xff invented"
DIGEST = hashlib.sha256(PDF).hexdigest()
BESIDE = b"Dear Rose, in braille\r\n"
BESIDE_DIGEST = hashlib.sha256(BESIDE).hexdigest()
KEPT = {DIGEST: PDF, BESIDE_DIGEST: BESIDE}


def test_what_was_put_comes_back_to_whoever_put_it_and_twice_is_once(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    assert gateway.get(DIGEST) is None
    gateway.put(DIGEST, PDF)
    gateway.put(DIGEST, PDF)
    assert gateway.get(DIGEST) == PDF


def test_bytes_that_are_not_what_they_say_are_refused(centre: Centre) -> None:
    gateway = centre.gateway("priya")
    with pytest.raises(NotAllowed, match="did not arrive whole"):
        gateway.put(DIGEST, PDF[:-1])
    assert gateway.get(DIGEST) is None


def _letter(**others: object) -> Change:
    values = {
        "reference": "L-1", "person_id": ROSE, "title": "Your move", "template": "move",
        "template_version": "1", "language": "en", "format": "standard", "pages": 1, "sha256": DIGEST,
        "delivery": "print", "issued_at": "2026-11-23T10:42:00+00:00", "advisor": "priya",
    }  # fmt: skip
    return created("letter", new_id(), values | others)


def test_others_read_it_only_while_they_may_see_the_letter(centre: Centre) -> None:
    author, other = centre.author("priya"), centre.gateway("omar")
    for digest, content in KEPT.items():
        author.gateway.put(digest, content)
        assert other.get(digest) is None
    author.push(_letter(format="braille", beside_sha256=BESIDE_DIGEST))
    assert {digest: other.get(digest) for digest in KEPT} == KEPT
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ROSE,))
    assert [author.gateway.get(digest) or other.get(digest) for digest in KEPT] == [None, None]
    sam = centre.gateway("sam")
    assert {digest: sam.get(digest) for digest in KEPT} == KEPT


def test_a_printing_is_kept_for_good_and_hidden_with_its_letter(centre: Centre) -> None:
    author, omar, sam = centre.author("priya"), centre.gateway("omar"), centre.gateway("sam")
    letter = _letter()
    assert author.push(letter).reason is None

    def printed(**others: object) -> Change:
        values = {"letter_id": letter.id, "person_id": ROSE, "printed_at": "2026-11-23T10:50:00+00:00",
                  "printer": "Front desk", "advisor": "priya"}  # fmt: skip
        return created("letter_printing", new_id(), values | others)

    first = printed()
    assert author.push(first).reason is None
    assert "one copy at least" in str(author.push(printed(copies=0)).reason)
    assert author.push(printed(advisor="omar")).outcome is Outcome.REFUSED
    assert author.push(altered("letter_printing", first.id, {"copies": 1}, {"copies": 9})).outcome is (
        Outcome.REFUSED
    )

    def told(gateway: PostgresCentral) -> list[tuple[str, object, object]]:
        page = gateway.history(PersonId(ROSE), datetime(2027, 1, 1, tzinfo=UTC), EntityId(new_id()), 10)
        return [(entity, row["title"], row.get("copies")) for entity, row in page.rows]

    both = [("letter_printing", "Your move", 1), ("letter", "Your move", None)]
    assert told(omar) == both
    assert [row[0] for row in omar.snapshot("letter_printing", None, 10).rows] == [first.id]
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ROSE,))
    assert (told(omar), told(sam)) == ([], both)
    assert not omar.snapshot("letter_printing", None, 10).rows
