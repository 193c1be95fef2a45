"""`python -m tests.bench [NAME …]`: run benchmarks and print their figures as one JSON document.

A benchmark is a module of this folder with `results() -> list[dict]`; each of its figures has the keys
name, value, unit, baseline, ratio, target and ok, where baseline, ratio and target may be null. A benchmark
that breaks is itself a result that is not ok, and the exit status is 0 whatever was found: judging the
figures is the reader's part.
"""

import contextlib
import importlib
import json
import os
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

KEYS = ("name", "value", "unit", "baseline", "ratio", "target", "ok")


def names() -> list[str]:
    """Every benchmark there is, in alphabetical order; modules without results are what they share."""
    found = (path for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    return sorted(path.stem for path in found if "\ndef results(" in path.read_text("utf-8"))


def run(name: str) -> list[dict[str, object]]:
    """The figures of one benchmark; a failure is one figure that is not ok, its traceback on stderr."""
    if name not in names():
        return [
            _failure(name, f"there is no benchmark of this name, only: {', '.join(names()) or 'none yet'}")
        ]
    try:
        figures = importlib.import_module(f"tests.bench.{name}").results()
        return [_checked(figure) for figure in figures]
    except Exception as error:
        traceback.print_exc()
        return [_failure(name, f"{type(error).__name__}: {error}")]


def main(wanted: Iterable[str]) -> None:
    """Run the named benchmarks, or all, and print nothing on stdout but the document."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with contextlib.redirect_stdout(sys.stderr):
        figures = [figure for name in (list(wanted) or names()) for figure in run(name)]
    print(json.dumps({"results": figures}, ensure_ascii=False, indent=2))


def _checked(figure: dict[str, object]) -> dict[str, object]:
    missing = [key for key in KEYS if key not in figure]
    if missing:
        raise ValueError(f"figure {figure.get('name')!r} lacks {', '.join(missing)}")
    return figure


def _failure(name: str, reason: str) -> dict[str, object]:
    empty: dict[str, object] = dict.fromkeys(KEYS)
    return empty | {"name": name, "ok": False, "error": reason}


if __name__ == "__main__":
    main(sys.argv[1:])
