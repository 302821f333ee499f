"""What a source asks or supposes, and a sentence states: speeches are full of both."""

import re

from bot.article.grounding.words import has_akin, matter, tokens
from bot.article.rules.sentences import split_sentences

_ASKS = frozenset(
    "ask asks asked asking question questions questioned wonder wonders wondered whether if doubt"
    " doubts doubted doubtful unclear open".split()
)
_SUPPOSES = re.compile(
    r"^(?:.{1,60}? says that )?(?:(?:but|and|so|now|then|just|let us|let's|let’s)[ ,]+)*"
    r"(?:suppose|supposing|imagine|imagining|assume|assuming|picture|pretend|what if)\b",
    re.IGNORECASE,
)
_SUPPOSED = frozenset(
    "if suppose supposes supposed imagine imagines imagined assume assumes assumed would could"
    " might when case".split()
)
_ONLY = re.compile(r"\bonly (after|when|once|if|with|where|until)\b", re.IGNORECASE)


def unasserted(text: str, touched: str) -> str:
    """The words by which the source sentence nearest to `text` asks or supposes, or makes it
    depend on something; "" if it states it, or if the text says so, too."""
    near = _nearest(text, touched)
    mine = {token.lower for token in tokens(text)}
    if near.rstrip('"”’)»').endswith("?") and not mine & _ASKS:
        return "?"
    found = _SUPPOSES.search(near)
    if found and not mine & _SUPPOSED:
        return found.group()
    only = _ONLY.search(near)
    if only and not mine & {"only", only[1].lower()}:
        return only.group()
    return ""


def _nearest(text: str, touched: str) -> str:
    """The sentence of the source that shares most words of matter."""
    stems = [token.stem for token in matter(text)]

    def shared(sentence: str) -> int:
        theirs = frozenset(token.stem for token in tokens(sentence) if token.is_word)
        return sum(has_akin(one, theirs) for one in stems)

    return max(split_sentences(touched), key=shared, default="")
