"""How a letter looks: formats, measures, colours and the envelope's window."""

from dataclasses import dataclass, replace
from enum import StrEnum

from advisor_console.letters.fonts import Face
from advisor_console.letters.scripts import ScriptFace

MM = 72 / 25.4
A4 = (210 * MM, 297 * MM)
# RNIB: a line of more than seventy characters loses the reader on the way back.
LONGEST_LINE = 70
# RNIB: the height of a lower-case x, in millimetres.
SMALLEST_X_HEIGHT = 2.0
LEAST_CONTRAST = 7.0
Colour = tuple[float, float, float]


def colour(code: str) -> Colour:
    """A colour as PDF has it, from #rrggbb."""
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


INK = colour("#0b0c0c")
ACCENT = colour("#0b4a59")
BAR = colour("#0f5c6e")
HAIRLINE = colour("#c3cbd1")
PAPER = colour("#ffffff")
# Less glare than white on a screen; all our colours for text keep 7 : 1 upon it.
TINT = colour("#fdf6e3")
# Pale enough that ink upon it keeps 15 : 1, dark enough to be seen on any printer.
WATERMARK = colour("#e4eaec")


class LetterFormat(StrEnum):
    """The formats of a letter that are pages: for print by the size of their text, and one for the screen."""

    STANDARD = "standard"
    CLEAR = "clear"
    LARGE_18 = "large-18"
    LARGE_24 = "large-24"
    SCREEN = "screen"
    EASY_READ = "easy-read"


@dataclass(frozen=True, slots=True)
class AddressWindow:
    """Where an envelope shows the address: millimetres from the page's upper left corner."""

    name: str
    left: float
    top: float
    width: float
    height: float


NOTIFY_WINDOW = AddressWindow("GOV.UK Notify", 24.6, 39.5, 95.4, 26.8)


@dataclass(frozen=True, slots=True)
class LetterStyle:
    """One format in one face; all sizes in points.

    address_sizes are tried in turn. stacked says that tables become lists of labels and values (UKAAF G003).
    paper is the colour that the whole page is filled with. script is the face of a language whose script is
    shaped, which everything but the address is then set in.
    """

    format: LetterFormat
    face: Face
    body: float
    leading: float
    title: float
    heading: float
    smallest: float
    address_sizes: tuple[float, ...]
    window: AddressWindow
    stacked: bool
    paper: Colour = PAPER
    script: ScriptFace | None = None

    @property
    def text_face(self) -> Face | ScriptFace:
        """What everything but the address is set in."""
        return self.script or self.face

    @property
    def address_face(self) -> Face:
        """Royal Mail forbids a zero with a stroke through it, which Atkinson Hyperlegible has."""
        return Face.LEXEND if self.face is Face.ATKINSON_HYPERLEGIBLE else self.face


def letter_style(
    form: LetterFormat = LetterFormat.STANDARD,
    face: Face = Face.LEXEND,
    window: AddressWindow = NOTIFY_WINDOW,
) -> LetterStyle:
    """The style of a format.

    Smallest sizes: 12 points for everyone and 14 for visual impairment (Halton), 16 in large print (UKAAF
    G003), where only the address, which the post reads, may step down to 14 when it would not fit.
    """
    match form:
        case LetterFormat.STANDARD:
            sizes = (12.0, 17.0, 18.0, 14.0, 12.0)
            address: tuple[float, ...] = (12.0,)
        case LetterFormat.CLEAR | LetterFormat.SCREEN:
            sizes = (14.0, 20.0, 20.0, 16.0, 14.0)
            address = (14.0,)
        case LetterFormat.LARGE_18:
            sizes = (18.0, 25.0, 25.0, 21.0, 16.0)
            address = (16.0, 14.0)
        case LetterFormat.LARGE_24:
            sizes = (24.0, 32.0, 31.0, 27.0, 16.0)
            address = (16.0, 14.0)
        case LetterFormat.EASY_READ:
            # Lines farther apart than anywhere else: a sentence to a line, each with air around it.
            sizes = (16.0, 26.0, 24.0, 20.0, 14.0)
            address = (14.0,)
    body, leading, title, heading, smallest = sizes
    return LetterStyle(
        format=form,
        face=face,
        body=body,
        leading=leading,
        title=title,
        heading=heading,
        smallest=smallest,
        address_sizes=address,
        window=window,
        stacked=body >= 16,
        paper=TINT if form is LetterFormat.SCREEN else PAPER,
    )


def written_in(style: LetterStyle, script: ScriptFace | None) -> LetterStyle:
    """The style for a language's script; letters that stack or hang deep need lines farther apart."""
    if script is None:
        return style
    return replace(style, script=script, leading=style.leading * 1.2)
