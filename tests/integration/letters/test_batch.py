"""A batch of letters: one file, a part and a bookmark for each, no sheet shared, nothing lost."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from advisor_console.letters.batch import BatchLetter, render_batch
from advisor_console.letters.checks import check_pdf
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.glyphs import read_pdf
from advisor_console.letters.library import load_template, sample_values, template_names
from advisor_console.letters.page_checks import check_pages
from advisor_console.letters.pdf import render_pdf
from advisor_console.letters.pictures import page_count, page_pictures
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.styles import LetterFormat, letter_style
from tests.helpers.letters import sample_letter
from tests.helpers.verapdf import validate

TITLE = "Letters of 24 November 2026"


def some_letters() -> list[BatchLetter]:
    """Three letters in three looks; the first has an odd number of pages."""
    welcome = load_template("welcome", "en").fill(sample_values("welcome", "en"))
    return [
        BatchLetter(sample_letter(reference="MV-1"), letter_style()),
        BatchLetter(
            replace(welcome, reference="WE-2"),
            letter_style(LetterFormat.LARGE_18, Face.ATKINSON_HYPERLEGIBLE),
        ),
        BatchLetter(
            sample_letter(reference="MV-3", customer_name="Élodie Ŵyn"), letter_style(face=Face.NOTO_SANS)
        ),
    ]


def many(count: int) -> list[BatchLetter]:
    """Every template in turn, standard print."""
    names = template_names("en")
    filled = [load_template(name, "en").fill(sample_values(name, "en")) for name in names]
    return [
        BatchLetter(replace(filled[n % len(names)], reference=f"AB-{n:04}"), letter_style())
        for n in range(count)
    ]


def first_page(pdf: pikepdf.Pdf, item: pikepdf.OutlineItem) -> int:
    """The page that a bookmark goes to, counted from 0."""
    assert isinstance(item.destination, pikepdf.Array)
    return pdf.pages.index(pikepdf.Page(item.destination[0]))


def test_a_batch_is_pdf_ua_with_a_part_and_a_bookmark_for_each(tmp_path: Path, fonts: FontStore) -> None:
    path = tmp_path / "batch.pdf"
    path.write_bytes(render_batch(TITLE, some_letters(), fonts, "Training: not a real letter"))
    assert validate([path])[path].broken == ()
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo.Title) == f"Training: not a real letter. {TITLE}"
        (document,) = list(pdf.Root.StructTreeRoot.K)
        parts = list(document.K)
        assert [str(part.S) for part in parts] == ["/Part"] * 3
        assert [str(part.T) for part in parts] == [one.letter.title for one in some_letters()]
        assert {str(part.Lang) for part in parts} == {"en-GB"}
        assert all(str(next(iter(part.K)).S) == "/P" for part in parts)
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [
                f"{one.letter.reference}, {one.letter.recipient[0]}" for one in some_letters()
            ]
            starts = [first_page(pdf, item) for item in outline.root]
    assert starts == [0, 4, 8]


def test_every_letter_of_a_batch_looks_as_it_does_alone_and_starts_on_a_sheet_of_its_own(
    fonts: FontStore,
) -> None:
    pictures = page_pictures(render_batch(TITLE, some_letters(), fonts), 60)
    at = 0
    for one in some_letters():
        alone = page_pictures(render_pdf(one.letter, one.style, fonts), 60)
        assert at % 2 == 0
        assert pictures[at : at + len(alone)] == alone
        at += len(alone) + len(alone) % 2
    assert at == len(pictures)


def test_the_empty_back_of_a_sheet_is_no_fault_but_an_empty_letter_is(fonts: FontStore) -> None:
    batch = render_batch(TITLE, some_letters()[:1], fonts)
    assert len(read_pdf(batch).empty) == 1
    assert check_pages(batch, letter_style()) == ()


def test_a_letter_in_a_batch_holds_to_every_rule(fonts: FontStore) -> None:
    one = many(2)[1]
    batch = render_batch(TITLE, [one], fonts)
    assert check_pdf(batch, one.letter, one.style) == ()


def test_the_same_batch_is_the_same_bytes(fonts: FontStore) -> None:
    once, again = (render_batch(TITLE, many(4), fonts) for _ in range(2))
    assert once == again
    assert render_batch(TITLE, many(5), fonts) != once


def test_a_batch_shares_what_its_letters_have_in_common(fonts: FontStore) -> None:
    batch = many(120)
    together = len(render_batch(TITLE, batch, fonts))
    assert together / len(batch) < 3_000
    assert len(render_pdf(batch[0].letter, batch[0].style, fonts)) > 4 * together / len(batch)


def test_progress_is_told_and_can_end_the_work(fonts: FontStore) -> None:
    told: list[int] = []
    render_batch(TITLE, many(3), fonts, told=told.append)
    assert told == [1, 2, 3]

    def enough(done: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render_batch(TITLE, many(3), fonts, told=enough)


def test_a_letter_that_cannot_be_made_is_named(fonts: FontStore) -> None:
    wrong = BatchLetter(sample_letter(reference="MV-9", recipient=["W" * 60, "WE1 6HN"]), letter_style())
    with pytest.raises(LetterRefused, match="Letter MV-9: Line 1 of the address"):
        render_batch(TITLE, [*many(1), wrong], fonts)
    with pytest.raises(LetterRefused, match="no letter"):
        render_batch(TITLE, [], fonts)


def test_its_objects_are_packed(fonts: FontStore) -> None:
    packed = render_batch(TITLE, many(3), fonts)
    assert b"/ObjStm" in packed
    assert page_count(packed) == sum(
        pages + pages % 2
        for pages in (page_count(render_pdf(one.letter, one.style, fonts)) for one in many(3))
    )
    with pikepdf.open(io.BytesIO(packed)) as pdf:
        assert pdf.check_pdf_syntax() == []
