"""A letter as HTML in the same face and sizes, for WeasyPrint to make a tagged PDF of: the one to beat."""

from collections.abc import Iterator
from html import escape

from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

from advisor_console.letters.fonts import FontPair
from advisor_console.letters.model import (
    Block,
    Fact,
    Heading,
    ItemList,
    KeyFacts,
    Letter,
    NextStep,
    Paragraph,
    Signature,
    Table,
    Text,
    contact_lines,
)
from advisor_console.letters.styles import LetterStyle


class WeasyLetters:
    """Makes letters with WeasyPrint; style sheet and fonts are read once for all of them."""

    def __init__(self, pair: FontPair, style: LetterStyle) -> None:
        self._fonts = FontConfiguration()
        self._sheet = CSS(string=_sheet(pair, style), font_config=self._fonts)

    def make(self, letter: Letter) -> bytes:
        """The letter as PDF/UA-1, as WeasyPrint makes it."""
        page = HTML(string=html(letter))
        made = page.write_pdf(stylesheets=[self._sheet], font_config=self._fonts, pdf_variant="pdf/ua-1")
        return bytes(made)


def html(letter: Letter) -> str:
    """The whole letter, with all that ours holds."""
    parts = "".join(_parts(letter))
    return (
        f'<!doctype html><html lang="{letter.words.tag}"><head><meta charset="utf-8">'
        f"<title>{escape(letter.title)}</title></head><body>{parts}</body></html>"
    )


def _parts(letter: Letter) -> Iterator[str]:
    words = letter.words
    yield f'<div class="side">{_lines(letter.return_address)}'
    yield "".join(f"<p><b>{label}:</b> {escape(value)}</p>" for label, value in contact_lines(letter))
    yield f'</div><p class="council"><b>{escape(letter.council)}</b></p>'
    yield f'<div class="window">{_lines(letter.recipient)}</div>'
    yield f"<p>{words.day(letter.date)}<br><b>{words.reference}:</b> {escape(letter.reference)}</p>"
    yield f"<h1>{escape(letter.title)}</h1>"
    for block in letter.blocks:
        yield _block(block)


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f"<h{block.level}>{escape(block.text)}</h{block.level}>"
        case Paragraph(text=text):
            return f"<p>{_text(text)}</p>"
        case ItemList(items=items, numbered=numbered):
            kind = "ol" if numbered else "ul"
            return f"<{kind}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</{kind}>"
        case KeyFacts() | NextStep():
            return f"<table>{''.join(map(_fact, block.facts))}</table>"
        case Table(header=header, rows=rows):
            head = "".join(f'<th scope="col">{escape(label)}</th>' for label in header)
            body = "".join(f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in row)}</tr>" for row in rows)
            return f"<table><tr>{head}</tr>{body}</table>"
        case Signature(lines=lines):
            return _lines(lines)


def _fact(fact: Fact) -> str:
    return f'<tr><th scope="row">{escape(fact.label)}</th><td>{_text(fact.value)}</td></tr>'


def _text(text: Text) -> str:
    return "".join(f"<b>{escape(span.text)}</b>" if span.strong else escape(span.text) for span in text)


def _lines(lines: tuple[str, ...]) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in lines)


def _sheet(pair: FontPair, style: LetterStyle) -> str:
    faces = "".join(
        f"@font-face {{ font-family: Letter; src: url({weight.path.as_uri()}); font-weight: {number}; }}"
        for weight, number in ((pair.regular, 400), (pair.bold, 700))
    )
    return f"""{faces}
@page {{ size: A4; margin: 20mm 18mm 25mm 24.6mm;
  @bottom-right {{ content: "Page " counter(page) " of " counter(pages); font: {style.body}pt Letter; }} }}
body {{ font: {style.body}pt/{style.leading}pt Letter; }}
h1 {{ font-size: {style.title}pt; }} h2 {{ font-size: {style.heading}pt; }}
th {{ text-align: left; padding-right: 1.5em; }} .side {{ float: right; width: 66mm; }}"""
