"""What services say stands in a letter's own language; what has no words there is English and marked so."""

import ast
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from advisor_console.domain import electoral
from advisor_console.domain.containers import Stream, stream_name
from advisor_console.domain.move_words import KEEP_PAYING
from advisor_console.domain.sentences import Name, Sentence, sentence
from advisor_console.domain.tenancy import LEAVING_RULES, Ending
from advisor_console.letters.library import load_template
from advisor_console.letters.model import Span, Text, block_texts, written
from advisor_console.letters.phrases import Phrases, placeholders, read_phrases
from advisor_console.letters.plain import render_text
from advisor_console.letters.refusals import LetterRefused
from advisor_console.letters.words import load_words
from advisor_console.services.move_story import CHARGES_NOT_SET
from advisor_console.services.other_letters import change_values
from tests.helpers.moves import PROFILE
from tests.helpers.paths import REPOSITORY
from tests.unit.services.test_move_letter import CASES, HEAD
from tests.unit.services.test_move_letter import recorded as recorded_move
from tests.unit.services.test_other_letters import CHANGES, told
from tests.unit.services.test_record_change import KNOWN
from tests.unit.services.test_record_change import recorded as recorded_change

WELSH_FILE = resources.files("resources") / "letters" / "cy" / "sentences.toml"
SAID = read_phrases(WELSH_FILE, drafts=True)
WELSH = Phrases(load_words("cy"), SAID)
SOURCES = (
    "services/move_letter.py", "services/other_letters.py", "services/write_letter.py", "domain/electoral.py",
    *(f"domain/other_changes/{name}.py" for name in (
        "bank_details", "bill", "contact_details", "discount_ends", "household", "joins", "leaves", "name"
    )),
)  # fmt: skip
# What is said to advisors or to services alone: it is no part of an outcome's summary, written or say.
NOT_TO_CUSTOMERS = {"FieldMessage", "day_checked", "=what", "wrong=", "notes="}
NOT_TO_CUSTOMERS_IN = {"_notes", "_tax_work", "_work", "_electoral_work"}
MOVES_OWN = "services/move_letter.py"


def templates(source: str) -> Iterator[str]:
    """Every sentence of a source that can reach a letter, whether written in the call or under a name."""
    module = ast.parse((REPOSITORY / "advisor_console" / source).read_text("utf-8"))
    yield from _called(module, [module], source, frozenset())


def _called(node: ast.AST, scopes: Sequence[ast.AST], source: str, inside: frozenset[str]) -> Iterator[str]:
    for child in ast.iter_child_nodes(node):
        within, around = inside, scopes
        match child:
            case ast.FunctionDef(name=name):
                within = within | ({name} if source != MOVES_OWN else frozenset())
                around = [child, *scopes]
            case ast.keyword(arg=name):
                within = within | {f"{name}="}
            case ast.Assign(targets=[ast.Name(id=name)]):
                within = within | {f"={name}"}
            case ast.Call(func=ast.Name(id="sentence"), args=[said]):
                if not within & (NOT_TO_CUSTOMERS | NOT_TO_CUSTOMERS_IN):
                    yield from _texts(said, scopes)
            case ast.Call(func=ast.Name(id=name)):
                within = within | {name}
        yield from _called(child, around, source, within)


def _texts(said: ast.expr, scopes: Sequence[ast.AST]) -> list[str]:
    """The text in a call, or every text that its name is given in the nearest place that gives it one."""
    if isinstance(said, ast.Constant):
        return [str(said.value)]
    for scope in scopes:
        named = [
            str(row.value.value)
            for row in ast.walk(scope)
            if isinstance(row, ast.Assign)
            and isinstance(row.value, ast.Constant)
            and ast.unparse(row.targets[0]) == ast.unparse(said)
        ]
        if named:
            return named
    known = {"KEEP_PAYING": KEEP_PAYING, "CHARGES_NOT_SET": CHARGES_NOT_SET}
    if ast.unparse(said) == "_TEMPLATES[advice]":
        return list(electoral._TEMPLATES.values())
    return [known[ast.unparse(said)]]


def _undecided() -> Iterator[str]:
    """Why revenues decides: tenancy.py writes it in the call of a function of its own."""
    module = ast.parse((REPOSITORY / "advisor_console" / "domain" / "tenancy.py").read_text("utf-8"))
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "_undecided":
            yield str(ast.literal_eval(call.args[0]))


WANTED = {
    *(text for source in SOURCES for text in templates(source)),
    # A letter says nothing of the end of a bill that simply ends with the last night.
    *(rule.because for rule in LEAVING_RULES if rule.ending is not Ending.ON_LEAVING),
    *_undecided(),
}
NAMES = {
    *map(stream_name, Stream),
    *(one.named for one in (*PROFILE.move_rules.containers.houses, *PROFILE.move_rules.containers.communal)),
    *(text for name in ("mobile number", "telephone number", "email address")
      for text in (name, name.capitalize())),
    PROFILE.move_rules.office.officer, electoral.RegistrationOffice().officer,
}  # fmt: skip


def test_every_sentence_and_name_that_can_reach_a_letter_has_its_welsh() -> None:
    assert len(WANTED) > 60
    assert sorted((WANTED | NAMES) - SAID.keys()) == []


def test_no_welsh_is_kept_of_what_nobody_says_any_more() -> None:
    assert sorted(SAID.keys() - WANTED - NAMES) == []


