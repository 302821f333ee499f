"""What of a poll from elsewhere cannot come in."""

from enum import StrEnum


class LeftOut(StrEnum):
    """Why something of a poll is left out."""

    NO_WORDS = "no words"
    TOO_LONG = "too long"
    TWICE = "twice"
    REJECTED = "rejected"
    META = "meta"
    TOO_MANY_STATEMENTS = "too many statements"
    TOO_MANY_PEOPLE = "too many people"
    TOO_MANY_VOTES = "too many votes"
    UNKNOWN_STATEMENT = "unknown statement"
    UNREADABLE_VOTE = "unreadable vote"
