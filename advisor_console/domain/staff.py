"""Who is using the console."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Advisor:
    """A member of staff as the console knows them; login is also their name in PostgreSQL."""

    login: str
    full_name: str
    job_title: str = ""
    phone: str = ""
    roles: tuple[str, ...] = ()
