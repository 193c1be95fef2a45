"""What the world did, as against what we did wrong: a plain sentence and a way on for the advisor."""


class WorldError(Exception):
    """Something outside the program went wrong; nothing already given is lost.

    sentence says what is wrong, way_on what to do about it; both are shown as they are. Bugs are any other
    exception, and are never turned into one of these.
    """

    def __init__(self, sentence: str, way_on: str = "") -> None:
        super().__init__(f"{sentence} {way_on}".strip())
        self.sentence = sentence
        self.way_on = way_on


class CentreUnreachable(WorldError):
    """No answer from the council's centre: the line is down, it is restarting, or it is full."""


class CentreNotTrusted(CentreUnreachable):
    """Somebody answers at the centre's address, and the line or the server is not one to trust."""


class CentreFull(CentreUnreachable):
    """The centre answers, and has no room for another connection, or on its disk."""


class CentreTooOld(WorldError):
    """The centre's schema and this console do not fit each other."""


class SignInRefused(WorldError):
    """The centre or the local files did not accept this advisor's name and password."""


class NotAllowed(WorldError):
    """This advisor's role may not do that."""


class OutOfStep(WorldError):
    """The centre lacks earlier commands of this device; expected is the number (n) it would take next."""

    def __init__(self, expected: int) -> None:
        super().__init__(
            "The centre has not got everything this machine sent before.",
            "It will be offered again by itself.",
        )
        self.expected = expected


class EpochPassed(WorldError):
    """The centre was restored from a backup since this console last asked; nothing was taken."""

    def __init__(self) -> None:
        super().__init__("The centre was restored from a backup.", "What it lost is sent again by itself.")


class HistoryRewritten(WorldError):
    """The centre's record is not the one this console saw, and nobody said that it was restored."""

    def __init__(self) -> None:
        super().__init__(
            "The centre no longer has what this machine saw in its record.",
            "Tell your administrator. Nothing is sent or fetched until they have put it right;"
            " what you saved is kept on this machine.",
        )


class LeaseOver(WorldError):
    """The centre was away for so long that this machine's copy of the records was thrown away."""


class ClockUnsure(WorldError):
    """This machine's clock cannot be trusted; only the centre can say whether its copy may still be read."""


class KeyringUnusable(WorldError):
    """No keyring, a locked one, or one that would keep secrets in plain text."""


class CannotSave(WorldError):
    """The act could not be kept on this machine: disk full, folder read-only."""


class LocalFileDamaged(WorldError):
    """The replica or the outbox does not open, or is not what was written."""
