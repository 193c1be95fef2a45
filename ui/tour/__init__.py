"""The journey through the real windows."""

import json
import os
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import typer
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

__all__ = ["run_tour"]


def run_tour(out: Path, *, print_json: bool) -> int:
    """Drive the journey off screen in an invented borough of its own; 0 when every step went well.

    Pictures, the letter and tour.json go to `out`. Nothing of this machine's own console is touched.
    """
    out.mkdir(parents=True, exist_ok=True)
    for old in (*out.glob("[0-9][0-9]-*.png"), out / "tour.json", out / "letter.pdf"):
        old.unlink(missing_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="advisor-console-tour-") as folder:
        home = Path(folder) / "home"
        os.environ["ADVISOR_CONSOLE_HOME"] = str(home)
        try:
            report = _tour(out)
        finally:
            from ui.app.training import forget

            forget(home)  # its server stands elsewhere, where a socket's path is short enough
    (out / "tour.json").write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")
    if print_json:
        typer.echo(json.dumps(report, ensure_ascii=False))
    else:
        _say(report, out)
    return 0 if report["ok"] else 1


def _tour(out: Path) -> dict[str, Any]:
    from db.local.home import Home
    from ui.app import crash
    from ui.app.run import Console, make_application
    from ui.tour.back_office import BackOffice
    from ui.tour.central import what_central_has
    from ui.tour.driver import Driver
    from ui.tour.journey import Journey
    from ui.tour.looks import take_looks
    from ui.tour.many import Many
    from ui.tour.moving import Moving
    from ui.tour.together import Together
    from ui.tour.writing import Writing

    # The offscreen platform remarks on each window that it cannot hint its size; nothing else is kept quiet.
    qInstallMessageHandler(_say_unless_about_sizes)
    application = make_application()
    home = Home.find()
    home.prepare()
    driver = Driver(out)
    bugs: list[str] = []
    crash.install(home.logs, bugs.append)
    with ExitStack() as stack:
        console = Console(home, training=True)
        stack.callback(console.close)
        journey, moving, together = Journey(console, stack), Moving(console), Together(console, stack)
        office, writing, many = BackOffice(console, stack, moving), Writing(console), Many(console)
        for name, act in (
            ("First window", journey.first_window),
            ("Wrong password", journey.refused),
            ("Sign in", journey.sign_in),
            ("Sit down", journey.sit_down),
            ("A ticket joins", journey.join),
            ("Call next", journey.call_next),
            ("Wall display", journey.wall_display),
            ("Search", journey.search),
            ("Record", journey.record),
            ("A colleague", together.colleague),
            ("Identity", journey.identity),
            ("Move who and when", moving.who),
            ("Move addresses", moving.addresses),
            ("Move services", moving.services),
            ("Move check", moving.check),
            ("Letter", moving.record),
            ("Receipt", journey.receipt),
            ("Record after", journey.after),
            ("Which letter", writing.choose),
            ("Letter being written", writing.write),
            ("Letter made", writing.make),
            ("At the printer", writing.wait_at_printer),
            ("Not printed", writing.drop),
            ("Record with the letter", writing.back),
            ("Wrap up", journey.wrap_up),
            ("Sync", journey.sync),
            ("Changed under you", together.changed_under_you),
            ("Two changes", together.two_changes),
            ("Chosen", together.chosen),
            ("Needs you", together.needs_you),
            ("Needs fixing", together.fixing),
            ("Put right", together.put_right),
            ("Work handed back", office.handed_back),
            ("Record with its work", office.record),
            ("Letters to many", many.choose),
            ("Who gets a letter", many.look),
        ):
            driver.step(name, act)
        take_looks(driver, console)
        central: dict[str, Any] = {}
        if moving.reference and console.centre is not None:
            central = what_central_has(console.centre.admin_url, moving.reference)
        if moving.letter:
            (out / "letter.pdf").write_bytes(moving.letter)
    application.processEvents()
    right = central.get("command") == 1 and central.get("notification") == 1
    return {
        "ok": driver.ok and right and not bugs,
        "steps": [step.as_json() for step in driver.steps],
        "move": moving.took(driver.steps),
        "central": central,
        "letter": "letter.pdf" if moving.letter else None,
        "bugs": [file.read_text("utf-8") for file in sorted(home.logs.glob("crash-*.txt"))] or bugs,
    }


def _say_unless_about_sizes(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
    if message and "propagateSizeHints" not in message:
        typer.echo(message, err=True)


def _say(report: dict[str, Any], out: Path) -> None:
    for step in report["steps"]:
        sign = "ok    " if step["ok"] else "FAILED"
        typer.echo(f"{sign} {step['seconds']:7.2f} s  {step['name']}  {step.get('problem', '')}".rstrip())
    typer.echo(
        "The plain move, typed: {seconds} s. {keys} keys at 0.2 s, {reading_seconds} s to read, and"
        " {console_seconds} s for the console to answer.".format(**report["move"])
    )
    typer.echo(f"At the centre: {json.dumps(report['central'], ensure_ascii=False)}")
    for bug in report["bugs"]:
        typer.echo(bug)
    typer.echo(f"Pictures, the letter and tour.json: {out.resolve()}")
