"""The printing of a run, really killed on a real queue: each letter is on paper and on the record once."""

import hashlib
import io
import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pikepdf
import pytest

from advisor_console.domain.changes import created
from advisor_console.domain.ids import new_id
from advisor_console.letters.post_run import Journal, letter_of
from db.local.letters import LocalLetters
from tests.helpers.cups import PrintServer
from tests.helpers.local_files import NOW, LocalFiles, advisor_folder, open_files, person, take_snapshot
from tests.helpers.paths import REPOSITORY
from tests.integration.printing.dying_print import STEPS, print_run

CASES = ["WD-001", "WD-002", "WD-003"]


def lay_out_run(files: LocalFiles, root: Path) -> None:
    """Three letters on the record and kept here, and the journal of the run that made them."""
    customer = new_id()
    take_snapshot(files, 1, {"person": [person(customer)]})
    run = Journal(new_id(), NOW.isoformat(), "blank", "kind=case", [], CASES, {"letters-001.pdf": CASES})
    (root / "run.json").write_text(json.dumps(asdict(run)), "utf-8")
    kept = LocalLetters(files.outbox.file)
    for case in CASES:
        pdf = small_pdf(case)
        digest = hashlib.sha256(pdf).hexdigest()
        kept.put(digest, pdf)
        row = {
            "reference": f"{case}-L1", "person_id": customer, "title": "Your bins", "template": "blank",
            "template_version": "1", "language": "en", "format": "standard", "pages": 1, "sha256": digest,
            "delivery": "post_second_class", "issued_at": NOW.isoformat(), "advisor": "ann",
        }  # fmt: skip
        files.save(created("letter", letter_of(run.id, case), row))


def small_pdf(words: str) -> bytes:
    """A page with nothing on it, of its own bytes."""
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595.28, 841.89))
        pdf.docinfo["/Subject"] = words
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_its_second_letter_a_run_is_gone_on_with(
    step: str, printing: PrintServer, tmp_path: Path
) -> None:
    before = printing.papers()
    files = open_files(advisor_folder(tmp_path))
    lay_out_run(files, tmp_path)
    files.close()
    program = [sys.executable, "-m", "tests.integration.printing.dying_print", step, str(tmp_path)]
    assert subprocess.run(program, cwd=REPOSITORY, env=os.environ, check=False).returncode == -9
    files = open_files(advisor_folder(tmp_path))
    try:
        told = print_run(files, tmp_path).finish(lambda _: None)
        assert (told.letters, told.done, told.missed) == (3, 3, {})
        assert printing.papers() - before == 3
        assert len(files.rows("letter_printing")) == 3
        assert sum(one.kind == "print_letter" for one in files.outbox.all_commands()) == 3
        again = print_run(files, tmp_path).finish(lambda _: None)
        assert (again.before, again.printed) == (3, 0)
        assert printing.papers() - before == 3
        assert not print_run(files, tmp_path).printing.waiting()
    finally:
        files.close()


def test_what_waits_outlives_a_new_start_and_is_printed_then(printing: PrintServer, tmp_path: Path) -> None:
    before = printing.papers()
    files = open_files(advisor_folder(tmp_path))
    lay_out_run(files, tmp_path)
    run = print_run(files, tmp_path)
    letter = run.letters.get(letter_of(run.journal.id, CASES[0]))
    assert letter is not None
    job = run.printing.ask(letter, run.setting)
    files.close()
    assert job.letter.title.encode() not in (advisor_folder(tmp_path).outbox).read_bytes()
    files = open_files(advisor_folder(tmp_path))
    try:
        kept = print_run(files, tmp_path).printing
        assert list(kept.waiting()) == [job]
        assert printing.papers() == before
        kept.hand_over(job.id)
        assert printing.papers() == before + 1
    finally:
        files.close()


def test_a_letter_that_is_not_here_is_passed_over_with_its_reason(
    printing: PrintServer, tmp_path: Path
) -> None:
    before = printing.papers()
    files = open_files(advisor_folder(tmp_path))
    try:
        lay_out_run(files, tmp_path)
        with files.outbox.file.writing() as connection:
            connection.exec_driver_sql(
                "UPDATE letter_blob SET pdf = x'25' WHERE kept_at = (SELECT min(kept_at) FROM letter_blob)"
            )
        told = print_run(files, tmp_path).finish(lambda _: None)
        assert told.printed == 2
        assert "not what was issued" in told.missed["WD-001"]
        assert printing.papers() - before == 2
        assert not print_run(files, tmp_path).printing.waiting()
    finally:
        files.close()
