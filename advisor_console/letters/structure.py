"""The tree a reader without sight walks through: what each part of a page is."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of marked content: page counts from 0, mcid within its page."""

    page: int
    mcid: int


@dataclass(eq=False, slots=True)
class Element:
    """A structure element of ISO 32000-1, 14.8.4 (Document, H1, P, …) that grows while pages are drawn.

    scope is "Row" or "Column" for a TH; numbering is a list's, "Disc" or "Decimal". title and tag (a language
    by BCP 47) are a Part's: one file may hold letters in several languages, and names and addresses are in
    another than their letter. leftward says that an element and what is in it run from right to left. said
    grows by what is drawn of a shaped script: the element's text, for readers who would guess at its glyphs.
    """

    kind: str
    scope: str | None = None
    numbering: str | None = None
    title: str | None = None
    tag: str | None = None
    leftward: bool = False
    said: str = ""
    kids: "list[Element | Content]" = field(default_factory=list)

    def add(
        self, kind: str, *, scope: str | None = None, numbering: str | None = None, tag: str | None = None
    ) -> "Element":
        """A new last child."""
        child = Element(kind, scope, numbering, tag=tag)
        self.kids.append(child)
        return child
