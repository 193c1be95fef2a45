"""Envelopes' windows by the names that council profiles use, and a sheet to hold against an envelope."""

from datetime import date

from advisor_console.letters.document_info import DocumentInfo
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import A4, INK, MM, NOTIFY_WINDOW, AddressWindow
from advisor_console.letters.tagging import TaggedCanvas

# A DL envelope (220 by 110 mm) as stationers sell it has a window of 90 by 35 mm, 20 mm from its left edge
# and its foot. A4 folded in three (99 mm high) slips in it by 10 mm to the side and 11 mm up or down:
# what is left is what the window shows wherever the sheet lies.
DL_WINDOW = AddressWindow("DL", 20.0, 55.0, 80.0, 24.0)
WINDOWS = {"notify": NOTIFY_WINDOW, "dl": DL_WINDOW}
_LINE = 0.6
_SIZE = 14.0


def window_named(name: str) -> AddressWindow:
    """The window of a profile's name ("notify"). Raises LetterRefused, naming those there are."""
    if name not in WINDOWS:
        raise LetterRefused(
            f"There is no envelope window “{name}”.", f"Choose from {', '.join(sorted(WINDOWS))}."
        )
    return WINDOWS[name]


def window_sheet(name: str, fonts: FontStore, made: date) -> bytes:
    """A page to print, fold and put in the envelope: the frame has to be seen whole, and nothing outside it.

    It is a tagged PDF as letters are. Raises LetterRefused for an unknown name.
    """
    window = window_named(name)
    pair, root = fonts.pair(Face.LEXEND), Element("Document")
    title = f"Test of the envelope’s window: {window.name}"
    info = DocumentInfo(title, "Advisor Console", window.name, "en-GB", made, repr((window, made)))
    canvas = TaggedCanvas(info, root, A4, pair.regular.name)
    left, top = window.left * MM, window.top * MM
    width, height = window.width * MM, window.height * MM
    with canvas.artifact():
        for x, down, wide, high in (
            (left, top, width, _LINE),
            (left, top + height, width, _LINE),
            (left, top, _LINE, height),
            (left + width, top, _LINE, height + _LINE),
            # Where the sheet is folded in three.
            (0.0, 99 * MM, 12 * MM, _LINE),
            (0.0, 198 * MM, 12 * MM, _LINE),
        ):
            canvas.rectangle(x, A4[1] - down - high, wide, high, INK)
    size, inside = _SIZE, left + 3 * MM
    lines = [("P", line, inside, top + 8 * MM + n * 17) for n, line in enumerate(_IN_THE_WINDOW)]
    lines.append(("H1", title, 24.6 * MM, 130 * MM))
    hang = pair.regular.width("1. ", size)
    for n, line in enumerate(_below(window)):
        # What belongs to a step hangs under its words, so that the steps' numbers stand out.
        lines.append(("P", line, 24.6 * MM + (0.0 if line[1:3] == ". " else hang), 145 * MM + n * 24))
    for kind, line, x, down in lines:
        weight = pair.weight(kind == "H1")
        with canvas.content(root.add(kind)):
            canvas.text(x, A4[1] - down, line, font=weight.name, size=size, colour=INK)
    canvas.end_page()
    return canvas.finish()


_IN_THE_WINDOW = ("The whole frame shows,", "wherever the sheet lies.")


def _below(window: AddressWindow) -> tuple[str, ...]:
    return (
        "1. Print this page at its full size, without fitting it to the paper.",
        "2. Measure the frame with a ruler. It is",
        f"{window.width:g} mm wide and {window.height:g} mm high,",
        f"{window.left:g} mm from the left edge, {window.top:g} mm from the top.",
        "3. Fold the page at the two marks at its left edge.",
        "4. Put it in the envelope and push it into each corner.",
        "The whole frame has to be seen in the window every time.",
        "If it is not, choose another window in the council’s profile.",
    )
