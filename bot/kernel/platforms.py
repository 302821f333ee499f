"""How the platforms that Parley is set up for are doing just now."""

from datetime import datetime

from msgspec import Struct

from bot.kernel.refusal import Refused


class PlatformState(Struct, frozen=True, kw_only=True):
    """A platform by its name: since when (UTC) it is served, or what is in the way."""

    name: str
    since: datetime
    trouble: Refused | None = None


class Platforms:
    """The states of all platforms that are set up."""

    def __init__(self) -> None:
        self._states: dict[str, PlatformState] = {}

    def note(self, name: str, at: datetime, trouble: Refused | None = None) -> None:
        """Note that a platform is served at an instant (UTC), or what is in the way. The same again
        leaves it as it has been since."""
        before = self._states.get(name)
        if before is None or _code_of(before.trouble) is not _code_of(trouble):
            self._states[name] = PlatformState(name=name, since=at, trouble=trouble)

    def all(self) -> tuple[PlatformState, ...]:
        """Each platform that was tried, in the order of the first tries."""
        return tuple(self._states.values())


def _code_of(trouble: Refused | None) -> object:
    return trouble.code if trouble is not None else None
