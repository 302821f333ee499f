"""A paragraph cut into sentences, each a verbatim slice of it."""

import re

from nupunkt import sent_spans

_OTHER_SCRIPTS = re.compile(r"(?<=[。！？؟۔।])\s*")
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
    """Where scripts with full stops of their own end a sentence inside a span."""
    return [m.end() for m in _OTHER_SCRIPTS.finditer(paragraph, start, end) if m.end() < end]
