"""Audio by the real espeak-ng: a sound file as long as somebody would read, with numbers digit by digit."""

import io
import math
import re
import struct
import wave

import pytest

from advisor_console.letters.audio import PAUSE, WORDS_PER_MINUTE, _halved, render_audio, spoken
from advisor_console.letters.library import load_template, sample_values
from advisor_console.letters.programs import ESPEAK
from tests.helpers.letters import sample_letter
from tests.helpers.strictness import require_tool


def said_words(text: str) -> int:
    """How many words are spoken: numbers and amounts as a voice says them."""
    text = re.sub(r"£([\d,]+)\.(\d\d)", lambda m: f"{m[1].replace(',', '')} pounds {m[2]}", text)
    text = re.sub(r"(?<=\w)[@./-](?=\w)", " dot ", text)
    text = re.sub(r"(?<=\d),(?=\d)", "", text)
    found = re.findall(r"\w+", text)
    return sum(number_words(int(word)) if word.isdigit() else 1 for word in found)


def number_words(number: int) -> int:
    """The words of a number: 118 is "one hundred and eighteen"."""
    if number <= 20:
        return 1
    if number < 100:
        return 1 + (number % 10 > 0)
    if number < 1000:
        return 2 + (1 + number_words(number % 100) if number % 100 else 0)
    rest = number % 1000
    return number_words(number // 1000) + 1 + (number_words(rest) + (rest < 100) if rest else 0)


@pytest.mark.parametrize("name", ["move", "collection-dates", "complaint-reply"])
def test_it_lasts_as_long_as_reading_it_aloud(name: str) -> None:
    require_tool(ESPEAK.name)
    letter = load_template(name, "en").fill(sample_values(name, "en"))
    parts = list(spoken(letter))
    with wave.open(io.BytesIO(render_audio(letter))) as sound:
        frames = sound.readframes(sound.getnframes())
        seconds = sound.getnframes() / sound.getframerate()
        assert len(frames) == 2 * sound.getnframes()
        assert sound.getframerate() == 11_025
    expected = sum(map(said_words, parts)) / WORDS_PER_MINUTE * 60 + PAUSE * len(parts)
    assert seconds == pytest.approx(expected, rel=0.2)
    samples = struct.unpack(f"<{len(frames) // 2}h", frames)
    assert max(samples) > 5000, "it is not silent"


@pytest.mark.parametrize(("hertz", "share"), [(440, 1.0), (4_000, 1.0), (7_000, 0.0), (10_000, 0.0)])
def test_what_the_smaller_file_cannot_carry_is_not_heard_as_noise(hertz: int, share: float) -> None:
    loud = 20_000
    tone = [round(loud * math.sin(2 * math.pi * hertz * place / 22_050)) for place in range(22_050)]
    given = io.BytesIO()
    with wave.open(given, "wb") as file:
        file.setparams((1, 2, 22_050, 0, "NONE", ""))
        file.writeframes(struct.pack(f"<{len(tone)}h", *tone))
    with wave.open(io.BytesIO(_halved(given.getvalue()))) as sound:
        frames = sound.readframes(sound.getnframes())
    samples = struct.unpack(f"<{len(frames) // 2}h", frames)[100:-100]
    assert max(map(abs, samples)) == pytest.approx(loud * share, abs=loud / 50)


def test_what_is_written_down_is_said_digit_by_digit() -> None:
    said = " ".join(spoken(sample_letter()))
    assert "Telephone: 0 1 6 3 2, 9 6 0, 1 1 7." in said
    assert "Our reference: M V, 2 0 2 6, 0 0 4 4 1 7." in said
    assert "W E 1, 6 H N" in said
    assert "24 November 2026" in said, "a date stays one"
    assert "£58.40" in said, "and so does an amount"
