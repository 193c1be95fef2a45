"""Values typed for a template are read by its fields' types, or refused by name."""

from datetime import date

import pytest

from advisor_console.letters.given import as_given, given_values
from advisor_console.letters.library import load_template, sample_values
from advisor_console.letters.refusals import LetterRefused


def test_values_are_read_by_the_types_of_their_fields() -> None:
    holding, tax = load_template("holding-letter", "en"), load_template("council-tax-information", "en")
    typed = ["reply_by=2026-12-04", "why=It = late", "recipient=Ann Lee; 2 Mill Lane"]
    assert given_values(holding, typed) == {
        "reply_by": date(2026, 12, 4), "why": "It = late", "recipient": ["Ann Lee", "2 Mill Lane"],
    }  # fmt: skip
    lines = given_values(holding, ["recipient=Ann Lee; trading as Lee\n2 Mill Lane"])
    assert lines == {"recipient": ["Ann Lee; trading as Lee", "2 Mill Lane"]}
    money = next(field.name for field in tax.fields.values() if field.type == "money")
    flag = next(field.name for field in tax.fields.values() if field.type == "flag")
    assert given_values(tax, [f"{money}=1013.93", f"{flag}=no"]) == {money: 101_393, flag: False}
    with pytest.raises(LetterRefused, match=f"value of “{money}” is not a money"):
        given_values(tax, [f"{money}=lots"])
    with pytest.raises(LetterRefused, match=f"value of “{flag}” is not a flag"):
        given_values(tax, [f"{flag}=perhaps"])


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["colour=red"], "“colour” is no field of this letter"),
        (["why"], "“why” is no field of this letter"),
        (["why=a", "why=b"], "“why” is no field of this letter, or is given twice"),
        (["reply_by=soon"], "The value of “reply_by” is not a date"),
    ],
)
def test_what_is_not_understood_is_named(words: list[str], sentence: str) -> None:
    with pytest.raises(LetterRefused, match=sentence):
        given_values(load_template("holding-letter", "en"), words)


def test_values_are_written_as_they_are_read() -> None:
    for name in ("holding-letter", "council-tax-information", "complaint-reply", "collection-dates"):
        template, values = load_template(name, "en"), dict(sample_values(name, "en"))
        lists = {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
        assert given_values(template, as_given(template, values)) == lists
