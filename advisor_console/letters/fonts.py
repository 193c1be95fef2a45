"""The faces of letters: static weights cut once from variable fonts, kept in a folder, given to reportlab."""

import os
import struct
import tempfile
import threading
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

import fontpkg
import platformdirs
from fontTools import version as fonttools_version
from fontTools.ttLib import TTFont as SourceFont
from fontTools.ttLib import TTLibError
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from advisor_console.domain.errors import CannotSave
from advisor_console.letters.model import visible
from advisor_console.letters.refusals import CharacterRefused
from advisor_console.letters.scripts import ScriptFace
from advisor_console.letters.shaping import ShapedFont, Shaper, shaped

REGULAR, BOLD = 400, 700
_SHAPING = ("GDEF", "GSUB", "GPOS")
_KNOWN_WIDTHS = 20_000


class Face(StrEnum):
    """The faces a customer may choose; the values are what the record holds."""

    LEXEND = "lexend"
    NOTO_SANS = "noto-sans"
    ATKINSON_HYPERLEGIBLE = "atkinson-hyperlegible"

    @property
    def shown(self) -> str:
        """The face's own name."""
        return fontpkg.family(self.value).name


@dataclass(frozen=True, slots=True)
class Weight:
    """One static font, registered with reportlab under name. widths are per 1,000 of the size.

    shaper is there for a script whose letters join, stack or run leftward.
    """

    name: str
    path: Path
    widths: dict[int, float]
    shaper: Shaper | None = None
    _known: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    def width(self, text: str, size: float) -> float:
        """How wide text is in points; every character must be in the font."""
        wide = self._known.get(text)
        if wide is None:
            # Letters share most of their words; names and addresses do not pile up here for ever.
            if len(self._known) >= _KNOWN_WIDTHS:
                self._known.clear()
            wide = self._known[text] = self._wide(text)
        return wide * size / 1000

    def _wide(self, text: str) -> float:
        if self.shaper is not None:
            return self.shaper.width(text)
        widths = self.widths
        return sum([widths[ord(character)] for character in text])

    def drawn(self, text: str, size: float) -> str:
        """Text as the canvas takes it: with its glyphs where its script is shaped."""
        return text if self.shaper is None else shaped([(text, False)], self.shaper, self.shaper, size)


@dataclass(frozen=True, slots=True)
class FontPair:
    """A face's two weights."""

    face: Face | ScriptFace
    regular: Weight
    bold: Weight
    drawable: frozenset[str]
    """What both weights draw right; marks that combine are among it only where they are shaped."""

    @property
    def leftward(self) -> bool:
        """Whether its lines start at the right."""
        return isinstance(self.face, ScriptFace) and self.face.leftward

    def weight(self, strong: bool) -> Weight:
        """The weight for a stretch of text."""
        return self.bold if strong else self.regular

    def has(self, character: str) -> bool:
        """Whether both weights can draw the character."""
        return ord(character) in self.regular.widths and ord(character) in self.bold.widths


