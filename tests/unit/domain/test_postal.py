"""A letter to no place is not posted, and whoever sends it reads what else can be done."""

import pytest

from advisor_console.domain.postal import NotByPost, refuse_unpostable


@pytest.mark.parametrize(
    "line", ["No fixed abode", "of no fixed abode", "NFA", "n.f.a.", "Homeless", "no fixed address."]
)
def test_no_fixed_abode_is_refused_with_other_ways(line: str) -> None:
    with pytest.raises(NotByPost) as refused:
        refuse_unpostable(["Pat Marsh", line, "Westerdale"])
    assert refused.value.line == 2
    assert refused.value.sentence.startswith("Line 2 of the address is")
    assert "Poste Restante" in refused.value.way_on
    assert "counter" in refused.value.way_on


def test_a_name_alone_is_no_address() -> None:
    with pytest.raises(NotByPost, match="no address"):
        refuse_unpostable(["Pat Marsh"])


@pytest.mark.parametrize(
    "lines",
    [
        ["Pat Marsh", "NFA House, 3 Mill Lane", "WE1 1AB"],
        ["Nfa", "3 Mill Lane", "WE1 1AB"],
        ["Pat Marsh", "c/o The Homeless Persons Unit", "Westerdale", "WE1 1AB"],
        ["Cpl Imran Rahman", "BFPO 58"],
    ],
)
def test_addresses_that_only_look_like_it_are_posted(lines: list[str]) -> None:
    refuse_unpostable(lines)
