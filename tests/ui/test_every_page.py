"""Every page, in every sample and every palette, passes the accessibility audit; and the audit has teeth."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)

from tests.helpers import accessibility as audit
from tests.helpers.gallery import GALLERY, RECORD_LIKE, SHELL
from tests.helpers.pixels import audit_contrast
from tests.helpers.tab_walk import audit_focus, audit_tab_order
from ui.pages.contract import PageSpec, discover_pages
from ui.theme import Scheme, apply_theme

# The gallery scrolls: it shows every widget at once, which no page does.
SCROLLS = {GALLERY.name}


@dataclass(frozen=True)
class Case:
    """One page in one sample state."""

    spec: PageSpec
    sample: str

    def view(self) -> QWidget:
        return self.spec.build_with(self.spec.samples()[self.sample])

    @property
    def whole(self) -> bool:
        return self.spec.name == SHELL.name


CASES = [
    Case(spec, sample)
    for spec in (*discover_pages(), RECORD_LIKE, GALLERY, SHELL)
    for sample in sorted(spec.samples())
]
IDS = [f"{case.spec.name}-{case.sample}" for case in CASES]


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    focus = QApplication.focusWidget()
    if focus is not None:
        focus.clearFocus()


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_page_can_be_reached_named_and_read(app: QApplication, case: Case) -> None:
    apply_theme(app, Scheme.LIGHT, 1.0)
    report = audit.Report()
    with audit.on_screen(case.view(), whole=case.whole) as host:
        audit.audit_names(host, report)
        audit.audit_labels(host, report)
        audit.audit_targets(host, report)
        audit.audit_amount(host, report)
        audit.audit_text(host, report)
        if case.spec.name not in SCROLLS:
            audit.audit_room(host, report, large=False)
        audit_tab_order(host, report)
    assert not report.failures, "\n".join(report.failures)


@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_page_stays_whole_at_200_percent_text(app: QApplication, case: Case) -> None:
    apply_theme(app, Scheme.LIGHT, 2.0)
    report = audit.Report()
    with audit.on_screen(case.view(), large=True, whole=case.whole) as host:
        audit.audit_text(host, report)
        audit.audit_room(host, report, large=True)
    assert not report.failures, "\n".join(report.failures)


@pytest.mark.parametrize("scheme", list(Scheme), ids=lambda scheme: scheme.name)
@pytest.mark.parametrize("case", CASES, ids=IDS)
def test_a_page_can_be_seen_in_every_palette(app: QApplication, case: Case, scheme: Scheme) -> None:
    apply_theme(app, scheme, 1.0)
    report = audit.Report()
    with audit.on_screen(case.view(), whole=case.whole) as host:
        audit_contrast(host, report)
        reached = audit_tab_order(host, audit.Report())
        audit_focus(host, reached, report)
    assert not report.failures, "\n".join(report.failures)
