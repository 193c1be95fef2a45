"""Easy read: a sentence to a line, hard words bold and explained, too long a sentence refused."""

from dataclasses import replace

import pytest

from advisor_console.letters.easy_read import easy_read, easy_remarks
from advisor_console.letters.library import hard_words, load_template, sample_values, template_names
from advisor_console.letters.model import (
    Block,
    Heading,
    ItemList,
    KeyFacts,
    Letter,
    Paragraph,
    Signature,
    Span,
    block_texts,
    plain,
    written,
)
from advisor_console.letters.plain_english import sentences
from advisor_console.letters.refusals import LetterRefused
from tests.helpers.letters import sample_letter

HARD = {"council tax": "Money for the council."}


def with_block(block: Block) -> Letter:
    letter = sample_letter()
    step = next(one for one in letter.blocks if type(one).__name__ == "NextStep")
    return replace(letter, blocks=(block, step, Signature(("Yours sincerely",))))


def test_each_sentence_stands_alone_and_none_is_lost() -> None:
    said = (Span("You moved. "), Span("Keep paying. ", strong=True), Span("It is www.gov.uk/x for £1.50."))
    first, *_ = easy_read(with_block(Paragraph(said)), {}).blocks
    assert first == ItemList(
        (
            (Span("You moved."),),
            (Span("Keep paying.", strong=True),),
            (Span("It is www.gov.uk/x for £1.50."),),
        )
    )


def test_a_sentence_that_leads_to_a_list_stays_with_it() -> None:
    first, second, *_ = easy_read(with_block(Paragraph(plain("You moved. Now pay. You need:"))), {}).blocks
    assert isinstance(first, ItemList)
    assert second == Paragraph(plain("You need:"))


@pytest.mark.parametrize("name", template_names("en"))
def test_every_letter_says_the_same_in_easy_read(name: str) -> None:
    letter = load_template(name, "en").fill(sample_values(name, "en"))
    easy = easy_read(letter, hard_words("en"))
    at = next((n for n, one in enumerate(easy.blocks) if one == Heading("What the words mean")), None)
    own = [block for n, block in enumerate(easy.blocks) if at is None or n not in (at, at + 1)]
    said = [text for block in letter.blocks for text in block_texts(block)]
    assert " ".join(text for block in own for text in block_texts(block)).split() == " ".join(said).split()
    assert not [
        block for block in own if isinstance(block, Paragraph) and len(sentences(written(block.text))) > 1
    ]


def test_a_hard_word_is_bold_where_it_first_stands_and_explained_before_the_close() -> None:
    easy = easy_read(with_block(Paragraph(plain("Your Council tax is due. Pay council tax."))), HARD)
    listed, *_, heading, facts, close = easy.blocks
    assert isinstance(listed, ItemList)
    assert listed.items[0] == (Span("Your "), Span("Council tax", strong=True), Span(" is due."))
    assert listed.items[1] == plain("Pay council tax.")
    assert heading == Heading("What the words mean")
    assert isinstance(facts, KeyFacts)
    assert [(fact.label, written(fact.value)) for fact in facts.facts] == list(HARD.items())
    assert isinstance(close, Signature)


def test_a_word_that_the_letter_has_not_is_not_explained() -> None:
    easy = easy_read(with_block(Paragraph(plain("You moved."))), {"council taxi": "A car."})
    assert not any(isinstance(block, Heading) for block in easy.blocks)


def test_a_sentence_too_long_is_refused_and_one_a_little_long_remarked_on() -> None:
    sixteen, twenty_six = ("word " * count + "ends." for count in (15, 25))
    letter = with_block(Paragraph(plain(sixteen)))
    assert [one.rule for one in easy_remarks(letter, {})] == ["easy-sentence"]
    easy_read(letter, {})
    with pytest.raises(LetterRefused, match="too long for easy read"):
        easy_read(with_block(Paragraph(plain(f"Short. {twenty_six}"))), {})


def test_what_easy_read_explains_is_easy_itself() -> None:
    for meaning in hard_words("en").values():
        letter = with_block(Paragraph(plain(meaning)))
        assert not easy_remarks(letter, {}), meaning
