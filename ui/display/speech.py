"""A voice for calls: espeak-ng where it is installed, and silence where it is not."""

import shutil
import subprocess
from collections.abc import Callable

_PROGRAM = "espeak-ng"
_LONGEST_SECONDS = 20.0
_LOOK_SECONDS = 0.1
_SLOW_WORDS_A_MINUTE = "140"


def speak(sentence: str, stopped: Callable[[], bool], voice: str = "en-gb") -> bool:
    """Say a sentence and wait until it is said, or `stopped` answers true; False when there is no voice.

    A voice that hangs or fails is given up: the call is on the wall all the same.
    """
    program = shutil.which(_PROGRAM)
    if program is None:
        return False
    try:
        # The sentence goes in by the standard input, so that no part of it can be taken for an option.
        process = subprocess.Popen(  # noqa: S603  # a program found on the path, with arguments of our own
            [program, "-v", voice, "-s", _SLOW_WORDS_A_MINUTE, "--stdin"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    except OSError:
        return False
    with process:
        return _said(process, sentence, stopped)


def _said(process: subprocess.Popen[bytes], sentence: str, stopped: Callable[[], bool]) -> bool:
    words: bytes | None = sentence.encode()
    waited = 0.0
    while True:
        try:
            process.communicate(words, timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            words = None
            waited += _LOOK_SECONDS
            if stopped() or waited > _LONGEST_SECONDS:
                process.kill()
                process.communicate()
                return False
            continue
        return process.returncode == 0
