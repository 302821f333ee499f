"""What the reader makes of a question and a paragraph."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What the reader makes of a paragraph: says so, each sentence's evidence (both before the
    logistic curve), the best answer's words above those of no answer, and what it makes of what is
    taken for granted (by `Bears`, before the softmax)."""

    says: float
    evidence: tuple[float, ...]
    span: float
    bears: tuple[float, ...]
