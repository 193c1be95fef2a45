"""A letter as easy read: a sentence to a line, lists in place of paragraphs, hard words explained."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from advisor_console.letters.model import (
    Block,
    Fact,
    Heading,
    ItemList,
    KeyFacts,
    Letter,
    Paragraph,
    Signature,
    Span,
    Text,
    block_texts,
    plain,
    visible,
    written,
)
from advisor_console.letters.plain_english import (
    LONGEST_SENTENCE,
    Remark,
    jargon,
    prose,
    sentences,
)
from advisor_console.letters.refusals import LetterRefused

# Words; one idea seldom needs more (Change: How to make information accessible, 2016).
LONGEST_EASY_SENTENCE = 15


def easy_read(letter: Letter, hard_words: Mapping[str, str]) -> Letter:
    """The letter in easy read: the same words in the same order, so laid out that each idea stands alone.

    hard_words says what a word means; those that the letter holds are bold where they first stand and are
    explained before its close. Raises LetterRefused for a sentence that is too long even for plain English.
    """
    for text in prose(letter):
        for start, end in sentences(text):
            if len(text[start:end].split()) > LONGEST_SENTENCE:
                raise LetterRefused(
                    f"“{visible(text[start:end])}” is too long for easy read.",
                    f"Say it in sentences of at most {LONGEST_EASY_SENTENCE} words.",
                )
    met = [word for word in hard_words if _pattern(word).search("\n".join(prose(letter)))]
    blocks = [easy for block in letter.blocks for easy in _easy(block)]
    for word in met:
        blocks = _emphasised(blocks, word)
    if met:
        facts = tuple(Fact(word, plain(hard_words[word])) for word in met)
        explained = (Heading(letter.words.hard_words), KeyFacts(facts))
        at = next((n for n, block in enumerate(blocks) if isinstance(block, Signature)), len(blocks))
        blocks[at:at] = explained
    return replace(letter, blocks=tuple(blocks))


def easy_remarks(letter: Letter, plainer: Mapping[str, str]) -> tuple[Remark, ...]:
    """What keeps a letter from being easy to read: sentences of more than fifteen words, and jargon."""
    texts = prose(letter)
    found = [*_long_for_easy(texts), *jargon(texts, plainer)]
    return tuple(sorted(found, key=lambda one: (one.text, one.start, one.rule)))


def _long_for_easy(texts: Sequence[str]) -> Iterator[Remark]:
    for number, text in enumerate(texts):
        for start, end in sentences(text):
            count = len(text[start:end].split())
            if count > LONGEST_EASY_SENTENCE:
                said = f"{count} words in one sentence. Easy read has one idea in each: make it two."
                yield Remark("easy-sentence", number, start, end, said)


def _easy(block: Block) -> Iterator[Block]:
    """A paragraph of several sentences becomes a list of them; everything else is short already."""
    if not isinstance(block, Paragraph):
        yield block
        return
    items = [_cut(block.text, start, end) for start, end in sentences(written(block.text))]
    # "These are yours:" belongs to the list that follows, not to the one before it.
    leads = len(items) > 1 and written(items[-1]).endswith(":")
    held = items[:-1] if leads else items
    yield ItemList(tuple(held)) if len(held) > 1 else Paragraph(held[0] if held else block.text)
    if leads:
        yield Paragraph(items[-1])


def _cut(text: Text, start: int, end: int) -> Text:
    """The characters from start to end, in their weights."""
    kept: list[Span] = []
    at = 0
    for span in text:
        piece = span.text[max(start - at, 0) : max(end - at, 0)]
        if piece:
            kept.append(replace(span, text=piece))
        at += len(span.text)
    return tuple(kept)


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)


def _emphasised(blocks: Sequence[Block], word: str) -> list[Block]:
    """The blocks with the word bold where running text holds it first."""
    done: list[Block] = []
    found = False
    for block in blocks:
        if found or not any(_pattern(word).search(text) for text in block_texts(block)):
            done.append(block)
            continue
        match block:
            case Paragraph(text=text):
                changed: Block = Paragraph(_bold(text, word))
            case ItemList(items=items):
                at = next(n for n, item in enumerate(items) if _pattern(word).search(written(item)))
                changed = replace(block, items=(*items[:at], _bold(items[at], word), *items[at + 1 :]))
            case _:
                done.append(block)
                continue
        done.append(changed)
        found = True
    return done


def _bold(text: Text, word: str) -> Text:
    match = _pattern(word).search(written(text))
    if match is None:
        return text
    held = tuple(replace(span, strong=True) for span in _cut(text, *match.span()))
    return (*_cut(text, 0, match.start()), *held, *_cut(text, match.end(), len(written(text))))
