"""How the console looks at this desk: palette and size of text, kept with the machine's settings."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from advisor_console.domain.errors import WorldError
from db.local.home import Home
from db.local.settings import ConsoleSettings, read_settings, write_settings
from ui.jobs import JobRunner
from ui.theme import Scheme, apply_theme

STEPS = (1.0, 1.25, 1.5, 1.75, 2.0)


class Appearance(QObject):
    """Ctrl and plus or minus change the size of text, Ctrl+0 sets it back, Ctrl+Alt+C the palette."""

    def __init__(self, home: Home, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._jobs = jobs.scope(self)
        self.scheme = Scheme.LIGHT
        self.text_scale = 1.0

    def restore(self) -> None:
        """Look as this desk was left."""
        settings = self._settings()
        known = {scheme.value: scheme for scheme in Scheme}
        self.scheme = known.get(settings.palette or "", Scheme.LIGHT)
        try:
            self.text_scale = min(max(float(settings.text_scale or "1"), STEPS[0]), STEPS[-1])
        except ValueError:
            self.text_scale = 1.0
        self._apply()

    def listen(self, window: QWidget) -> None:
        """Take the keys in a window."""
        for keys, act in (
            ("Ctrl++", lambda: self._step(1)),
            ("Ctrl+=", lambda: self._step(1)),
            ("Ctrl+-", lambda: self._step(-1)),
            ("Ctrl+0", lambda: self._set(self.scheme, 1.0)),
            ("Ctrl+Alt+C", self._next_scheme),
        ):
            QShortcut(QKeySequence(keys), window).activated.connect(act)

    def _step(self, steps: int) -> None:
        nearest = min(range(len(STEPS)), key=lambda place: abs(STEPS[place] - self.text_scale))
        place = min(max(nearest + steps, 0), len(STEPS) - 1)
        self._set(self.scheme, STEPS[place])

    def _next_scheme(self) -> None:
        schemes = list(Scheme)
        self._set(schemes[(schemes.index(self.scheme) + 1) % len(schemes)], self.text_scale)

    def _set(self, scheme: Scheme, text_scale: float) -> None:
        self.scheme, self.text_scale = scheme, text_scale
        self._apply()
        # A setting that cannot be kept is told by whoever takes errors of the world: the window's bar.
        self._jobs.write(lambda: self._keep(scheme, text_scale), lambda _: None)

    def _keep(self, scheme: Scheme, text_scale: float) -> None:
        settings = replace(
            read_settings(self._home.settings), palette=scheme.value, text_scale=str(text_scale)
        )
        write_settings(self._home.settings, settings)

    def _apply(self) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            apply_theme(application, self.scheme, self.text_scale)

    def _settings(self) -> ConsoleSettings:
        try:
            return read_settings(self._home.settings)
        except WorldError:
            # The first window says what is wrong with the file; it must be readable to say so.
            return ConsoleSettings()
