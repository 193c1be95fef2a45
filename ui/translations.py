"""The language of the screen: which one is wanted, and the translations that speak it."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, Qt, QTranslator

_log = logging.getLogger(__name__)

ENVIRONMENT = "ADVISOR_CONSOLE_LANGUAGE"
_INSTALLED = "advisorConsoleTranslator"


@dataclass(frozen=True, slots=True)
class Language:
    """A language the screen can speak: its code, its name as people choose it, and its locale."""

    code: str
    name: str
    locale: str
    draft: bool = False


ENGLISH = Language("en", "English", "en_GB")
# The name says what a reader must know: people who read Welsh first have not approved these words.
WELSH = Language("cy", "Cymraeg (draft, not yet approved by a Welsh reader)", "cy_GB", draft=True)
LANGUAGES = (ENGLISH, WELSH)


def wanted_language(setting: str | None, environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language asked for by the environment, else by console.toml, else English.

    One that we do not have is English, and the log says so: a wrong word in a file must not keep the console
    shut.
    """
    asked = (environment.get(ENVIRONMENT) or setting or ENGLISH.code).strip().lower()
    found = next((language for language in LANGUAGES if language.code == asked), None)
    if found is None:
        _log.warning("The language asked for is not one of ours; English is used.")
        return ENGLISH
    return found


def install(application: QCoreApplication, language: str = ENGLISH.code) -> Language:
    """Make the screen speak a language from now on, in place of the one before; the locale follows.

    Widgets made earlier keep their words, so call it before the first. English has translations too: its
    plural forms. Raises ValueError for a language we do not have, FileNotFoundError or RuntimeError when the
    installation lacks its file.
    """
    chosen = next((known for known in LANGUAGES if known.code == language), None)
    if chosen is None:
        raise ValueError(f"There is no translation for {language!r}.")
    translators = [_from_qt(chosen, application), _ours(f"advisor-console_{_suffix(chosen)}", application)]
    _remove(application)
    QLocale.setDefault(QLocale(chosen.locale))
    # The one installed last is asked first.
    for translator in translators:
        translator.setObjectName(_INSTALLED)
        application.installTranslator(translator)
    return chosen


def _remove(application: QCoreApplication) -> None:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for translator in application.findChildren(QTranslator, _INSTALLED, direct):
        application.removeTranslator(translator)
        translator.setParent(None)
        translator.deleteLater()


def _suffix(language: Language) -> str:
    # English is ours as Britain writes it; Welsh is Welsh anywhere.
    return language.locale if language is ENGLISH else language.code


def _from_qt(language: Language, application: QCoreApplication) -> QTranslator:
    """Return Qt's own words, such as those of a text field's menu: Qt's translation, or ours for Welsh."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    shipped = folder / f"qtbase_{language.code}.qm"
    if shipped.is_file():
        return _loaded(shipped, application)
    return _ours(f"qtbase_{language.code}", application)


def _ours(name: str, application: QCoreApplication) -> QTranslator:
    with as_file(files("resources") / "i18n" / f"{name}.qm") as path:
        return _loaded(path, application)


def _loaded(path: Path, application: QCoreApplication) -> QTranslator:
    if not path.is_file():
        raise FileNotFoundError(path)
    translator = QTranslator(application)
    if not translator.load(str(path)):
        raise RuntimeError(f"{path.name} is not a translation that Qt can read.")
    return translator
