"""The faces of scripts that are shaped: a letter in one is set in its face, whatever the customer chose."""

from enum import StrEnum

import fontpkg


class ScriptFace(StrEnum):
    """A face for a script whose letters join, stack or run leftward."""

    NOTO_SANS_ARABIC = "noto-sans-arabic"
    HIND_SILIGURI = "hind-siliguri"

    @property
    def shown(self) -> str:
        """The face's own name."""
        return fontpkg.family(self.value).name

    @property
    def leftward(self) -> bool:
        """Whether its script runs from right to left."""
        return self is ScriptFace.NOTO_SANS_ARABIC
