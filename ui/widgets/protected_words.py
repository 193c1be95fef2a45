"""A new address that is kept apart, in words: itself for those who may see it, else whom to ask."""

from PySide6.QtCore import QCoreApplication

from advisor_console.domain.customer import ProtectedAddress
from ui.widgets.key_values import KeyValue
from ui.widgets.text import Run, Tone, quiet, strong


def _said(text: str) -> str:
    return QCoreApplication.translate("protected", text)


def address_rows(kept: ProtectedAddress | None) -> tuple[KeyValue, ...]:
    """Put an address that is kept apart into a row; none where there is none."""
    if kept is None:
        return ()
    return (KeyValue("protected-address", _said("New address"), _words(kept), name_tone=Tone.PLAIN),)


def _words(kept: ProtectedAddress) -> tuple[Run, ...]:
    if not kept.known:
        ask = _said("Ask a colleague who may see protected people, or the customer. Tell nobody else.")
        return (strong(_said("The new address is protected."), Tone.WARNING), quiet(f" {ask}"))
    more = [_said("UPRN {uprn}").format(uprn=kept.uprn)] if kept.uprn else []
    if kept.letters_to:
        more.append(_said("safe to write to: {address}").format(address=kept.letters_to))
    if kept.landlord:
        more.append(_said("landlord {name}").format(name=kept.landlord))
    runs = (
        strong(_said("Protected: tell nobody."), Tone.WARNING),
        Run(f" {kept.address or _said('No new address yet.')}"),
    )
    return (*runs, quiet(f" · {' · '.join(more)}")) if more else runs
