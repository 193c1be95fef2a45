"""Plain English is measured the same way every time, and remarks stand where the words are."""

from dataclasses import replace

import pytest

from advisor_console.letters.library import plainer_words
from advisor_console.letters.model import Heading, ItemList, Paragraph, plain
from advisor_console.letters.plain_english import (
    LONGEST_SENTENCE,
    blocks_of_capitals,
    hard_to_read,
    jargon,
    long_sentences,
    prose,
    reading_age,
    remarks,
    running_text,
    sentences,
    unexplained_abbreviations,
    words,
)
from tests.helpers.letters import sample_letter

OFFICIAL = (
    "Notwithstanding the aforementioned determination, applicants remain responsible for notifying the "
    "authority of subsequent alterations concerning occupation, composition of households and entitlements."
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("You pay £1,013.93 at www.gov.uk/pay now. Thank you.", None),
        ("Come at 10.30 am", ["Come at 10.30 am"]),
        ("He said “come.” She came.", ["He said “come.”", "She came."]),
        ("These are yours:", ["These are yours:"]),
        (" … – ", []),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str] | None) -> None:
    cut = [text[start:end] for start, end in sentences(text)]
    assert cut == (found if found is not None else [text[:40], "Thank you."])


def test_words_are_as_a_reader_counts_them() -> None:
    assert words("Don’t pay £1,013 – ask customer.services@westerdale.example, or a half-day") == (
        "Don’t", "pay", "1,013", "ask", "customer.services@westerdale.example", "or", "a", "half-day",
    )  # fmt: skip


def test_the_reading_age_is_the_indexs() -> None:
    # Ten sentences of six words with 24 letters: 4.71 × 4 + 0.5 × 6 - 21.43 is grade 0.41, so age 5.41.
    easy = ["Aaaa bbbb cccc dddd eeee ffff."] * 10
    assert reading_age(easy) == pytest.approx(5.41)
    # One sentence of 30 words of 5 letters: 4.71 × 5 + 0.5 × 30 - 21.43 + 5 is 22.12.
    assert reading_age(["aaaaa " * 30]) == pytest.approx(22.12)
    assert reading_age(["a b c d e. " * 8]) == 5


def test_too_few_words_have_no_reading_age() -> None:
    assert reading_age(["aaaaa " * 29]) is None
    assert reading_age([]) is None
    assert not list(hard_to_read(["aaaaa " * 29]))


def test_a_long_sentence_is_marked_where_it_stands() -> None:
    fair = "word " * (LONGEST_SENTENCE - 1) + "end."
    long = "word " * LONGEST_SENTENCE + "end."
    (found,) = long_sentences(["Short.", f"{fair} {long} {fair}"])
    assert (found.text, found.start, found.end) == (1, len(fair) + 1, len(fair) + 1 + len(long))
    assert found.sentence.startswith("26 words")


def test_jargon_is_found_whole_and_longest_first() -> None:
    plainer = {"liable": "have to pay", "in receipt of": "get", "receipt": "paper"}
    text = "If Liable and IN RECEIPT OF help, keep the receipt. Reliable people."
    found = list(jargon([text], plainer))
    assert [text[one.start : one.end] for one in found] == ["Liable", "IN RECEIPT OF", "receipt"]
    assert "“get”" in found[1].sentence
    assert not list(jargon([text], {}))


@pytest.mark.parametrize(
    ("texts", "short"),
    [
        (["We sent the DD form."], ["DD"]),
        (["Your Direct Debit (DD) starts now. The DD ends."], []),
        (["Your Direct Debit starts (DD)."], ["DD"]),
        (["The Department for Work and Pensions (DWP) pays."], []),
        (["The power of attorney (POA) is here."], []),
        (["Two SARs came.", "The SAR is late."], ["SAR"]),
        (["Subject access requests (SARs) came. Each SAR counts."], []),
        (["Write to WE4 2QT, about CT-2026-118203, at www.GOV.UK/x or GOV.UK."], []),
        (["Band D in the UK. I am OK."], []),
        (["A BSL-trained advisor comes."], ["BSL"]),
    ],
)
def test_an_abbreviation_stands_after_its_full_words(texts: list[str], short: list[str]) -> None:
    found = list(unexplained_abbreviations(texts))
    assert [texts[one.text][one.start : one.end].rstrip("s") for one in found] == short


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("PLEASE NOTE: pay now.", ["PLEASE NOTE"]),
        ("This is IMPORTANT.", ["IMPORTANT"]),
        ("Your DD form, WE4 2QT", []),
    ],
)
def test_blocks_of_capitals(text: str, shouted: list[str]) -> None:
    assert [text[one.start : one.end] for one in blocks_of_capitals([text])] == shouted
    if shouted:
        assert not list(unexplained_abbreviations([text]))


def test_a_letter_that_nobody_can_follow_is_told_so_where_it_is() -> None:
    letter = sample_letter()
    official = replace(letter, blocks=(Heading("NOTICE HEREBY"), Paragraph(plain(OFFICIAL)), *letter.blocks))
    found = remarks(official, plainer_words("en"))
    assert {one.rule for one in found} == {"capitals", "jargon"}
    assert all(
        prose(official)[one.text][one.start : one.end].casefold() in one.sentence.casefold() for one in found
    )
    stilted = replace(letter, blocks=(Paragraph(plain(OFFICIAL * 20)), *letter.blocks))
    assert "reading-age" in {one.rule for one in remarks(stilted, {})}


def test_only_what_is_read_in_sentences_counts_for_the_reading_age() -> None:
    letter = replace(sample_letter(), blocks=(Heading("H"), ItemList((plain("i"),)), *sample_letter().blocks))
    assert running_text(letter)[0] == "i"
    assert "H" not in running_text(letter)


def test_every_plainer_word_is_plain_itself() -> None:
    plainer = plainer_words("en")
    assert len(plainer) > 50
    assert not list(jargon(list(plainer.values()), plainer))
    assert plainer_words("xx") == {}
