"""A letter as an email: its words, and after the greeting everything that an email must say of its sender."""

from advisor_console.domain.profile import Council
from advisor_console.domain.staff import Advisor
from advisor_console.services.ports import MadeLetter


def as_email(made: MadeLetter, advisor: Advisor, location: str, council: Council) -> str:
    """Give the email of a letter, its subject in the first line; location is where the advisor sits.

    Salutation, name, job title, location, telephone and the link of the survey (requirements.md, L6); the
    council's return address stands for a location that is not known, and a part that the council does not
    have is left out.
    """
    sender = (
        advisor.full_name or advisor.login,
        advisor.job_title,
        location or ", ".join(council.return_address),
        council.name,
        advisor.phone or council.telephone,
        council.survey,
    )
    signed = "\n".join(part for part in sender if part)
    return f"{made.title}\n\n{made.email}\n\n{signed}\n"
