"""What a person's life is like, as far as council tax asks: student, carer, in prison, care leaver …"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CircumstanceKind(StrEnum):
    """A circumstance that a disregard, an exemption or advice may follow from, as files hold it.

    What follows differs by nation: see disregards and exemptions.
    """

    STUDENT = "student"
    """Full-time on a course of a year or more (LGFA 1992 Sch 1 para 4, SI 1992/548)."""
    STUDENTS_PARTNER = "students_partner"
    """Not British, and by the terms of entry may not work or claim benefits; or a dependant of such."""
    STUDENT_NURSE = "student_nurse"
    APPRENTICE = "apprentice"
    """Paid no more than the amount of SI 1992/548 art 4 and Sch 1, and learning for a qualification."""
    YOUTH_TRAINEE = "youth_trainee"
    """Under 25."""
    SCHOOL_LEAVER = "school_leaver"
    """Under 20, left school or college between 1 May and 31 October: not counted up to 31 October."""
    CHILD_BENEFIT = "child_benefit"
    """18 or 19 with somebody still entitled to child benefit for them (Sch 1 para 3)."""
    AT_SCHOOL = "at_school"
    """Under 20 on a qualifying course of further education (SI 1992/548, student by Sch 1 para 4)."""
    SEVERELY_MENTALLY_IMPAIRED = "severely_mentally_impaired"
    """Certified by a doctor, and entitled to one of the benefits named (Sch 1 para 2)."""
    CARER = "carer"
    """35 hours a week or more for somebody who lives there, not a partner and not their child under 18."""
    CARE_WORKER = "care_worker"
    """24 hours a week or more, low paid, employed by or through a body named in the law."""
    IN_PRISON = "in_prison"
    """Detained, and not for failing to pay council tax or a fine (Sch 1 para 1)."""
    IN_PRISON_FOR_NOT_PAYING = "in_prison_for_not_paying"
    """Detained for not paying council tax or a fine: counts like everybody."""
    IN_HOSPITAL = "in_hospital"
    """Living there for good, not a stay (Sch 1 para 6)."""
    IN_CARE_HOME = "in_care_home"
    """Living there for good, with care (Sch 1 para 7; Scotland para 8)."""
    CARED_FOR_ELSEWHERE = "cared_for_elsewhere"
    """Lives elsewhere, not in a hospital or care home, to be cared for."""
    CARING_ELSEWHERE = "caring_elsewhere"
    """Lives elsewhere to care for somebody."""
    IN_HOSTEL = "in_hostel"
    """A hostel or night shelter for people without a home (Sch 1 para 10)."""
    RELIGIOUS_COMMUNITY = "religious_community"
    """Depends on it wholly, with no income or capital of their own (Sch 1 para 11)."""
    ARMED_FORCES = "armed_forces"
    VISITING_FORCES = "visiting_forces"
    DIPLOMAT = "diplomat"
    LANGUAGE_ASSISTANT = "language_assistant"
    """Registered with the British Council and working at a school (SI 1992/548)."""
    CARE_LEAVER = "care_leaver"
    """Was looked after by a council; the ages are each nation's and council's."""
    UKRAINIAN_GUEST = "ukrainian_guest"
    """Here by a Homes for Ukraine or Ukraine visa, at a sponsor's home."""


@dataclass(frozen=True, slots=True)
class Circumstance:
    """One circumstance and the days it holds: from since up to, not including, until; None: open."""

    kind: CircumstanceKind
    since: date | None = None
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day."""
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)
