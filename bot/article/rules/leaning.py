"""Sentences that nobody understands who has not read what stands before them."""

import re
from collections.abc import Sequence

from bot.kernel.terms import stem, words

_HANGING = re.compile(
    r"[\"“”'‘(\[]|(?:but|and|yet|so|then|thus|hence|therefore|its|they|them|their|he|his|him|she"
    r"|it(?! (?:is|was) (?:\w+ ){1,3}(?:that|to)\b)|there(?! (?:is|are|was|were)\b)|her|this|these"
    r"|those|that|such|however|also|too|instead|both|neither|another|others?|each|here|nor|or"
    r"|one of them|none of|(?:\w+ ){1,2}of (?:them|these|those|which)|for example|for instance"
    r"|in addition|in (?:return|exchange|response|reply|turn|contrast|that case)|moreover|besides"
    r"|meanwhile|furthermore|as a result|otherwise|still"
    r"|even so|until then|since then|by then|at the time|after that|before that|similarly|likewise"
    r"|finally|first|second|third|fourth|fifth|secondly|lastly|as for"
    r"|(?:(?:on|in|at|by|for) )?(?:the|a|our|my)"
    r" (?:first|second|third|fourth|other|others|rest|former|latter|same)"
    r"|an? (?:earlier|later|further|second|third|fourth)|after a (?:second|third)"
    r"|\w+ (?:days|weeks|months|years) (?:later|earlier|before))\b",
    re.IGNORECASE,
)
"""Beginnings of sentences that lean on what stands before them, or quote somebody."""

_LEANS_WITHIN = re.compile(
    r"\b(?:did|done|do|does) so\b|\bwithout one\b|\bthe same thing\b"
    r"|\bthis,|\bin (?:this|those)\b|^(?:you|we|i) (?:[\w’']+ ){1,4}(?:it|them)\b"
    r"|^[^,;:]{0,40}\b(?:s?he|him|her|they|them)\b"
    r"|^what (?:\w+ ){1,2}(?:their|his|her|its)\b",
    re.IGNORECASE,
)
"""Words further on by which a sentence leans as well."""

_NUMBERS = (
    r"(?:\d[\d,.]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen"
    r"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|several|most|many|some|few)"
    r"(?: (?:hundred|thousand|million|and|\w+teen|\w+ty(?:-\w+)?|one|two|three|four|five|six|seven"
    r"|eight|nine))*)"
)
_LEANS_ANYHOW = re.compile(
    r"^(?:when|if|as|after|before|since|while|although|though|once|until|because|where|for|in|at|on"
    r"|with|by|under) (?:it|they|he|she|this|that|these|those|its|their|his|her)\b"
    r"|^(?:for|in|at|on|with|by|under|between) [^,]{1,60},? "
    r"(?:it(?! (?:is|was)\b)|this|they|he|she) "
    r"|^[^,;:]{0,40}\b(?:for|against|with|about|behind|of|to|on|by) it\b(?! (?:is|was)\b)"
    rf"|^{_NUMBERS} (?:had|have|has|were|was|are|is|did|do|said|came|went|of (?:them|these))\b"
    r"|\bsuch (?!as\b|an?\b)|\b(?:has|have|had) none\b(?! of)"
    r"|^\w+, the (?:more|less|elder|younger)\b"
    r"|,[”\"]? (?:he|she|they) (?:said|says|wrote|writes|argued|argues|added|adds|warned|thinks)\b"
    r"|^[A-Z]\w+: |^\w+ed\b[^,]{0,40}, (?:it|they|he|she)\b"
    r"|\b(?:says?|said) that (?:this|these|those)\b"
    r"|^[^,;:]{0,40}\b(?:nonetheless|nevertheless|therefore|instead|then \w+ed)\b",
    re.IGNORECASE,
)
"""The same, whatever is named before: *when it was opened*, *27 were released*, *…, he said*."""

_HEAD = (
    r"([a-z]{3,})\b(?=\W*$|[,.;:!?)”\"]"
    r"| (?:of|in|on|at|to|for|by|and|or|is|are|was|were|has|have|had|will|would|could|should|may"
    r"|might|can|must|which|that|who|when|from|with|as|but|not|than)\b)"
)
"""The last word of what is spoken of, as far as what follows tells."""
_DEFINITE = re.compile(rf"\b(?:the|this|that|these|those) (?:[\w’'-]+ )?{_HEAD}", re.IGNORECASE)
_INDEFINITE = re.compile(rf"\ban? (?:[\w’'-]+ ){{0,3}}?{_HEAD}", re.IGNORECASE)

_NO_NAME = "When|If|As|After|Before|In|On|What|While|The|An?|Our|My|Your|All|Most"
_NAMED = re.compile(rf"\w\W+[A-Z]\w+|^(?!(?:{_NO_NAME})\b)[A-Z]\w+ [a-z]+s\b")


def leans(sentence: str) -> bool:
    """Does a sentence need the one before it to be understood?"""
    if _HANGING.match(sentence) or _LEANS_ANYHOW.search(sentence) or _is_half_quoted(sentence):
        return True
    within = _LEANS_WITHIN.search(sentence)
    return within is not None and _NAMED.search(sentence[: within.end()]) is None


def _is_half_quoted(sentence: str) -> bool:
    """Does a quotation begin or end within a sentence that goes on in another?"""
    return sentence.count("“") != sentence.count("”") or sentence.count('"') % 2 == 1


def find_introductions(sentences: Sequence[str], known: str) -> list[frozenset[int]]:
    """For each sentence the earlier ones that bring up what it takes as known: *a fund* of *the
    fund*. What `known` names, as a title does, needs none."""
    brought_up: dict[str, set[int]] = {}
    named = frozenset(map(stem, words(known)))
    found = []
    for place, sentence in enumerate(sentences):
        taken = {stem(match[1]) for match in _DEFINITE.finditer(sentence)} - named
        new = {stem(match[1]) for match in _INDEFINITE.finditer(sentence)}
        earlier = [brought_up[noun] for noun in taken - new if noun in brought_up]
        found.append(frozenset[int]().union(*earlier))
        for noun in new:
            brought_up.setdefault(noun, set()).add(place)
    return found


def find_whole(place: int, leaning: Sequence[bool], paragraph: Sequence[int]) -> list[int]:
    """A sentence with those of its paragraph that it leans on, one on another; empty where its
    paragraph leans on another."""
    first = place
    while leaning[first] and first and paragraph[first - 1] == paragraph[place]:
        first -= 1
    return [] if leaning[first] else list(range(first, place + 1))
