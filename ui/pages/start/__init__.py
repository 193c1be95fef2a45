"""The way in: choose, sign in, wait, or read what went wrong."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.pages.start.models import StartState, Step
from ui.pages.start.view import StartView
from ui.widgets.error_summary import Problem
from ui.widgets.page_spec import PageSpec

PAGE = PageSpec(
    name="start",
    title=str(QT_TRANSLATE_NOOP("pages", "Welcome")),
    build_view=StartView,
    samples=lambda: {
        "choose": StartState(Step.CHOOSE),
        "sign in": StartState(Step.SIGN_IN, "postgresql://centre.westerdale.example/console", "asha.rahman"),
        "refused": StartState(
            Step.SIGN_IN,
            "postgresql://centre.westerdale.example/console",
            "asha.rahman",
            problems=(Problem("password", "The centre did not accept this name and password."),),
        ),
        "password changed": StartState(
            Step.SIGN_IN,
            "postgresql://centre.westerdale.example/console",
            "asha.rahman",
            ask_former=True,
            problems=(
                Problem(
                    "former_password", "Your password was changed since you last signed in on this machine."
                ),
            ),
        ),
        "copying": StartState(
            Step.WORKING, words="12,400 records copied to this machine, encrypted", progress=(9, 30)
        ),
        "no keyring": StartState(
            Step.FAILED,
            failure="This machine has no keyring that keeps secrets encrypted.",
            way_on="Install GNOME Keyring or KWallet, sign in to the desktop again, then start the console.",
        ),
    },
)
