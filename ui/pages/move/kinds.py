"""The kinds of move, of new home and of circumstance, in the words of the pages."""

from advisor_console.domain.circumstances import CircumstanceKind
from advisor_console.domain.moving import MoveKind, NewHome
from ui.pages.move.words import translate
from ui.widgets.choice_field import Option

HAS_ASSISTED, WANTS_ASSISTED, SOMEBODY_ABLE = "had", "wanted", "able"


def kinds() -> tuple[Option, ...]:
    """Give what can be told."""
    return (
        Option(MoveKind.MOVE.value, translate("They move")),
        Option(MoveKind.IN_DANGER.value, translate("In danger")),
        Option(MoveKind.LANDLORD.value, translate("Landlord reports")),
        Option(MoveKind.DEATH.value, translate("A death")),
    )


def who_words(kind: str) -> str:
    """Ask who it is about."""
    return {
        MoveKind.LANDLORD.value: translate("Who has left?"),
        MoveKind.DEATH.value: translate("Who died?"),
    }.get(kind, translate("Who is moving?"))


def new_homes() -> tuple[Option, ...]:
    """Give what a new home can be, where something follows from it."""
    return (
        Option(NewHome.ORDINARY.value, translate("A home")),
        Option(NewHome.NEW_BUILD.value, translate("New build")),
        Option(NewHome.STUDENT_HALLS.value, translate("Halls")),
        Option(NewHome.FORCES_ACCOMMODATION.value, translate("Forces")),
        Option(NewHome.PRISON.value, translate("Prison")),
        Option(NewHome.CARE_HOME_OR_HOSPITAL.value, translate("Care home")),
    )


def new_home_words(new_home: str) -> str:
    """Say what the new home is, beside its address; nothing for an ordinary one."""
    if new_home in (NewHome.ORDINARY.value, NewHome.NO_FIXED_ADDRESS.value):
        return ""
    words = {option.id: option.text for option in new_homes()}[new_home]
    return words[:1].lower() + words[1:]


def circumstances() -> tuple[Option, ...]:
    """Give the circumstances that are asked for."""
    return (
        Option(CircumstanceKind.STUDENT.value, translate("Student")),
        Option(CircumstanceKind.IN_PRISON.value, translate("In prison")),
        Option(CircumstanceKind.ARMED_FORCES.value, translate("Armed forces")),
        Option(CircumstanceKind.CARE_LEAVER.value, translate("Care leaver")),
        Option(CircumstanceKind.CARER.value, translate("Live-in carer")),
        Option(CircumstanceKind.SEVERELY_MENTALLY_IMPAIRED.value, translate("Severe mental impairment")),
        Option(CircumstanceKind.APPRENTICE.value, translate("Apprentice")),
    )


def who_is_words(what: str) -> str:
    """Ask of whom a circumstance or a nationality holds."""
    return translate("{circumstance}: who?").format(circumstance=what)


def assisted_options() -> tuple[Option, ...]:
    """Give what is asked about help with putting bins out."""
    return (
        Option(HAS_ASSISTED, translate("Have it now")),
        Option(WANTS_ASSISTED, translate("Want it there")),
        Option(SOMEBODY_ABLE, translate("Somebody there is able")),
    )
