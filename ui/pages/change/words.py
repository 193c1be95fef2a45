"""Words of the page of a change, and its questions' short forms."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.other_changes.kind import Outcome
from advisor_console.domain.sentences import Sentence, weekday
from ui.pages.change.models import CheckShown
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, strong
from ui.widgets.work_words import service_words


def translate(text: str) -> str:
    """Translate a text of this page."""
    return QCoreApplication.translate("change", text)


def said(sentence: Sentence) -> str:
    """Give a sentence of the rules in the language of the screen."""
    return sentence.filled(QCoreApplication.translate("sentences", sentence.template))


def check_shown(outcome: Outcome) -> CheckShown:
    """Say what comes of a change: what is on the record at once, and who does what by when."""
    rows = []
    if outcome.written:
        words = " · ".join(said(one) for one in outcome.written)
        rows.append(KeyValue("record", translate("On the record"), (Run(words),)))
    for work in outcome.work:
        by = () if work.promised_by is None else (Run(" "), strong(_by(work.promised_by)))
        words = " ".join(said(one) for one in work.summary)
        rows.append(KeyValue(work.service, service_words(work.service), (Run(words), *by)))
    return CheckShown(
        rows=tuple(rows),
        say=" ".join(said(one) for one in outcome.say),
        notes=tuple(said(one) for one in outcome.notes),
        working=outcome.working,
    )


def _by(day: date) -> str:
    return translate("By {day}.").format(day=weekday(day))