class FontStore:
    """Fonts in a folder that several processes may share; each font is cut at most once per folder.

    A font appears under its final name only when it is whole, so a reader never sees half a font.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or Path(platformdirs.user_cache_dir("advisor-console")) / "fonts"
        self._pairs: dict[Face | ScriptFace, FontPair] = {}
        self._lock = threading.Lock()

    def pair(self, face: Face | ScriptFace) -> FontPair:
        """A face ready to draw with; the first time takes a second or more. Raises CannotSave (folder)."""
        with self._lock:
            if face not in self._pairs:
                regular, bold = self._weight(face, REGULAR), self._weight(face, BOLD)
                both = map(chr, regular.widths.keys() & bold.widths.keys())
                drawable = frozenset(one for one in both if regular.shaper or not unicodedata.combining(one))
                self._pairs[face] = FontPair(face, regular, bold, drawable)
            return self._pairs[face]

    def refuse_missing(self, face: Face | ScriptFace, text: str) -> None:
        """Refuse text that the face cannot draw right, marks that combine among it unless it is shaped.

        Raises CharacterRefused, naming the faces that can.
        """
        drawable = self.pair(face).drawable
        if drawable.issuperset(text):
            return
        for character in text:
            if character in drawable:
                continue
            others = [other.shown for other in Face if other is not face and self.pair(other).has(character)]
            able = [] if unicodedata.combining(character) else others
            raise CharacterRefused(
                character,
                f"“{visible(text)}” holds “{character}” (U+{ord(character):04X}), "
                f"which {face.shown} cannot print.",
                f"Choose {' or '.join(able)} for this letter." if able else "Write it in another way.",
            )

    def _weight(self, face: Face | ScriptFace, weight: int) -> Weight:
        path = self._static(face, weight)
        return _registered(path, face.leftward if isinstance(face, ScriptFace) else None)

    def _static(self, face: Face | ScriptFace, weight: int) -> Path:
        source = fontpkg.path(face.value, weight, "normal")
        content = source.read_bytes()
        if b"fvar" not in content[:512]:
            return source
        # Rules for shaping are not used when Latin letters are set, and cutting them takes most of the time.
        dropped = () if isinstance(face, ScriptFace) else _SHAPING
        recipe = f"{weight} {fonttools_version} without {dropped}".encode()
        name = f"{face.value}-{weight}-{sha256(content + recipe).hexdigest()[:16]}.ttf"
        target = self.folder / name
        # A disk that lost power can leave a damaged file; a fresh cut mends it.
        if not _is_whole(target):
            try:
                self.folder.mkdir(parents=True, exist_ok=True)
                _cut(source, weight, target, dropped)
            except (OSError, TTLibError) as error:
                raise CannotSave(
                    f"The fonts for letters could not be kept in {self.folder}.",
                    "Check that the folder can be written to and has 2 MB free.",
                ) from error
        return target


def _is_whole(path: Path) -> bool:
    """Whether a font is there with the sum over all its words that the OpenType standard fixes."""
    if not path.exists():
        return False
    content = path.read_bytes()
    words = struct.unpack_from(f">{len(content) // 4}I", content)
    return len(content) % 4 == 0 and sum(words) & 0xFFFFFFFF == 0xB1B0AFBA


def _cut(source: Path, weight: int, target: Path, dropped: tuple[str, ...]) -> None:
    """Write the static font beside target, then give it its name in one step."""
    # It takes fourteen megabytes, and fonts that are cut already do without it.
    from fontTools.varLib.instancer import instantiateVariableFont

    # The time of cutting must not be in the file, or two machines would make different letters.
    variable = SourceFont(source, recalcTimestamp=False)
    for table in dropped:
        if table in variable:
            del variable[table]
    axes: dict[str, float] = {axis.axisTag: axis.defaultValue for axis in variable["fvar"].axes}
    static = instantiateVariableFont(variable, {**axes, "wght": weight}, updateFontNames=True)
    handle, draft = tempfile.mkstemp(suffix=".part", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            static.save(file)
            file.flush()
            os.fsync(file.fileno())
        try:
            Path(draft).replace(target)
        except PermissionError:
            # Windows does not replace a file that is open: another process was first with the same font.
            if not _is_whole(target):
                raise
    finally:
        Path(draft).unlink(missing_ok=True)


def _registered(path: Path, leftward: bool | None) -> Weight:
    """Load a font and make it known to reportlab, whose registry is the only way to draw with it.

    leftward is None for a font that needs no shaping.
    """
    name = f"advisor-{path.stem}"
    shaped_font = None if leftward is None else ShapedFont(name, path)
    font = shaped_font or TTFont(name, str(path), asciiReadable=0)
    pdfmetrics.registerFont(font)
    widths = {code: font.face.getCharWidth(code) for code in font.face.charToGlyph}
    shaper = None if shaped_font is None else Shaper(shaped_font, path, leftward=bool(leftward))
    return Weight(name, path, widths, shaper)
