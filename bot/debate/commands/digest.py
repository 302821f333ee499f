"""What may be asked about what was said in a debate."""

from bot.core.values import dataclass
from bot.debate.commands.base import DebateCommand


@dataclass(frozen=True, slots=True, kw_only=True)
class Summarise(DebateCommand):
    """Sum up what was said, in one segment (`round` counts from 1) or in all; a chair may `share`
    it with the room."""

    round: int | None = None
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestClaims(DebateCommand):
    """Find claims in a speech of one's own, by its number; in the last one if not said."""

    speech: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptClaim(DebateCommand):
    """Make a suggested claim one's own."""

    suggestion: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDropped(DebateCommand):
    """A chair sees what nobody has answered."""
