"""What the adversary can dare and by which rules, and who must live with it."""

from enum import IntEnum

from msgspec import Struct


class PromiseLevel(IntEnum):
    """How much of what is owed so far is kept, in order and without a number."""

    NONE = 0
    FEW = 1
    HALF = 2
    MOST = 3
    ALL = 4


class Rung(Struct, frozen=True, kw_only=True):
    """Something that the adversary can dare; `means` is a sentence about it."""

    id: str
    label: str
    means: str


class RungRule(Struct, frozen=True, kw_only=True):
    """What moves the adversary, and by how many rungs; `idea` is the thought behind it, `says` what
    holds then, as a part of a sentence."""

    id: str
    steps: int
    idea: str
    says: str


class Life(Struct, frozen=True, kw_only=True):
    """Somebody who must live with it. `go`, `wait` and `leave` say what the answers mean for them,
    after their name; `dares` and `bears` are the highest rungs at which they go and wait, `needs`
    how much must be kept before they go, `patience` the days they give it."""

    role: str
    go: str
    wait: str
    leave: str
    dares: str
    bears: str
    needs: PromiseLevel
    patience: int


GO, WAIT, LEAVE = "go", "wait", "leave"
ANSWERS = (GO, WAIT, LEAVE)
"""What those can answer who must live with it."""

PAUSE, WORDS, PROBE, PRESSURE, ACT = RUNGS = ("pause", "words", "probe", "pressure", "act")
"""The rungs, from the least to the most."""
