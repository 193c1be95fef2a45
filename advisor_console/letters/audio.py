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
_KEPT = 0.45
"""Which part of the frequencies is kept, by the rate that the voice has; half the rate carries up to 0.5."""
_REACH = 24
_VOICES = {"en": "en-gb", "cy": "cy", "pl": "pl", "ur": "ur", "bn": "bn"}
# What somebody writes down: a telephone number, a reference such as CT-2026-118203, a postcode.
_TELEPHONE = re.compile(r"\b0\d[\d ]{7,13}\d\b")
_REFERENCE = re.compile(r"\b[A-Z]{2,4}(?:-\d+)+(?:-[A-Z]\d+)?\b")
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b")


def render_audio(letter: Letter) -> bytes:
    """The letter as WAV: 11,025 samples a second, 16 bits, one channel.

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
    return _halved(said)


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


def _halved(stream: bytes) -> bytes:
    """The file with its true length (one written to a pipe says that it is endless), every second sample.

    What a voice needs lies below 5 kHz, and the file is kept on the record and fetched over slow lines. Above
    that it is taken away first, or it would be heard as noise. Plain samples: every player has them.
    """
    import numpy as np

    with wave.open(io.BytesIO(stream)) as read:
        channels, width, rate = read.getnchannels(), read.getsampwidth(), read.getframerate()
    if (channels, width) != (1, 2):
        raise LetterRefused("The voice on this machine gives sound of another kind.", "Update espeak-ng.")
    sound = np.frombuffer(stream[stream.index(b"data") + 8 :], "<i2").astype(np.float32)
    places = np.arange(-_REACH, _REACH + 1)
    half = np.sinc(places * _KEPT) * _KEPT * np.hamming(places.size)
    kept = np.convolve(sound, (half / half.sum()).astype(np.float32), "same")[::2]
    target = io.BytesIO()
    with wave.open(target, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate // 2)
        file.writeframes(np.clip(np.rint(kept), -32768, 32767).astype("<i2").tobytes())
    return target.getvalue()
