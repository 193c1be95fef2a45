"""The rules of the house hold, and the checks that hold them bite."""

import ast
import importlib
import json
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.helpers.paths import REPOSITORY

PACKAGES = ("advisor_console", "db", "resources", "ui")
BIN = Path(sys.executable).parent
MOST_LINES = 400
SETTINGS = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))
CONTRACTS = SETTINGS["tool"]["importlinter"]["contracts"]
LAYERS: list[str] = next(contract["layers"] for contract in CONTRACTS if contract["type"] == "layers")

# One offence for each contract: the file that commits it, and what it imports against the rule.
OFFENCES = {
    "Every arrow runs down": ("advisor_console/domain/offence.py", "import advisor_console.services"),
    "Only the composition root wires storage and drivers into the screen": (
        "ui/pages/offence.py",
        "import sqlalchemy",
    ),
    "Nothing below the screen knows Qt": ("db/local/offence.py", "from PySide6.QtCore import QObject"),
    "The application knows no database": ("advisor_console/services/offence.py", "import psycopg"),
    "Storage knows neither sync nor letters": ("db/central/offence.py", "import advisor_console.letters"),
    "The domain is the standard library, the calendar and the estimator's arithmetic": (
        "advisor_console/domain/second_offence.py",
        "import pydantic",
    ),
    "No cycles": ("db/local/third_offence.py", "import db.central.third_offence"),
}
RETURN_WAY = ("db/central/third_offence.py", "import db.local.third_offence")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [BIN / "lint-imports", "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def sources() -> list[Path]:
    return sorted(path for package in PACKAGES for path in (REPOSITORY / package).rglob("*.py"))


def test_every_import_contract_holds() -> None:
    done = lint_imports(REPOSITORY)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_import_contract_bites(tmp_path: Path) -> None:
    """An offence against each contract in a copy of the sources breaks exactly that contract's rule."""
    assert set(OFFENCES) == {contract["name"] for contract in CONTRACTS}, "a contract without its proof"
    house = tmp_path / "house"
    for package in PACKAGES:
        shutil.copytree(REPOSITORY / package, house / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(REPOSITORY / "pyproject.toml", house)
    for layer in (name.strip() for row in LAYERS for name in row.split("|")):
        place = house / layer.replace(".", "/")
        if not place.is_dir() and not place.with_suffix(".py").exists():
            place.with_suffix(".py").touch()  # not built yet: the proof needs its name only
    for file, line in (*OFFENCES.values(), RETURN_WAY):
        (house / file).write_text(f"{line}\n")
    said = lint_imports(house).stdout
    kept = [name for name in OFFENCES if f"{name} BROKEN" not in " ".join(said.split())]
    assert kept == [], said


def test_the_domain_stands_on_the_standard_library_the_calendar_and_numpy() -> None:
    allowed = sys.stdlib_module_names | {"advisor_console", "holidays", "numpy"}
    used = set()
    for path in (REPOSITORY / "advisor_console" / "domain").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                used |= {(alias.name.split(".")[0], path.name) for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                used.add((node.module.split(".")[0], path.name))
    assert {(name, file) for name, file in used if name not in allowed} == set()


def test_all_packages_share_one_parent() -> None:
    """Their names are common; another distribution's `db` or `ui` on the path must not slip in."""
    parents = {Path(str(importlib.import_module(name).__file__)).parent.parent for name in PACKAGES}
    assert parents == {REPOSITORY}


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_a_module_can_be_read_in_one_sitting(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= MOST_LINES
    docstring = ast.get_docstring(ast.parse(text))
    assert docstring, "a module says in one line what it is"
    assert "\n" not in docstring, "in one line"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [BIN / "hatchling", "build", "-t", "wheel", "-d", folder],
        cwd=REPOSITORY, check=True, capture_output=True,
    )  # fmt: skip
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_the_four_packages_and_nothing_else(wheel: Path) -> None:
    held = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in held}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PACKAGES)
    assert {str(path.relative_to(REPOSITORY)) for path in sources()} <= set(held)
    assert any(name.endswith("licenses/LICENSE") for name in held)
    for package in PACKAGES:
        assert f"{package}/py.typed" in held
    assert [name for name in held if "__pycache__" in name or name.startswith("tests/")] == []


def test_the_wheel_starts_the_console_by_name(wheel: Path) -> None:
    archive = zipfile.ZipFile(wheel)
    entry = next(name for name in archive.namelist() if name.endswith("entry_points.txt"))
    assert "advisor-console = ui.cli:main" in archive.read(entry).decode()


def test_the_wheel_passes_its_checker(wheel: Path) -> None:
    done = subprocess.run(
        [BIN / "check-wheel-contents", wheel], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_five_thousand_emits_of_a_bool_do_not_abort() -> None:
    """PySide6 6.12.0 on CPython 3.11 aborts with bool_dealloc after some hundred of them."""
    code = (
        "from PySide6.QtCore import QObject, Signal\n"
        "class Source(QObject):\n    told = Signal(bool)\n"
        "heard = []\nsource = Source()\nsource.told.connect(heard.append)\n"
        "for turn in range(5_000):\n    source.told.emit(turn % 2 == 0)\n"
        "print(len(heard), sum(heard))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "5000 2500\n"), done.stderr


def test_every_locked_package_has_its_hashes() -> None:
    requirements = (
        (REPOSITORY / "requirements" / "dev.lock").read_text("utf-8").replace("\\\n", " ").splitlines()
    )
    pinned = [line for line in requirements if line and not line.lstrip().startswith("#")]
    assert pinned
    assert [line for line in pinned if "==" not in line or "--hash=sha256:" not in line] == []


def test_the_benches_print_one_document_and_exit_with_0() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "no_such_bench"],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0
    (figure,) = json.loads(done.stdout)["results"]
    assert {"name", "value", "unit", "baseline", "ratio", "target", "ok"} <= set(figure)
    assert figure["ok"] is False
