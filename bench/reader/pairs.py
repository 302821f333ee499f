"""What the reader learns from and reads: a question put to the sentences of a paragraph."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

_AUXILIARIES = (
    "is are was were do does did has have had can could will would shall should may might must"
)
_YES_NO = re.compile(rf"(?:{_AUXILIARIES.replace(' ', '|')})(?:n['’]?t)?\b")
_ASKED = re.compile(
    r"\b(how many|how much|how long|how old|how far|how often|why|when|where|who|whom|whose|which"
    r"|what|how)\b"
)
_ALIKE = {"how much": "how many", "how old": "how many", "how far": "how many"} | {
    "how often": "how many",
    "whom": "who",
    "whose": "who",
}
_DATED = re.compile(r"\b(?:what|which) (?:year|date|day|month|century|decade)\b")


class Bears(IntEnum):
    """What a text makes of what a question takes for granted, or of a claim."""

    OUT = 0
    NEITHER = 1
    AGAINST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A question and a paragraph's sentences, with what is known of whether they answer it.

    `says` is what the reader learns to tell, where it is `known`, and `bears` what the sentences
    make of what is taken for granted, None where that is open; `evidence` the sentences that
    answer, and `span` the answer's words as (sentence, start, end) in characters, where it is
    marked.
    """

    id: str
    question: str
    title: str
    sentences: tuple[str, ...]
    says: bool
    evidence: frozenset[int] = frozenset()
    span: tuple[int, int, int] | None = None
    spanned: bool = False
    form: str = ""
    known: bool = True
    bears: Bears | None = None
    weight: float = 1.0


def form_of(question: str) -> str:
    """What a question asks for, by its first asking word."""
    lowered = question.lower().strip()
    if _YES_NO.match(lowered):
        return "yes_no"
    if _DATED.search(lowered):
        return "when"
    found = _ASKED.search(lowered)
    return _ALIKE.get(found[1], found[1]).replace(" ", "_") if found else "other"


def weights_within_forms(pairs: Iterable[Pair]) -> dict[tuple[str, bool], float]:
    """What each pair counts, so that within each form yes and no weigh the same."""
    counts: defaultdict[tuple[str, bool], float] = defaultdict(float)
    for pair in pairs:
        if not pair.known:
            continue
        counts[pair.form, pair.says] += pair.weight
    found = {}
    for form, says in counts:
        yes, no = counts[form, True], counts[form, False]
        share = (yes + no) / 2 / counts[form, says] if yes and no else 0.5
        found[form, says] = min(3.0, max(0.3, share))
    return found
