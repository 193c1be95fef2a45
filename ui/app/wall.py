"""The wall display of one site: its window, the login it reads the queue with, and how it ends."""

import os
from contextlib import ExitStack
from datetime import datetime

from PySide6.QtWidgets import QWidget

from advisor_console.domain.errors import SignInRefused, WorldError
from advisor_console.domain.profile import QueueRules
from advisor_console.domain.queueing import QueueBoard, Site
from advisor_console.domain.working_days import LOCAL
from db.central.gateway import PostgresCentral
from db.local.home import Home
from db.local.settings import read_settings
from ui.app.session import ConsoleClock
from ui.app.training import DISPLAY_LOGIN, PASSWORD, training_centre
from ui.display.presenter import DisplayPresenter
from ui.display.view import DisplayView
from ui.jobs import JobRunner

LOGIN_VARIABLE = "ADVISOR_CONSOLE_DISPLAY_LOGIN"
PASSWORD_VARIABLE = "ADVISOR_CONSOLE_DISPLAY_PASSWORD"  # noqa: S105 -- the variable's name, not a password


def open_display(name: str, *, training: bool, stack: ExitStack) -> QWidget:
    """Build the wall display of the site of that name; what it holds is closed with the stack.

    It signs in as a login of its own that sees ticket numbers and nothing else, and keeps no file on the
    machine. Raises WorldError when the centre does not answer or has no such site.
    """
    home = Home.find()
    if training:
        centre = stack.enter_context(training_centre(home.root, datetime.now(LOCAL).date()))
        url, login, password = centre.url, DISPLAY_LOGIN, PASSWORD
    else:
        url = read_settings(home.settings).centre or ""
        login, password = os.environ.get(LOGIN_VARIABLE, ""), os.environ.get(PASSWORD_VARIABLE, "")
    if not url or not login or not password:
        raise SignInRefused(
            "The wall display does not know its centre or its own sign-in.",
            f"Connect the console on this machine once, then set {LOGIN_VARIABLE} and {PASSWORD_VARIABLE}.",
        )
    central = PostgresCentral(url, login, password)
    stack.callback(central.close)
    return show_display(central, site_named(central, name), stack)


def site_named(central: PostgresCentral, name: str) -> Site:
    """Give the site of that name, in any case. Raises WorldError naming those that there are."""
    sites = central.sites()
    for site in sites:
        if site.name.casefold() == name.strip().casefold():
            return site
    names = ", ".join(site.name for site in sites)
    raise WorldError(f"There is no site called “{name}”.", f"The centre has: {names}.")


def show_display(central: PostgresCentral, site: Site, stack: ExitStack) -> DisplayView:
    """Build the display over a centre that is open."""
    jobs = JobRunner()
    stack.callback(jobs.close)
    view = DisplayView()
    rules = QueueRules()

    def board() -> QueueBoard:
        return central.display(site.id)

    presenter = DisplayPresenter(
        view,
        board,
        clock=ConsoleClock(),
        jobs=jobs,
        hide_after_seconds=rules.hide_after_seconds,
        minimum_services=rules.minimum_services,
        services=central.services,
        parent=view,
    )
    view.setWindowTitle(f"{site.name}: queue")
    view.resize(1920, 1080)
    presenter.start()
    return view
