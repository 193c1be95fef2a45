"""What somebody writes into a sentence: it ends once, whether they typed its full stop or not."""

from collections.abc import Sequence
from dataclasses import replace

from advisor_console.letters.model import Text, written

_ENDS = (".", "!", "?", ":", "…", "۔", "।")


def ended_once(texts: Sequence[Text]) -> tuple[Text, ...]:
    """Parts of a line without a second full stop: "our crew missed it." before the template's own "."."""
    held = list(texts)
    for number in range(1, len(held)):
        before, after = held[number - 1], held[number]
        opens = bool(after) and after[0].text.startswith(".") and not after[0].text.startswith("..")
        if opens and written(before).endswith((".", "!", "?", "…")):
            held[number] = (replace(after[0], text=after[0].text[1:]), *after[1:])
    return tuple(held)


def closed(texts: Sequence[Text], typed: Sequence[bool]) -> tuple[Text, ...]:
    """Parts of a paragraph, with a full stop where a sentence that somebody typed whole has no end.

    typed says of each part whether it is a value. Whole is what follows a sentence's end or a colon, or opens
    the paragraph, and has nothing but space, or nothing, behind it; so "Dear {name}" stays as it is.
    """
    held = list(texts)
    for number, is_value in enumerate(typed):
        text = held[number]
        before = "".join(written(one) for one in held[:number]).rstrip()
        after = "".join(written(one) for one in held[number + 1 :])
        whole = (not before or before.endswith(_ENDS)) and (not after or after.startswith(" "))
        if is_value and text and whole and not written(text).rstrip("”’)").endswith(_ENDS):
            held[number] = (*text[:-1], replace(text[-1], text=f"{text[-1].text}."))
    return tuple(held)
