"""What may be asked about what was said in a debate."""

from bot.debate.commands.base import DebateCommand


class Summarise(DebateCommand, frozen=True, kw_only=True):
    """Sum up what was said, in one segment (`round` counts from 1) or in all; a chair may `share`
    it with the room."""

    round: int | None = None
    share: bool = False


class SuggestClaims(DebateCommand, frozen=True, kw_only=True):
    """Find claims in a speech of one's own, by its number; in the last one if not said."""

    speech: int | None = None


class AdoptClaim(DebateCommand, frozen=True, kw_only=True):
    """Make a suggested claim one's own."""

    suggestion: str


class ShowDropped(DebateCommand, frozen=True, kw_only=True):
    """A chair sees what nobody has answered."""
