"""What `parley doctor` says of each thing that it looks at."""

from enum import StrEnum

from msgspec import Struct


class Verdict(StrEnum):
    """How a check came out."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


class Check(Struct, frozen=True):
    """One thing looked at, how it is, and what to do if it is not well."""

    about: str
    verdict: Verdict
    found: str


MARKS = {Verdict.GOOD: "✓", Verdict.NOTE: "•", Verdict.BAD: "✗"}
