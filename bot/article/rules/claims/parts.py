"""A question cut into what it asks and what it says by the way (", which was ordered in May,")."""

import re

from msgspec import Struct

_OPENS_ASIDE = re.compile(
    r"(?:who|whom|whose|which|where|now that|given that|given|since|after|before|when|once|though"
    r"|although|because|as|if|while|with|having|besides|apart from|other than|like|unlike|despite"
    r"|in spite of|instead of|the|a|an|\w+ed|\w+ing)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"(?:(?:and|so|but|then|in|on|at|by|from|for|to|of|with|about|since|until|under|after|before)"
    r" )*(?:who|whom|whose|what|whats|what's|which|when|where|why|how|is|are|was|were|am|do|does"
    r"|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn't|aren't|wasn't"
    r"|weren't|don't|doesn't|didn't|hasn't|haven't|won't|can't|couldn't|wouldn't|name|list)\b",
    re.IGNORECASE,
)
_ATTRIBUTES = re.compile(
    r"(?:according to|in (?:the )?[\w’'-]+(?: [\w’'-]+)?[’']s? (?:view|eyes|opinion|words|account)"
    r"|as .{1,40} (?:says?|said|put it|sees? it|tells?|told)\b|if you ask\b"
    r"|on .{1,40}[’']s? terms)",
    re.IGNORECASE,
)
_COMMA = re.compile(r"\s*(?:,(?!\d)|;|:|—|–| - |\(|\))\s*")


class QuestionParts(Struct, frozen=True):
    """`core` is what is asked, in one text; `asides` what is said by the way."""

    core: str
    asides: tuple[str, ...]


def cut_question(question: str) -> QuestionParts:
    """Tell what a question asks from what it says by the way."""
    pieces = [piece for piece in _COMMA.split(question.strip().rstrip("?!. ")) if piece]
    if not pieces:
        return QuestionParts(question, ())
    opener = next((n for n, piece in enumerate(pieces) if _asks(piece, n)), 0)
    core, asides = [pieces[opener]], list(pieces[:opener])
    rest = pieces[opener + 1 :]
    for number, piece in enumerate(rest):
        goes_on = number == len(rest) - 1 and (number > 0 or not _OPENS_ASIDE.match(piece))
        if goes_on and not _ATTRIBUTES.match(piece):
            core.append(piece)
        else:
            asides.append(piece)
    return QuestionParts(" ".join(core), tuple(asides))


def _asks(piece: str, number: int) -> bool:
    """Does a piece ask? Later pieces that begin with *which*, *who*, *when* go on from another."""
    if _ATTRIBUTES.match(piece):
        return False
    if number and re.match(r"(?:who|whom|whose|which|where|when)\b(?! (?:did|do|does))", piece):
        return False
    opens = re.match(r"(?:since|after|before|when|if|as)\b", piece, re.IGNORECASE)
    if opens and not re.match(
        r"(?:since )?when (?:did|do|does|is|was|were|are|will|would|has"
        r"|have|had|can|could|should|may|must)\b",
        piece,
        re.IGNORECASE,
    ):
        return False
    return _ASKS.match(piece) is not None
