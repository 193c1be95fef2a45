from collections.abc import Callable, Iterable, Mapping
from typing import Any

class PDFObject: ...

class PDFObjectReference(PDFObject):
    name: str
    def __init__(self, name: str) -> None: ...

class PDFDictionary(PDFObject):
    def __init__(self, dict: Mapping[str, Any] | None = ...) -> None: ...
    def __setitem__(self, name: str, value: Any) -> None: ...

class PDFArray(PDFObject):
    def __init__(self, sequence: Iterable[Any]) -> None: ...

class PDFStream(PDFObject):
    def __init__(
        self,
        dictionary: PDFDictionary | None = ...,
        content: str | bytes | None = ...,
        filters: list[Any] | None = ...,
    ) -> None: ...

def PDFName(data: str) -> str: ...
def format(element: Any, document: PDFDocument, toplevel: int = ...) -> bytes: ...

PDFZCompress: Any

class TimeStamp:
    YMDhms: tuple[int, ...]
    dhh: int
    dmm: int

class PDFCatalog(PDFObject):
    MarkInfo: PDFObject
    ViewerPreferences: PDFObject
    Metadata: PDFObject
    StructTreeRoot: PDFObject

class PDFPage(PDFObject):
    __NoDefault__: list[str]
    stream: str
    StructParents: int
    Tabs: str
    Contents: PDFObject

class PDFPages(PDFObject):
    pages: list[PDFPage]

class PDFDocument(PDFObject):
    Catalog: PDFCatalog
    Pages: PDFPages
    info: PDFObject
    format: Callable[[], bytes]
    numberToId: dict[int, str]
    idToObject: dict[str, Any]
    idToObjectNumberAndVersion: dict[str, tuple[int, int]]
    _timeStamp: TimeStamp
    _ID: bytes | None
    def Reference(self, obj: PDFObject) -> PDFObjectReference: ...
    def ID(self) -> bytes: ...
