"""`python -m tests.letters_all`: every letter in every way, judged; prints one JSON object.

Each letter goes through our geometry checks, veraPDF (PDF/UA-1) and qpdf. The status is 1 when one of them
finds anything, or a letter could not be made.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from advisor_console.domain.errors import WorldError
from advisor_console.letters.fonts import FontStore
from tests.helpers.letter_combinations import Combination, every, make
from tests.helpers.strictness import require_tool
from tests.helpers.verapdf import validate

_SECONDS = 1_800.0


def judged(hows: tuple[Combination, ...], folder: Path) -> dict[str, Any]:
    """Make the letters in a folder and judge them; gives what there is to say, as JSON has it."""
    fonts, begun = FontStore(), time.monotonic()
    paths: list[Path] = []
    refused: dict[str, str] = {}
    findings: dict[str, list[str]] = {}
    for number, how in enumerate(hows, 1):
        try:
            made = make(how, fonts)
        except WorldError as error:
            refused[how.name] = error.sentence
            continue
        paths.append(folder / f"{how.name}.pdf")
        paths[-1].write_bytes(made.pdf)
        if found := [f"page {one.page}, {one.rule}: {one.sentence}" for one in made.findings()]:
            findings[how.name] = found
        if number % 100 == 0:
            print(f"{number} of {len(hows)} made and measured", file=sys.stderr, flush=True)
    verdicts = validate(paths, _SECONDS)
    return {
        "combinations": len(hows),
        "templates": len({how.template for how in hows}),
        "formats": sorted({how.form.value for how in hows}),
        "faces": sorted({how.face.value for how in hows}),
        "languages": sorted({how.language for how in hows}),
        "made": len(paths),
        "pdf_ua_1": sum(verdict.compliant for verdict in verdicts.values()),
        "refused": refused,
        "findings": findings,
        "not_pdf_ua_1": {
            path.stem: verdict.broken for path, verdict in verdicts.items() if not verdict.compliant
        },
        "qpdf": _damaged(paths),
        "seconds": round(time.monotonic() - begun, 1),
    }


def _damaged(paths: list[Path]) -> dict[str, str]:
    """What qpdf says of files that are not as a PDF should be."""
    qpdf = require_tool("qpdf")
    runs = {
        path.stem: subprocess.run([qpdf, "--check", path], capture_output=True, text=True, check=False)
        for path in paths
    }
    return {name: run.stdout + run.stderr for name, run in runs.items() if run.returncode}


def main() -> int:
    """Judge them all. Where a tool is missing that is an error, never a pass."""
    os.environ.setdefault("REQUIRE_TOOLS", "1")
    with tempfile.TemporaryDirectory() as folder:
        told = judged(every(), Path(folder))
    wrong = any(told[key] for key in ("refused", "findings", "not_pdf_ua_1", "qpdf"))
    print(json.dumps(told | {"ok": not wrong}, ensure_ascii=False, indent=1))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
