"""The frames of a write-ahead log as they lie on the disk (sqlite.org/fileformat2.html, section 4)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from db.local.cipher_pages import PAGE, PageSeal

_HEADER: Final = 32
_FRAME: Final = 24
_LITTLE: Final = 0x377F0682
_BIG: Final = 0x377F0683
_VERSION: Final = 3_007_000


@dataclass(frozen=True, slots=True)
class Frame:
    """One page as a transaction left it. commit is the file's size in pages where that ends, else 0.

    whole says that SQLite would read it: all before it are whole, and its checksum is right.
    """

    number: int
    commit: int
    salts: bytes
    checksum: tuple[int, int]
    page: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Wal:
    """A WAL's frames of its own generation."""

    header: bytes
    frames: tuple[Frame, ...]
    header_is_whole: bool

    @property
    def pages(self) -> int:
        """How many pages the file has by its newest commit; 0 without one."""
        return next((frame.commit for frame in reversed(self.frames) if frame.commit), 0)

    @property
    def cut_commits(self) -> int:
        """How many commits stand behind the place where SQLite would stop reading, and say nothing.

        A power cut while saving can leave one such commit too, of work that was never called saved.
        """
        return sum(1 for frame in self.frames if not frame.whole and frame.commit)


def read_wal(content: bytes) -> Wal:
    """Read a WAL, whatever is wrong with it."""
    header = content[:_HEADER]
    raw = list(_raw(content))
    whole = len(header) == _HEADER and header[:4] in (_word(_LITTLE), _word(_BIG))
    order = "<" if header[:4] == _word(_LITTLE) else ">"
    checksum = _sum(header[:24], order) if whole else (0, 0)
    whole = whole and checksum == struct.unpack(">II", header[24:32])
    # With its header spoiled, the first frame says which generation is the last.
    salts = header[16:24] if whole else (raw[0].salts if raw else b"")
    frames = []
    going = whole
    for frame in raw:
        if going and frame.salts == salts:
            checksum = _sum(struct.pack(">II", frame.number, frame.commit) + frame.page, order, checksum)
            going = checksum == frame.checksum
        else:
            going = False
        if frame.salts == salts or _bits_apart(frame.salts, salts) == 1:
            frames.append(replace(frame, whole=going))
    return Wal(header, tuple(frames), whole)


def pages_in_wal(content: bytes) -> frozenset[int]:
    """Name the pages that a WAL holds, of its newest generation; quick, since nothing is proved."""
    return frozenset(frame.number for frame in _raw(content) if frame.salts == content[16:24])


def mended_wal(wal: Wal, seal: PageSeal) -> tuple[bytes, int]:
    """Write the frames that can be proved as a WAL that SQLite reads; gives it and how many could not be."""
    salts = wal.frames[0].salts if wal.frames else bytes(8)
    kept: list[Frame] = []
    lost = 0
    for frame in wal.frames:
        proved = frame if frame.whole and seal.fits(frame.page, frame.number) else _mended(frame, seal)
        if proved is not None:
            kept.append(proved)
            continue
        lost += 1
        if frame.commit and kept:
            # The transaction ends all the same: what else it wrote is there.
            kept[-1] = replace(kept[-1], commit=frame.commit)
    head = struct.pack(">IIIIII", _LITTLE, _VERSION, PAGE, 0, *struct.unpack(">II", salts))[:24]
    checksum = _sum(head, "<")
    parts = [head, struct.pack(">II", *checksum)]
    for frame in kept:
        start = struct.pack(">II", frame.number, frame.commit)
        checksum = _sum(start + frame.page, "<", checksum)
        parts += [start, salts, struct.pack(">II", *checksum), frame.page]
    return b"".join(parts), lost


def _mended(frame: Frame, seal: PageSeal) -> Frame | None:
    """Put one flipped bit right, of the page or of the number it is sealed under."""
    for number in (frame.number, *(frame.number ^ 1 << bit for bit in range(32))):
        if seal.fits(frame.page, number):
            return replace(frame, number=number)
    page = seal.mended(frame.page, frame.number)
    return None if page is None else replace(frame, page=page)


def _raw(content: bytes) -> Iterator[Frame]:
    for at in range(_HEADER, len(content) - _FRAME - PAGE + 1, _FRAME + PAGE):
        number, commit = struct.unpack(">II", content[at : at + 8])
        first, second = struct.unpack(">II", content[at + 16 : at + 24])
        page = content[at + _FRAME : at + _FRAME + PAGE]
        yield Frame(number, commit, content[at + 8 : at + 16], (first, second), page, whole=False)


def _sum(data: bytes, order: str, start: tuple[int, int] = (0, 0)) -> tuple[int, int]:
    first, second = start
    words = struct.unpack(f"{order}{len(data) // 4}I", data)
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second


def _word(value: int) -> bytes:
    return struct.pack(">I", value)


def _bits_apart(one: bytes, other: bytes) -> int:
    return sum((a ^ b).bit_count() for a, b in zip(one, other, strict=False))
