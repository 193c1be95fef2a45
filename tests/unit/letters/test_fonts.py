"""Fonts are cut once, whole or not at all, alike on every machine, and refuse what they cannot draw."""

import subprocess
import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from advisor_console.domain.errors import CannotSave
from advisor_console.letters.fonts import Face, FontStore
from advisor_console.letters.refusals import CharacterRefused

CUT = """
import sys
from pathlib import Path
from advisor_console.letters.fonts import Face, FontStore
pair = FontStore(Path(sys.argv[1])).pair(Face.LEXEND)
print(pair.regular.width("Westerdale", 12), pair.bold.width("Westerdale", 12))
"""


def test_faces_have_two_static_weights_embedded_in_their_own_names(fonts: FontStore) -> None:
    for face in Face:
        pair = fonts.pair(face)
        assert pair.bold.width("council tax", 12) > pair.regular.width("council tax", 12)
        for weight in (pair.regular, pair.bold):
            font = TTFont(weight.path)
            assert "fvar" not in font
            assert font["head"].unitsPerEm * weight.width("x", 1) == pytest.approx(
                font["hmtx"][font.getBestCmap()[ord("x")]][0], abs=1
            )


def test_the_bold_cut_is_named_bold(fonts: FontStore) -> None:
    assert TTFont(fonts.pair(Face.LEXEND).bold.path)["name"].getDebugName(6) == "Lexend-Bold"
    assert TTFont(fonts.pair(Face.NOTO_SANS).bold.path)["name"].getDebugName(6) == "NotoSans-Bold"


def test_a_font_is_cut_once(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    FontStore(folder).pair(Face.LEXEND)
    before = {file: file.stat().st_mtime_ns for file in folder.iterdir()}
    FontStore(folder).pair(Face.LEXEND)
    assert {file: file.stat().st_mtime_ns for file in folder.iterdir()} == before
    assert len(before) == 2


def test_two_processes_share_a_folder(tmp_path: Path, fonts: FontStore) -> None:
    command = [sys.executable, "-c", CUT, str(tmp_path / "shared")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = [process.communicate(timeout=120)[0] for process in both]
    assert [process.returncode for process in both] == [0, 0]
    assert said[0] == said[1]
    cut = sorted((tmp_path / "shared").iterdir())
    assert [file.suffix for file in cut] == [".ttf", ".ttf"]
    # The same font from another process, at another time, is the same bytes.
    for file in cut:
        assert file.read_bytes() == (fonts.folder / file.name).read_bytes()


def test_a_damaged_font_is_cut_again(tmp_path: Path) -> None:
    folder = tmp_path / "fonts"
    FontStore(folder).pair(Face.LEXEND)
    damaged = sorted(folder.iterdir())[0]
    whole = damaged.read_bytes()
    for damage in (whole[:1000], b"", whole[:9000] + b"\0\1" + whole[9002:]):
        damaged.write_bytes(damage)
        FontStore(folder).pair(Face.LEXEND)
        assert damaged.read_bytes() == whole


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    with pytest.raises(CannotSave, match="could not be kept"):
        FontStore(blocked / "fonts").pair(Face.LEXEND)


@pytest.mark.parametrize("text", ["Siân Ŵyn", "£58.40 – “quoted” ½", "Łódź", "no\u00a0break"])
def test_what_lexend_has_passes(fonts: FontStore, text: str) -> None:
    fonts.refuse_missing(Face.LEXEND, text)
    with pytest.raises(CharacterRefused, match=r"U.4F60"):
        fonts.refuse_missing(Face.LEXEND, f"{text}你")


def test_a_missing_character_is_named_with_faces_that_have_it(fonts: FontStore) -> None:
    with pytest.raises(CharacterRefused, match=r"“Siôn Ŵyn” holds “Ŵ” .U.0174.") as refused:
        fonts.refuse_missing(Face.ATKINSON_HYPERLEGIBLE, "Siôn Ŵyn")
    assert "Atkinson Hyperlegible" in refused.value.sentence
    assert refused.value.way_on == "Choose Lexend or Noto Sans for this letter."


@pytest.mark.parametrize("text", ["স্বাগতম", "خوش آمدید", "你好", "🎉", "S\u0302"])
def test_a_script_no_face_draws_right_is_refused(fonts: FontStore, text: str) -> None:
    with pytest.raises(CharacterRefused, match="another way"):
        fonts.refuse_missing(Face.LEXEND, text)
