"""The contract every page keeps, and the walk that finds them all so that none escapes the audit."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

from ui.widgets.page_spec import PageSpec

__all__ = ["PageContractError", "PageSpec", "discover_pages"]


class PageContractError(RuntimeError):
    """A page, dialog or display does not say what it is or shows no sample of itself."""


def discover_pages(
    pages: str = "ui.pages", dialogs: str = "ui.dialogs", display: str = "ui.display"
) -> tuple[PageSpec, ...]:
    """Return every page, dialog and display of the application, by name.

    Every sub-package of ``pages`` must expose ``PAGE``; a module of ``dialogs`` may expose ``DIALOG`` (one
    spec or several); ``display`` exposes ``PAGE`` once it has modules of its own.
    Raises PageContractError for a missing spec, a missing sample or a name used twice.
    """
    found: list[PageSpec] = []
    for module in _children(pages):
        if hasattr(module, "__path__"):
            found.extend(_declared(module, "PAGE", required=True))
    for module in _children(dialogs):
        found.extend(_declared(module, "DIALOG", required=False))
    if _children(display):
        found.extend(_declared(importlib.import_module(display), "PAGE", required=True))
    names = [spec.name for spec in found]
    for name in names:
        if names.count(name) > 1:
            raise PageContractError(f"Two pages are called {name!r}.")
    return tuple(sorted(found, key=lambda spec: spec.name))


def _children(package: str) -> list[ModuleType]:
    parent = importlib.import_module(package)
    return [
        importlib.import_module(f"{package}.{info.name}")
        for info in sorted(pkgutil.iter_modules(parent.__path__), key=lambda info: info.name)
    ]


def _declared(module: ModuleType, attribute: str, *, required: bool) -> list[PageSpec]:
    declared = getattr(module, attribute, None)
    if declared is None:
        if required:
            raise PageContractError(f"{module.__name__} exposes no {attribute}: PageSpec.")
        return []
    specs = list(declared) if isinstance(declared, (tuple, list)) else [declared]
    for spec in specs:
        if not isinstance(spec, PageSpec):
            raise PageContractError(f"{module.__name__}.{attribute} is not a PageSpec.")
        if not spec.samples():
            raise PageContractError(f"The page {spec.name!r} of {module.__name__} has no sample.")
    return specs
