"""Changes worth looking at: none chosen yet, one answered, one with problems. The people are invented."""

from collections.abc import Mapping

from ui.pages.change.kinds import KNOWN, joining, offered
from ui.pages.change.models import Asked, ChangeForm, ChangeState, CheckShown, Form
from ui.widgets.date_reading import DateParts
from ui.widgets.error_summary import Problem
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, strong

_WHO = "Siân Pritchard"
_CONTACT = (
    Asked("mobile", "Mobile number", Form.LINE, "Leave it empty to take it off the record.", characters=20),
    Asked("phone", "Telephone", Form.LINE, characters=20),
    Asked("email", "Email", Form.LINE, characters=40),
)
# Nobody of that name is known: most who join are new to the council.
_JOINS = tuple(one for one in joining() if one.name != KNOWN)
_BILL = "The single person discount on account 7714502 ends on 1 December."


def samples() -> Mapping[str, object]:
    """Give the states by name."""
    kinds = offered()
    return {
        "nothing chosen": ChangeState(_WHO, kinds),
        "phone and email": ChangeState(
            _WHO,
            kinds,
            _CONTACT,
            ChangeForm("contact_details", {"mobile": "07700 900123", "email": "sian@example.org"}),
            CheckShown(
                (
                    KeyValue("record", "On the record", (Run("Mobile number: 07700 900123"),)),
                    KeyValue(
                        "council_tax",
                        "Council tax",
                        (
                            Run("Change the contact details on account 7714502. "),
                            strong("By Fri 4 December."),
                        ),
                    ),
                ),
                "I have your new mobile number. We use it from now on.",
                ("This number is kept for films: nobody can be rung on it.",),
            ),
            "This was kept as a draft.",
        ),
        "somebody joins": ChangeState(
            _WHO,
            kinds,
            _JOINS,
            ChangeForm(
                "joins",
                {"joins_given": "Ewan", "joins_family": "Pritchard", "how": "partner", "helped": "yes"},
                {"first_night": DateParts("1", "12", "2026")},
            ),
            CheckShown(
                (
                    KeyValue(
                        "record", "On the record", (Run("Ewan Pritchard lives there from 1 December."),)
                    ),
                    KeyValue("council_tax", "Council tax", (Run(f"{_BILL} "), strong("By Mon 7 December."))),
                ),
                "Your single person discount ends on 1 December. Keep paying your current bill until the"
                " new one arrives.",
                working=("12 Beck Row (band C), 121 days × £1,871.56 ÷ 365 = £620.43",),
            ),
        ),
        "with problems": ChangeState(
            _WHO,
            kinds,
            _CONTACT,
            ChangeForm("contact_details", {"mobile": "0770", "email": "sian at home"}),
            problems=(
                Problem("mobile", "Check the number: it has too many or too few digits."),
                Problem("email", "Check the email address: write it like name@example.org."),
            ),
        ),
    }
