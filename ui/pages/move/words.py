"""Words that several of the moving-house pages share."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.sentences import Sentence
from advisor_console.domain.tenancy import Agreement, Tenure
from ui.pages.letter.words import format_words, language_words
from ui.widgets.choice_field import Option

_CONTEXT = "move"


def translate(text: str) -> str:
    """Translate a text of these pages."""
    return QCoreApplication.translate(_CONTEXT, text)


def said(sentence: Sentence) -> str:
    """Give a sentence of the rules in the language of the screen."""
    return sentence.filled(translated(sentence.template))


def translated(template: str) -> str:
    """Give a template of the rules in the language of the screen."""
    return QCoreApplication.translate("sentences", template)


def age_words(born: date | None, today: date) -> str:
    """Say how old somebody is; years for most, nothing where the date of birth is not known."""
    if born is None:
        return translate("age not known")
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return translate("under 1") if years < 1 else str(years)


def left_tenures() -> tuple[Option, ...]:
    """Give how a home was held, as people say it."""
    return (
        Option(Tenure.OWNER.value, translate("Owned it")),
        Option(Tenure.PRIVATE_TENANT.value, translate("Rented privately")),
        Option(Tenure.STUDENT.value, translate("Student home")),
        Option(Tenure.LODGER.value, translate("Lodged")),
        Option(Tenure.SOCIAL_TENANT.value, translate("Council or housing association")),
        Option(Tenure.FAMILY.value, translate("With family")),
        Option(Tenure.OTHER.value, translate("Other")),
    )


def new_tenures() -> tuple[Option, ...]:
    """Give how a home will be held."""
    return (
        Option(Tenure.OWNER.value, translate("Own it")),
        Option(Tenure.PRIVATE_TENANT.value, translate("Rent privately")),
        Option(Tenure.STUDENT.value, translate("Student home")),
        Option(Tenure.LODGER.value, translate("Lodge")),
        Option(Tenure.SOCIAL_TENANT.value, translate("Council or housing association")),
        Option(Tenure.FAMILY.value, translate("With family")),
        Option(Tenure.OTHER.value, translate("Other")),
    )


def tenure_words(tenure: str) -> str:
    """Say how a home is held, beside an address."""
    return {
        Tenure.OWNER.value: translate("owner"),
        Tenure.PRIVATE_TENANT.value: translate("private tenancy"),
        Tenure.SOCIAL_TENANT.value: translate("council or housing association tenancy"),
        Tenure.STUDENT.value: translate("student home"),
        Tenure.LODGER.value: translate("lodger"),
        Tenure.FAMILY.value: translate("with family"),
    }.get(tenure, translate("held in some other way"))


def agreement_words() -> dict[str, str]:
    """Give the kinds of tenancy the law tells apart, as an advisor can ask for them."""
    return {
        Agreement.FIXED_TERM.value: translate("Fixed term, still running"),
        Agreement.PERIODIC.value: translate("Weekly or monthly from the start"),
        Agreement.STATUTORY_PERIODIC.value: translate("Ran on after a fixed term"),
        Agreement.CONTRACTUAL_PERIODIC.value: translate("The agreement says it runs on"),
        Agreement.NOT_ASSURED.value: translate("Company let or resident landlord"),
        Agreement.UNKNOWN.value: translate("They do not know"),
    }


def service_words(service: str) -> str:
    """Name a service as the record does."""
    return {
        "council_tax": translate("Council tax"),
        "waste": translate("Waste"),
        "electoral": translate("Elections"),
        "benefits": translate("Benefits"),
    }[service]


def letter_words(letter_format: str, language: str) -> str:
    """Say in what form letters go to somebody: "large print 18 pt, in Welsh"."""
    shape = format_words(letter_format)
    return translate("{shape}, in {language}").format(
        shape=shape[:1].lower() + shape[1:], language=language_words(language)
    )
