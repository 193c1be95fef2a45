"""Letters' bytes: found by what they are, whole or not at all, and only for those who may see the letter."""

import hashlib

import pytest

from advisor_console.domain.changes import created
from advisor_console.domain.errors import NotAllowed
from advisor_console.domain.ids import new_id
from tests.integration.central.centre import ROSE, Centre

PDF = b"%PDF-1.7 \x00\xff invented"
DIGEST = hashlib.sha256(PDF).hexdigest()


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


def test_others_read_it_only_while_they_may_see_the_letter(centre: Centre) -> None:
    author, other = centre.author("priya"), centre.gateway("omar")
    author.gateway.put(DIGEST, PDF)
    assert other.get(DIGEST) is None
    values = {
        "reference": "L-1", "person_id": ROSE, "title": "Your move", "template": "move",
        "template_version": "1", "language": "en", "format": "standard", "pages": 1, "sha256": DIGEST,
        "delivery": "print", "issued_at": "2026-11-23T10:42:00+00:00", "advisor": "priya",
    }  # fmt: skip
    author.push(created("letter", new_id(), values))
    assert other.get(DIGEST) == PDF
    with centre.administrator() as connection:
        connection.execute("UPDATE council.person SET protected = true WHERE id = %s", (ROSE,))
    assert other.get(DIGEST) is None
    assert centre.gateway("sam").get(DIGEST) == PDF
