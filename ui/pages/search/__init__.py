"""Finding a customer from anywhere."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.search.models import ResultRow, SearchState
from ui.pages.search.view import SearchView
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="search",
    title=str(QT_TRANSLATE_NOOP("pages", "Search results")),
    build_view=SearchView,
    samples=lambda: {
        "found": SearchState(
            (
                ResultRow("1", "Siân Pritchard", "12 Beck Row, Westerdale WE4 2QT · born 1984"),
                ResultRow(
                    "2",
                    "Elizabeth Smith",
                    "Flat 2, 48 Station Road, Westerdale WE1 6HN · born 1990",
                    "was Elizabeth Pritchard",
                ),
                ResultRow("3", "Ray Okafor", "No address recorded", "phone 07700 900123"),
            ),
            1,
            "Enter opens · ↑ ↓ choose · Esc closes",
        ),
        "nobody": SearchState((), 0, "Nobody found for “zzyzx”. Try the postcode or part of the name."),
    },
)
