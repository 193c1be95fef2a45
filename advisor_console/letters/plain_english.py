"""Plain English, measured beside the text: sentences, reading age, jargon, abbreviations, capitals."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from advisor_console.letters.model import (
    Block,
    ItemList,
    Letter,
    Paragraph,
    block_texts,
    written,
)

# Words; beyond it a reader has lost the start of a sentence before its end (GOV.UK's guidance).
LONGEST_SENTENCE = 25
# Years; a letter that asks for more is remarked on. Most adults read newspapers written for about this age.
OLDEST_READING_AGE = 12.0
# Fewer words say nothing about a letter's reading age.
LEAST_WORDS = 30
# Read as words by everybody.
_KNOWN = frozenset({"UK", "OK"})
_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to"})
_WORD = re.compile(r"[^\W_]+(?:[’'\-./@:,][^\W_]+)*")
# A sentence ends at its sign only before a space, so that £1.50 and www.gov.uk stay whole.
_END = re.compile(r"[.!?।۔][”\")]*(?=\s|$)")
# Not the capitals of postcodes, references and web addresses.
_ABBREVIATION = re.compile(r"(?<![\w.\-/])([A-Z]{2,6})s?(?![\w/]|\.\w|-\d)")
_SHOUTED = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b|\b[A-Z]{7,}\b")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that makes a text harder to read, from start to end (characters) of texts[text]."""

    rule: str
    text: int
    start: int
    end: int
    sentence: str


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Where each sentence starts and ends (characters); what is left at the text's end is one as well."""
    ends = [match.end() for match in _END.finditer(text)]
    if not ends or text[ends[-1] :].strip():
        ends.append(len(text))
    found: list[tuple[int, int]] = []
    at = 0
    for end in ends:
        start = at + len(text[at:end]) - len(text[at:end].lstrip())
        if _WORD.search(text, start, end):
            found.append((start, end))
        at = end
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """The words of a text; an amount, a web address and a hyphenated word are one each."""
    return tuple(_WORD.findall(text))


def reading_age(texts: Iterable[str]) -> float | None:
    """The age, in years, at which somebody who reads English can follow; None for too short a text.

    The Automated Readability Index (Smith and Senter, 1967) gives the American school grade,
    4.71 × letters / words + 0.5 × words / sentences - 21.43, and grade 1 starts at the age of six. It counts
    letters where others guess syllables, so that two machines never disagree. Never below 5.
    """
    letters = count = number = 0
    for text in texts:
        found = words(text)
        letters += sum(character.isalnum() for word in found for character in word)
        count += len(found)
        number += len(sentences(text))
    if count < LEAST_WORDS:
        return None
    return max(5.0, 4.71 * letters / count + 0.5 * count / number - 21.43 + 5)


def long_sentences(texts: Sequence[str]) -> Iterator[Remark]:
    """Sentences of more than 25 words."""
    for number, text in enumerate(texts):
        for start, end in sentences(text):
            count = len(words(text[start:end]))
            if count > LONGEST_SENTENCE:
                yield Remark(
                    "long-sentence", number, start, end, f"{count} words in one sentence. Make it two."
                )


def jargon(texts: Sequence[str], plainer: Mapping[str, str]) -> Iterator[Remark]:
    """Words of plainer's keys, the longest of them first where one holds another."""
    if not plainer:
        return
    known = {key.casefold(): value for key, value in plainer.items()}
    longest_first = sorted(known, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
    for number, text in enumerate(texts):
        for match in pattern.finditer(text):
            said = f"“{match[0]}”: write “{known[match[0].casefold()]}”, or say it in another way."
            yield Remark("jargon", number, match.start(), match.end(), said)


def unexplained_abbreviations(texts: Sequence[str]) -> Iterator[Remark]:
    """The first use of an abbreviation that its full words do not stand before: "Tell Us Once (TUO)"."""
    met: set[str] = set()
    for number, text in enumerate(texts):
        shouted = [match.span() for match in _SHOUTED.finditer(text)]
        for match in _ABBREVIATION.finditer(text):
            short = match[1]
            inside = any(start <= match.start() < end for start, end in shouted)
            if inside or short in _KNOWN or short in met:
                continue
            met.add(short)
            if not _explained(text[: match.start()], short):
                said = f"Write the full words before “{short}”: full words ({short})."
                yield Remark("abbreviation", number, match.start(), match.end(), said)


def _explained(before: str, short: str) -> bool:
    """Whether the words right before "(" start with its letters, small words counted or not."""
    if not before.endswith("("):
        return False
    found = [part for word in words(before) for part in re.split(r"[\-/]", word)]
    full = [word for word in found if word.casefold() not in _SMALL]
    return any(
        "".join(word[0] for word in some[-len(short) :]).casefold() == short.casefold()
        for some in (found, full)
    )


def blocks_of_capitals(texts: Sequence[str]) -> Iterator[Remark]:
    """Two words in capitals side by side, or one of seven letters: their shape no longer helps to read."""
    for number, text in enumerate(texts):
        for match in _SHOUTED.finditer(text):
            said = f"“{match[0]}” is in capitals. Use bold where it matters."
            yield Remark("capitals", number, match.start(), match.end(), said)


def hard_to_read(texts: Sequence[str]) -> Iterator[Remark]:
    """One remark on the whole, at its start, when the reading age is above 12."""
    age = reading_age(texts)
    if age is not None and age > OLDEST_READING_AGE:
        said = f"It reads as for somebody of {age:.0f}. Use shorter sentences and words."
        yield Remark("reading-age", 0, 0, 0, said)


def remarks(letter: Letter, plainer: Mapping[str, str]) -> tuple[Remark, ...]:
    """All remarks on the letter's own words, in reading order; text counts the texts of `prose`.

    plainer is what to write instead of which word. Names and addresses are not ours to make plainer, so the
    head of the letter is left out.
    """
    texts = prose(letter)
    found = [
        *long_sentences(texts),
        *jargon(texts, plainer),
        *unexplained_abbreviations(texts),
        *blocks_of_capitals(texts),
        *hard_to_read(running_text(letter)),
    ]
    return tuple(sorted(found, key=lambda one: (one.text, one.start, one.rule)))


def prose(letter: Letter) -> tuple[str, ...]:
    """The letter's own words in reading order: the title, then every text of its blocks."""
    return (letter.title, *(text for block in letter.blocks for text in block_texts(block)))


def running_text(letter: Letter) -> tuple[str, ...]:
    """What is read in sentences: paragraphs and items of lists; labels, headings and names left out."""
    return tuple(text for block in letter.blocks for text in _running(block))


def _running(block: Block) -> Iterator[str]:
    match block:
        case Paragraph(text=text):
            yield written(text)
        case ItemList(items=items):
            yield from map(written, items)
        case _:
            return
