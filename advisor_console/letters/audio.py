"""A letter to listen to: a WAV file spoken by espeak-ng, numbers to write down said digit by digit."""

import io
import re
import wave
from collections.abc import Iterator
from xml.sax.saxutils import escape

from advisor_console.letters.model import Letter
from advisor_console.letters.plain import render_text
from advisor_console.letters.programs import ESPEAK
from advisor_console.letters.refusals import LetterRefused

WORDS_PER_MINUTE = 150
"""As fast as somebody reads aloud who wants to be understood."""
PAUSE = 0.7
"""Seconds between two parts of the letter."""
_VOICES = {"en": "en-gb", "cy": "cy", "pl": "pl", "ur": "ur", "bn": "bn"}
# What somebody writes down: a telephone number, a reference such as CT-2026-118203, a postcode.
_TELEPHONE = re.compile(r"\b0\d[\d ]{7,13}\d\b")
_REFERENCE = re.compile(r"\b[A-Z]{2,4}(?:-\d+)+(?:-[A-Z]\d+)?\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")


def render_audio(letter: Letter) -> bytes:
    """The letter as WAV: 22,050 samples a second, 16 bits, one channel.

    Raises LetterRefused when espeak-ng is not installed or has no voice of ours for the language.
    """
    voice = _VOICES.get(letter.language)
    if voice is None:
        raise LetterRefused(
            f"There is no voice for the language “{letter.language}” here.", "Choose another format."
        )
    marked = "".join(f"<p>{escape(part)}</p><break time='{PAUSE * 1000:.0f}ms'/>" for part in spoken(letter))
    said = ESPEAK.run(
        "-m",
        "-v",
        voice,
        "-s",
        str(WORDS_PER_MINUTE),
        "--stdin",
        "--stdout",
        given=f"<speak>{marked}</speak>",
    )
    return _whole(said)


def spoken(letter: Letter) -> Iterator[str]:
    """What is said, part by part, in reading order: numbers to write down as single digits and letters."""
    for part in render_text(letter).strip().split("\n\n"):
        lines = (line.removeprefix("• ") for line in part.split("\n"))
        # A full stop lets the voice fall at the end of a line that has none.
        text = " ".join(line if line[-1] in ".:;!?۔।" else f"{line}." for line in lines)
        for found in (_REFERENCE, _TELEPHONE, _POSTCODE):
            text = found.sub(_apart, text)
        yield text


def _apart(match: re.Match[str]) -> str:
    """Characters one by one; a comma, where the written form has a gap, is heard as one."""
    groups = re.split(r"[ -]", match[0])
    return ", ".join(" ".join(group) for group in groups)


def _whole(stream: bytes) -> bytes:
    """The file with its true length; one that was written to a pipe says that it is endless."""
    with wave.open(io.BytesIO(stream)) as read:
        shape = (read.getnchannels(), read.getsampwidth(), read.getframerate())
        sound = stream[stream.index(b"data") + 8 :]
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(shape[0])
        file.setsampwidth(shape[1])
        file.setframerate(shape[2])
        file.writeframes(sound)
    return target.getvalue()
