class TTFError(Exception): ...

class TTFontFace:
    charToGlyph: dict[int, int]
    def getCharWidth(self, code: int) -> float: ...

class TTFont:
    fontName: str
    face: TTFontFace
    def __init__(self, name: str, filename: str, *, asciiReadable: int | None = ...) -> None: ...
