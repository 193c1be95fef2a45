"""Letters on their way to the post: the sheet that shows whether an envelope's window fits."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from ui.cli.saying import AsJson, say


def window_test(
    *,
    out: Annotated[Path, typer.Option(metavar="FILE", help="The PDF to write.")],
    window: Annotated[
        str, typer.Option(metavar="NAME", help="The window's name in the council's profile: notify or dl.")
    ] = "notify",
    as_json: AsJson = False,
) -> None:
    """Write a page to print, fold and put in an envelope, to see whether its window shows the address."""
    from advisor_console.letters.fonts import FontStore
    from advisor_console.letters.windows import window_named, window_sheet

    shown = window_named(window)
    out.write_bytes(window_sheet(window, FontStore(), date.today()))  # noqa: DTZ011 -- the day on paper is the local one
    if as_json:
        sizes = {"left": shown.left, "top": shown.top, "width": shown.width, "height": shown.height}
        say({"file": str(out), "window": window, "millimetres": sizes}, as_json=True)
    else:
        typer.echo(f"The sheet is in {out}. Print it at its full size and hold it against your envelopes.")
