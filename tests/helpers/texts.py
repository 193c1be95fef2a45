"""Which texts of the sources are to be translated, and in which context Qt will look for each.

Qt's own reader of Python knows `self.tr` and `QCoreApplication.translate` with the context written out. Our
pages say `translate("…", count)` through a function that knows the context; this reader follows such calls.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

SAID_TO_CUSTOMERS = "sentences"
_MARKS = {"QT_TRANSLATE_NOOP", "QT_TRANSLATE_N_NOOP"}
_SENTENCES = "advisor_console.domain.sentences"


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A text as it stands in the sources; Qt finds its translation by context and source together."""

    context: str
    source: str

    @property
    def plural(self) -> bool:
        """Say whether its words depend on a number."""
        return "%n" in self.source


@dataclass(slots=True)
class Found:
    """What was read: texts with one place each, and places where the text is not written in the call."""

    texts: dict[Text, str] = field(default_factory=dict)
    elsewhere: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Module:
    name: str
    tree: ast.Module
    constants: dict[str, str]
    imported: dict[str, tuple[str, str]]
    wrappers: dict[str, str]


def read_texts(root: Path, packages: tuple[str, ...] = ("ui", "advisor_console")) -> Found:
    """Read every text that the packages below root mark for translation."""
    paths = sorted(path for package in packages for path in (root / package).rglob("*.py"))
    modules = {name: _module(name, path) for path in paths for name in [_name(path.relative_to(root))]}
    found = Found()
    for module in modules.values():
        _Reader(module, modules, found).visit(module.tree)
    return found


def _name(path: Path) -> str:
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _module(name: str, path: Path) -> _Module:
    tree = ast.parse(path.read_text("utf-8"))
    constants = {
        named.id: written.value
        for named, written in (
            (row.targets[0], row.value) for row in tree.body if isinstance(row, ast.Assign)
        )
        if isinstance(named, ast.Name)
        and isinstance(written, ast.Constant)
        and isinstance(written.value, str)
    }
    imported = {
        alias.asname or alias.name: (row.module, alias.name)
        for row in ast.walk(tree)
        if isinstance(row, ast.ImportFrom) and row.module
        for alias in row.names
    }
    wrappers = {
        node.name: context
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        for context in [_wrapped_context(node, constants)]
        if context
    }
    return _Module(name, tree, constants, imported, wrappers)


def _wrapped_context(function: ast.FunctionDef, constants: Mapping[str, str]) -> str:
    """Return the context of a function that only hands its first argument to Qt; empty for any other."""
    names = [argument.arg for argument in function.args.args if argument.arg != "self"]
    last = function.body[-1]
    call = last.value if isinstance(last, ast.Return) else None
    if not names or not isinstance(call, ast.Call) or not _is_qt_translate(call) or len(call.args) < 2:
        return ""
    context, text = call.args[:2]
    if not isinstance(text, ast.Name) or text.id != names[0]:
        return ""
    return constants.get(context.id, "") if isinstance(context, ast.Name) else "".join(_literals(context))


def _is_qt_translate(call: ast.Call) -> bool:
    said = call.func
    return (
        isinstance(said, ast.Attribute)
        and said.attr == "translate"
        and isinstance(said.value, ast.Name)
        and said.value.id in {"QCoreApplication", "QApplication", "QGuiApplication"}
    )


def _literals(node: ast.expr) -> Iterator[str]:
    """Yield what is written out: one text, or both of a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _literals(node.body)
        yield from _literals(node.orelse)


class _Reader(ast.NodeVisitor):
    def __init__(self, module: _Module, modules: Mapping[str, _Module], found: Found) -> None:
        self._module = module
        self._modules = modules
        self._found = found
        self._classes: list[str] = []
        self._in_wrapper = False

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._in_wrapper = bool(_wrapped_context(node, self._module.constants))
        self.generic_visit(node)
        self._in_wrapper = False

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        context, text = self._asked(node)
        if text is None or self._in_wrapper:
            return
        place = f"{self._module.name}:{node.lineno}"
        literals = list(_literals(text)) or self._constant(text)
        if not literals or not context:
            self._found.elsewhere.append(f"{place}: {ast.unparse(node)}")
        for literal in literals:
            self._found.texts.setdefault(Text(context, literal), place)

    def _asked(self, call: ast.Call) -> tuple[str, ast.expr | None]:
        """Return the context and the expression of the text when a call asks for a translation."""
        said = call.func
        if not call.args:
            return "", None
        if _is_qt_translate(call) or (isinstance(said, ast.Name) and said.id in _MARKS):
            return self._written(call.args[0]), call.args[1]
        if isinstance(said, ast.Attribute) and said.attr == "tr":
            of_self = isinstance(said.value, ast.Name) and said.value.id == "self" and self._classes
            return self._classes[-1] if of_self else "", call.args[0]
        context = self._wrapper_of(said)
        return (context, call.args[0]) if context else ("", None)

    def _constant(self, text: ast.expr) -> list[str]:
        if not isinstance(text, ast.Name):
            return []
        module, name = self._module.imported.get(text.id, (self._module.name, text.id))
        constants = self._modules[module].constants if module in self._modules else {}
        return [constants[name]] if name in constants else []

    def _written(self, context: ast.expr) -> str:
        if isinstance(context, ast.Name):
            return self._module.constants.get(context.id, "")
        return "".join(_literals(context))

    def _wrapper_of(self, said: ast.expr) -> str:
        if isinstance(said, ast.Name):
            module, name = self._module.imported.get(said.id, (self._module.name, said.id))
            if (module, name) == (_SENTENCES, "sentence"):
                return SAID_TO_CUSTOMERS
            return self._context_in(module, name)
        if isinstance(said, ast.Attribute) and isinstance(said.value, ast.Name):
            if said.value.id == "self":
                return self._module.wrappers.get(said.attr, "")
            module, name = self._module.imported.get(said.value.id, ("", ""))
            return self._context_in(f"{module}.{name}", said.attr)
        return ""

    def _context_in(self, module: str, name: str) -> str:
        """Follow a name to the module that defines it, through modules that only pass it on."""
        while module in self._modules:
            if name in self._modules[module].wrappers:
                return self._modules[module].wrappers[name]
            if name not in self._modules[module].imported:
                break
            module, name = self._modules[module].imported[name]
        return ""
