"""Who sees votes on statements, and their sums."""

from bot.kernel.message import Message, say

_SEEN = say("Nobody sees how you vote. You see the sums of a statement once you have voted on it.")
_SEEN_AFTER = say("Nobody sees how you voted. The debate is over, so everybody sees the sums.")


def say_seen(*, over: bool) -> Message:
    """Who sees votes and sums, while a debate goes on and once it is over."""
    return _SEEN_AFTER if over else _SEEN
