"""A paragraph cut into sentences, each a verbatim slice of it."""

import re

from nupunkt import sent_spans

_OTHER_SCRIPTS = re.compile(r"(?<=[。！？؟۔।])\s*")
_SHORT_FORMS = frozenset(
    (
        "approx art avg cap chap cit col def dept diss est etc ext fig figs fol incl intro max"
        " min misc orig par para prof pub ref resp rev sec sect ser sing suppl tel trans univ viz"
        " vol vols"
    ).split()
)
"""Small words that end in a full stop without ending a sentence."""

_PLAIN_END = re.compile(r"(?<![\w.’'-])([a-z]{3,})\.\s+(?=[“\"‘]?[A-Z])")
_CLOSERS = re.compile(r"(?:''|[\"”’»)\]])+(?=\s|$)")


def split_sentences(paragraph: str) -> tuple[str, ...]:
    """The sentences of a paragraph, in order. Joined, they hold all its words.

    nupunkt knows abbreviations, initials and dates; closing quotation marks and brackets that
    it leaves at the head of the next sentence are given back to the one they close.
    """
    cuts: list[int] = []
    for _, end in sent_spans(paragraph):
        cuts += _other_cuts(paragraph, cuts[-1] if cuts else 0, end)
        closers = _CLOSERS.match(paragraph, end)
        cuts.append(closers.end() if closers else end)
    pieces = [paragraph[a:b].strip() for a, b in zip([0, *cuts], [*cuts, None], strict=True)]
    return tuple(piece for piece in pieces if piece) or (paragraph,)


def _other_cuts(paragraph: str, start: int, end: int) -> list[int]:
    """Where a span holds more than one sentence: in scripts with full stops of their own, and after
    plain words that nupunkt takes for abbreviations ("met.", "bank.")."""
    cuts = [m.end() for m in _OTHER_SCRIPTS.finditer(paragraph, start, end)]
    plain = _PLAIN_END.finditer(paragraph, start, end)
    cuts += [m.end() for m in plain if m[1] not in _SHORT_FORMS]
    return sorted(cut for cut in cuts if cut < end)
