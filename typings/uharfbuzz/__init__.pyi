from collections.abc import Mapping, Sequence

class Blob:
    def __init__(self, data: bytes) -> None: ...

class Face:
    upem: int
    def __init__(self, blob: Blob) -> None: ...

class Font:
    face: Face
    def __init__(self, face: Face) -> None: ...
    def get_glyph_h_advance(self, glyph: int) -> int: ...
    def draw_glyph_with_pen(self, gid: int, pen: object) -> None: ...

class GlyphInfo:
    codepoint: int
    cluster: int

class GlyphPosition:
    x_advance: int
    x_offset: int
    y_offset: int

class Buffer:
    direction: str
    script: str
    glyph_infos: Sequence[GlyphInfo]
    glyph_positions: Sequence[GlyphPosition]
    def add_str(self, text: str) -> None: ...

def shape(font: Font, buffer: Buffer, features: Mapping[str, bool] | None = ...) -> None: ...
