"""Pages cut into stretches are the same pages again, and what many have is one stretch."""

from hypothesis import given
from hypothesis import strategies as st

from advisor_console.letters.sharing import SharedPieces


def element(words: str) -> str:
    """An element as the canvas writes it."""
    return f"/P <</MCID 0>> BDC\n({words}) Tj\nEMC\n"


def cut(*pages: str) -> list[list[str]]:
    held = SharedPieces()
    for page in pages:
        held.add(page)
    return list(held.pages())


@given(
    st.lists(
        st.lists(st.sampled_from(["Dear Siân", "council tax " * 40, "bins " * 100, "Yours"]), max_size=8)
    )
)
def test_a_page_is_put_together_again_whole(pages: list[list[str]]) -> None:
    drawn = ["1 0 0 1 0 0 cm \n" + "".join(map(element, page)) for page in pages]
    assert ["".join(stretches) for stretches in cut(*drawn)] == drawn


def test_what_pages_have_in_common_is_the_same_stretch() -> None:
    common = element("You pay council tax " * 10) + element("up to and including " * 10)
    pages = [element(f"Dear {name}") + common + element(f"{name} signs") for name in ("A", "B", "C", "D")]
    assert [stretches[1] for stretches in cut(*pages)] == [common] * 4
    assert cut(pages[0], pages[1]) == [[pages[0]], [pages[1]]]


def test_a_few_words_are_not_worth_a_stretch_of_their_own() -> None:
    pages = [element(f"Dear {name}") + element("Thank you") + element(name) for name in ("A", "B", "C", "D")]
    assert cut(*pages) == [[page] for page in pages]
