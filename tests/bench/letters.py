"""Letters: one by one beside WeasyPrint and beside themselves untagged, then five hundred in one file."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFObject

from advisor_console.letters.batch import BatchLetter, render_batch
from advisor_console.letters.fonts import FontStore
from advisor_console.letters.library import load_template, sample_values, template_names
from advisor_console.letters.model import Letter
from advisor_console.letters.pdf import _info, draw_letter, render_pdf
from advisor_console.letters.structure import Element
from advisor_console.letters.styles import A4, LetterStyle, letter_style
from advisor_console.letters.tagging import TaggedCanvas
from tests.bench import measuring

ROUNDS, OURS, THEIRS, IN_BATCH = 7, 60, 6, 500
_TIMES_WEASYPRINT, _OF_UNTAGGED, _BATCH_A_SECOND, _BATCH_BYTES, _MEGABYTES = 10.0, 0.85, 100.0, 3_000.0, 150.0
_GIVEN = ("Siân", "Tomos", "Mali", "Asha", "Zofia", "Imran", "Élodie", "Harold", "Ngozi", "Pat")
_FAMILY = ("Pritchard", "Okafor", "Rahman", "Kowalska", "Llewelyn", "Beck", "Marsh", "O’Neill", "Tran")
_STREETS = ("Station Road", "Beck Row", "Orchard Way", "Mill Lane", "St Anne’s Terrace", "Quarry Bank")


def letters(count: int) -> list[Letter]:
    """Every template in turn, each letter to somebody else; who they are and where they live is invented."""
    templates = [(load_template(name, "en"), sample_values(name, "en")) for name in template_names("en")]
    made = []
    for n in range(count):
        template, values = templates[n % len(templates)]
        name = f"{_GIVEN[n % len(_GIVEN)]} {_FAMILY[n % len(_FAMILY)]}"
        street = f"{n % 97 + 1} {_STREETS[n % len(_STREETS)]}"
        own = {"reference": f"AB-{n:06}", "recipient": [name, street, "Westerdale", f"WE{n % 9 + 1} 6HN"]}
        named = {"customer_name": name} if "customer_name" in values else {}
        made.append(template.fill({**values, **own, **named}))
    return made


class _NoElement(Element):
    """Stands for every element of a letter that is drawn without a tree."""

    def add(
        self, _kind: str, *, scope: str | None = None, numbering: str | None = None, tag: str | None = None
    ) -> "_NoElement":
        return self


class _PlainCanvas(TaggedCanvas):
    """The same canvas without marks and without a tree: what any reportlab program makes."""

    @contextmanager
    def content(
        self, _element: Element, _said: str = "", *, tag: str | None = None, drawn: bool = False
    ) -> Iterator[None]:
        self._marking = True
        yield
        self._marking = False

    @contextmanager
    def artifact(self, _kind: str = "Layout", _subtype: str | None = None) -> Iterator[None]:
        self._marking = True
        yield
        self._marking = False

    def _structure(self) -> PDFObject:
        return PDFDictionary()


def untagged(letter: Letter, style: LetterStyle, fonts: FontStore) -> bytes:
    """The letter with the same words at the same places, and no tags."""
    root = _NoElement("Document")
    canvas = _PlainCanvas(_info(letter, style, None), root, A4, fonts.pair(style.face).regular.name)
    draw_letter(canvas, letter, style, fonts, root)
    return canvas.finish()


def results() -> list[dict[str, object]]:
    """Rates by the processor's time, side by side in rounds; the batch in a process of its own."""
    from tests.bench._html_letter import WeasyLetters

    style, fonts = letter_style(), FontStore()
    weasy = WeasyLetters(fonts.pair(style.face), style)
    held = letters(OURS)
    few = held[:: OURS // THEIRS]
    makers: tuple[tuple[Callable[[Letter], bytes], Sequence[Letter]], ...] = (
        (lambda letter: render_pdf(letter, style, fonts), held),
        (lambda letter: untagged(letter, style, fonts), held),
        (lambda letter: render_pdf(letter, style, fonts), few),
        (weasy.make, few),
    )
    for make, some in makers:
        _rate(make, some[:2])
    measuring.say(f"{len(held)} letters in {ROUNDS} rounds, load {measuring.load():.1f}")
    rounds = [[_rate(make, some) for make, some in makers] for _ in range(ROUNDS)]
    ours, plain, same, theirs = (sorted(column)[ROUNDS // 2] for column in zip(*rounds, strict=True))
    against = sorted(one[2] / one[3] for one in rounds)[ROUNDS // 2]
    cost = sorted(one[0] / one[1] for one in rounds)[ROUNDS // 2]
    batch = _batch_apart()
    figure = measuring.figure
    return [
        figure(
            "letters: one by one, beside WeasyPrint", same, "letters/s", baseline=theirs, ratio=against,
            ratio_at_least=_TIMES_WEASYPRINT,
        ),
        figure(
            "letters: one by one, beside the same untagged", ours, "letters/s", baseline=plain, ratio=cost,
            ratio_at_least=_OF_UNTAGGED,
        ),
        figure("letters: 500 in a batch", batch["rate"], "letters/s", at_least=_BATCH_A_SECOND),
        figure("letters: bytes of a letter in the batch", batch["bytes"], "bytes", at_most=_BATCH_BYTES),
        figure("letters: memory of the batch, most", batch["megabytes"], "MB", at_most=_MEGABYTES),
        figure("letters: pages of the batch", batch["pages"], "pages"),
        figure("letters: what the machine does to a millisecond", measuring.idle_milliseconds(), "ms"),
    ]  # fmt: skip


def _rate(make: Callable[[Letter], bytes], some: Sequence[Letter]) -> float:
    # The processor's time: what else runs on the machine is another benchmark's business.
    began = time.process_time()
    for letter in some:
        make(letter)
    return len(some) / (time.process_time() - began)


def _batch_apart() -> dict[str, float]:
    run = [sys.executable, "-m", "tests.bench.letters"]
    said = subprocess.run(run, capture_output=True, text=True, check=True, timeout=300)
    found: dict[str, float] = json.loads(said.stdout)
    return found


def _batch() -> dict[str, float]:
    """Make the batch here; memory is the most that this process ever held."""
    from advisor_console.letters.pictures import page_count

    style, fonts = letter_style(), FontStore()
    held = [BatchLetter(letter, style) for letter in letters(IN_BATCH)]
    render_batch("Letters", held[:5], fonts)
    began = time.process_time()
    pdf = render_batch("Letters", held, fonts)
    taken = time.process_time() - began
    return {
        "rate": len(held) / taken,
        "bytes": len(pdf) / len(held),
        "megabytes": _most_megabytes(),
        "pages": page_count(pdf),
    }


def _most_megabytes() -> float:
    if sys.platform == "win32":
        raise OSError("nobody asks Windows for the most that a process held")
    else:  # noqa: RET506 -- how mypy knows that Windows does not come here
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(json.dumps(_batch()))
