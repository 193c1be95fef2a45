"""Letters about cases out of one session, for the window and for the command line."""

from advisor_console.domain.ids import EntityId
from advisor_console.domain.profile import Profile
from advisor_console.letters.case_letters import CaseLetters
from advisor_console.services.confirm_again import ConfirmAgain
from db.repositories.letter_cases import SqlLetterCases
from db.repositories.not_sent import commands_showing
from ui.app.session import Session


def case_letters(session: Session, profile: Profile) -> CaseLetters:
    """Give what letters about cases take from this session's copy of the records."""

    def received(notification: EntityId) -> bool:
        waiting = session.outbox.unanswered()
        with session.watch.reading() as connection:
            return not commands_showing(connection, waiting, {notification})

    confirming = ConfirmAgain(
        session.records, session.taken_moves, lambda: profile, session.advisor, received
    )
    cases = SqlLetterCases(session.watch.reading)
    return CaseLetters(cases, session.records, profile, session.advisor, confirming)