def test_the_welsh_has_the_placeholders_and_is_no_copy() -> None:
    assert {english: own for english, own in SAID.items() if placeholders(english) != placeholders(own)} == {}
    same = {english for english, own in SAID.items() if english == own}
    assert same == {"{team}, {reference}", "{day:full}: {streams}", "{what}: {value}"}


def english_in(text: Text) -> list[str]:
    return [span.text for span in text if span.foreign]


def test_a_sentence_is_said_with_its_days_amounts_and_names_as_the_language_has_them() -> None:
    day = sentence("{day:full}: {streams}", day=date(2026, 12, 4), streams=(Name("recycling"), Name("slag")))
    text = WELSH.text(day)
    assert written(text) == "dydd Gwener 4\u00a0Rhagfyr\u00a02026: ailgylchu a slag"
    assert english_in(text) == ["slag"]
    about = "Our estimate is that you will pay about {pence:about} more up to the end of March."
    assert "tua £58 yn fwy" in written(WELSH.text(sentence(about, pence=5840)))
    assert "erbyn 4\u00a0Rhagfyr." in written(
        WELSH.text(sentence("It should come by {by:day}.", by=date(2026, 12, 4)))
    )


def test_what_has_no_welsh_stays_english_and_is_marked() -> None:
    unknown = sentence("Nobody put this into Welsh: {n}.", n=3)
    assert WELSH.text(unknown) == (Span("Nobody put this into Welsh: 3.", foreign=True),)
    assert WELSH.text(Name("Waste team")) == (Span("Waste team", foreign=True),)
    # What an advisor types is in the letter's language, as the editor asks of them.
    assert WELSH.text("Diolch") == (Span("Diolch"),)
    assert Phrases(load_words("en")).text(Name("Waste team")) == (Span("Waste team"),)


def test_several_sentences_stand_one_after_the_other() -> None:
    both = (sentence(KEEP_PAYING), sentence("It should come by {by:day}.", by=date(2026, 12, 4)))
    assert written(WELSH.text(both)).endswith("newydd gyrraedd. Dylai ddod erbyn 4\u00a0Rhagfyr.")


@pytest.mark.parametrize("case", CASES)
def test_a_move_s_letter_in_welsh_says_nothing_of_ours_in_english(case: str) -> None:
    use_case, receipt = recorded_move(CASES[case][0])
    values = {**HEAD, **use_case.letter_values(receipt, PROFILE.teams, received=True)}
    _only_teams_are_english("move", values)


@pytest.mark.parametrize("kind", CHANGES)
def test_another_change_s_letter_in_welsh_says_nothing_of_ours_in_english(kind: str) -> None:
    said, days, _, _ = CHANGES[kind]
    _only_teams_are_english(
        "change", {**HEAD, **change_values(recorded_change(kind, said, KNOWN, days), told())}
    )


def _only_teams_are_english(template: str, values: dict[str, object]) -> None:
    given = {name: value for name, value in values.items() if value is not None}
    letter = load_template(template, "cy").fill(given)
    # Each value by itself: what is English in it must be a team's own name.
    found = {
        span
        for value in given.values()
        for one in (value if isinstance(value, list) else [value])
        if isinstance(one, Sentence | Name | tuple)
        for span in english_in(WELSH.text(one))
    }
    assert found <= set(PROFILE.teams.values())
    said = [text for block in letter.blocks for text in block_texts(block)]
    assert not any("November" in text or "December" in text for text in said)
    assert render_text(letter)


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ('[sentences]\n"a" = "b"\n', "does not say who approved"),
        ('translation = "fine"\n', "does not say who approved"),
        (
            'translation = "draft"\n[sentences]\n"by {by:day}" = "erbyn {by}"\n',
            "placeholders of “by {by:day}”",
        ),
        ('translation = "draft"\n[sentences]\n"a {b}" = "c {b"\n', "placeholders of “a {b}”"),
        ('translation = "draft"\n[sentences\n', "cannot be read"),
    ],
)
def test_a_catalogue_that_is_wrong_is_refused(content: str, refusal: str, tmp_path: Path) -> None:
    (tmp_path / "cy").mkdir()
    (tmp_path / "cy" / "sentences.toml").write_text(content, "utf-8")
    with pytest.raises(LetterRefused, match=refusal):
        load_template("move", "cy", tmp_path)


def test_words_that_nobody_approved_stay_out_of_a_letter_whose_own_words_are_approved(tmp_path: Path) -> None:
    """Ours are a draft: they stand inside a draft, and a council may bring approved ones of its own."""
    (tmp_path / "cy").mkdir()
    ours = (resources.files("resources") / "letters" / "cy" / "move.txt").read_text("utf-8")
    approved = "approved by M. Parri on 2026-11-28"
    (tmp_path / "cy" / "move.txt").write_text(
        ours.replace("translation: draft", f"translation: {approved}"), "utf-8"
    )
    streams = Name("recycling")
    assert load_template("move", "cy").phrases.text(streams) == (Span("ailgylchu"),)
    assert load_template("move", "cy", tmp_path).phrases.text(streams) == (Span("recycling", foreign=True),)
    (tmp_path / "cy" / "sentences.toml").write_text(
        f'translation = "{approved}"\n[names]\n"recycling" = "eildeunydd"\n', "utf-8"
    )
    assert load_template("move", "cy", tmp_path).phrases.text(streams) == (Span("eildeunydd"),)
