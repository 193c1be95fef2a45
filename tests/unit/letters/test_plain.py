"""Plain text holds every word of the letter in reading order, and nothing that only the eye needs."""

from dataclasses import replace

from advisor_console.letters.model import ItemList, Table, letter_texts, plain
from advisor_console.letters.plain import render_text
from tests.helpers.letters import sample_letter


def test_every_text_is_there_in_order() -> None:
    letter = sample_letter()
    said, at = render_text(letter), 0
    for text in letter_texts(letter):
        found = said.find(text.replace("\u00a0", " "), at)
        assert found >= at, text
        at = found


def test_the_head_reads_who_to_whom_and_whom_to_ask() -> None:
    parts = render_text(sample_letter()).split("\n\n")
    assert parts[0] == "Westerdale Borough Council"
    assert parts[1] == "Siân Pritchard\nFlat 2\n48 Station Road\nWesterdale\nWE1 6HN"
    assert parts[3].startswith("Contact: Mared Llewelyn\nTelephone: 01632 960 117")
    assert parts[5] == "Your move: what we have noted and what happens next"


def test_no_break_spaces_do_not_get_out() -> None:
    assert "\u00a0" not in render_text(sample_letter())


def test_lists_and_tables_read_as_lines() -> None:
    sample = sample_letter()
    table = Table(("Day", "Bin"), ((plain("Monday"), plain("food")), (plain("Friday"), plain("paper"))))
    numbered = ItemList((plain("first"), plain("second")), numbered=True)
    said = render_text(replace(sample, blocks=(*sample.blocks, table, numbered)))
    assert "Day: Monday\nBin: food\n\nDay: Friday\nBin: paper\n\n1. first\n2. second\n" in said
    assert "• Siân Pritchard\n• Tomos Pritchard" in said
