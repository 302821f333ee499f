"""What the assessor found, in words."""

from collections.abc import Mapping

from bot.kernel.message import say

_AUTHOR: Mapping[str, str] = {
    "confirmed": say("the Adversary, confirmed"),
    "probable": say("probably the Adversary, not confirmed"),
    "possible": say("possibly the Adversary, not confirmed"),
    "not known": say("not known"),
    "refuted": say("not the Adversary; this was refuted"),
}
_SURE: Mapping[str, str] = {
    "confirmed": say("confirmed"),
    "probable": say("probable"),
    "possible": say("possible"),
    "not known": say("not known"),
    "refuted": say("refuted"),
}


def describe_author(word: str) -> str:
    """Who did it, by the assessor's word for how sure that is; "" for no word yet."""
    return _AUTHOR.get(word, word) if word else say("no finding yet")


def describe_certainty(word: str) -> str:
    """How sure something is, by the assessor's word."""
    return _SURE.get(word, word)
