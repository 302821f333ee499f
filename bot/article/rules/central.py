"""The sentences that say most of what an article says: those nearest to all of it together."""

import re

import numpy as np

from bot.article.rules.index import Matrix
from bot.article.rules.reading import ArticleReading
from bot.article.rules.shelf import unit
from bot.kernel.terms import STOP_WORDS, stem, words

MOST_CENTRAL = 4
"""Sentences of a summary, at most."""

_PER_SENTENCE = 3  # paragraphs of an article for each sentence of its summary
_TITLE, _OPENS, _EARLY, _ASKS, _LENGTH = 0.5, 0.08, 0.06, 0.1, 0.15
_HANGS = 2.0  # more than all else together: such a sentence is taken only where no other is left
_ALIKE, _SAME_SECTION, _SAME_PARAGRAPH = 0.5, 0.12, 0.3
_SHORT, _LONG = 8, 45  # words of a sentence that are too few, or too many

_HANGING = re.compile(
    r"[\"“”'‘(\[]|(?:but|and|yet|so|then|thus|hence|therefore|its|they|them|their|he|his|him|she"
    r"|it(?! (?:is|was) (?:\w+ ){1,3}(?:that|to)\b)|there(?! (?:is|are|was|were)\b)|her|this|these"
    r"|those|that|such|however|also|too|instead|both|neither|another|others?|each|here|nor|or"
    r"|one of them|none of|(?:\w+ ){1,2}of (?:them|these|those|which)|for example|for instance"
    r"|in addition|in (?:return|exchange|response|reply|turn|contrast|that case)|moreover|besides"
    r"|meanwhile|furthermore|as a result|otherwise|still"
    r"|even so|until then|since then|by then|at the time|after that|before that|similarly|likewise"
    r"|finally|first|second|third|fourth|fifth|secondly|lastly|as for"
    r"|(?:the|a|our|my) (?:first|second|third|fourth|other|others|rest|former|latter|same)"
    r"|an? (?:earlier|later|further|second|third|fourth)|after a (?:second|third)"
    r"|\w+ (?:days|weeks|months|years) (?:later|earlier|before))\b",
    re.IGNORECASE,
)
"""Beginnings of sentences that lean on what stands before them, or quote somebody."""

_LEANS_WITHIN = re.compile(
    r"\bsuch (?!as\b|an?\b)|\b(?:did|done|do|does) so\b|\bwithout one\b|\bthe same thing\b"
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
    r"|^(?:for|in|at|on|with|by|under|between) [^,]{1,60} (?:it|this|they|he|she) "
    r"|^[^,;:]{0,40}\b(?:for|against|with|about|behind|of|to|on|by) it\b(?! (?:is|was)\b)"
    rf"|^{_NUMBERS} (?:had|have|has|were|was|are|is|did|do|said|came|went|of (?:them|these))\b"
    r"|\b(?:has|have|had) none\b(?! of)|^\w+, the (?:more|less|elder|younger)\b"
    r"|,[”\"]? (?:he|she|they) (?:said|says|wrote|writes|argued|argues|added|adds|warned|thinks)\b"
    r"|^[A-Z]\w+: |^\w+ed\b[^,]{0,40}, (?:it|they|he|she)\b"
    r"|\b(?:says?|said) that (?:this|these|those)\b"
    r"|^[^,;:]{0,40}\b(?:nonetheless|nevertheless|therefore|instead|then \w+ed)\b",
    re.IGNORECASE,
)
"""The same, whatever is named before: *when it was opened*, *27 were released*, *…, he said*."""

_NO_NAME = "When|If|As|After|Before|In|On|What|While|The|An?|Our|My|Your|All|Most"
_NAMED = re.compile(rf"\w\W+[A-Z]\w+|^(?!(?:{_NO_NAME})\b)[A-Z]\w+ [a-z]+s\b")
_ROW = re.compile(r"^[^.;]{1,40}: [^.;]*; [^.;]{1,40}: ")
"""A row of a table, put into words: *Department: Roads; Budget: 5,600*."""


def find_central(
    title: str,
    sentences: list[str],
    paragraph: list[int],
    section: list[int],
    vectors: Matrix,
    asked: int = 0,
) -> list[int]:
    """The places of the most central sentences, in reading order, as many as are `asked` for or at
    most MOST_CENTRAL, and spread over the sections.

    `paragraph` and `section` say where each sentence stands; `vectors` are their meanings (of width
    0 where there are none: then words decide), a last row being the title's.
    """
    if not sentences:
        return []
    known = vectors if vectors.shape[1] else _word_vectors([*sentences, title])
    lines = unit(known)
    bodies, heading = lines[:-1], lines[-1]
    alike = bodies @ bodies.T
    score = alike.mean(axis=1) / max(float(alike.mean(axis=1).max()), 1e-9)
    score = score + _TITLE * (bodies @ heading) + _marks(sentences, paragraph)
    most = asked or min(MOST_CENTRAL, max(1, round((max(paragraph) + 1) / _PER_SENTENCE)))
    taken: list[int] = []
    while len(taken) < min(most, len(sentences)):
        best = int(np.argmax(score))
        if not np.isfinite(score[best]):
            break
        taken.append(best)
        score = score - _ALIKE * np.maximum(alike[best], 0) / most
        score = score - _SAME_SECTION * (np.array(section) == section[best])
        score = score - _SAME_PARAGRAPH * (np.array(paragraph) == paragraph[best])
        score[best] = -np.inf
    return sorted(taken)


def sections_of(reading: ArticleReading) -> list[int]:
    """For each paragraph the section it stands in, counted from 0 for what has no heading."""
    starts = [number for _, number in reading.sections()]
    numbers = range(1, len(reading.paragraphs) + 1)
    return [sum(start <= number for start in starts) for number in numbers]


def _marks(sentences: list[str], paragraph: list[int]) -> Matrix:
    """What speaks for each sentence whatever it says: it opens a paragraph, comes early, stands by
    itself, and is neither short nor long."""
    last = max(max(paragraph), 1)
    marks = np.zeros(len(sentences), np.float32)
    for place, sentence in enumerate(sentences):
        size = len(words(sentence))
        marks[place] += _OPENS * (place == 0 or paragraph[place - 1] != paragraph[place])
        marks[place] += _EARLY * (1 - paragraph[place] / last)
        marks[place] -= _HANGS * (_leans(sentence) or _ROW.match(sentence) is not None)
        marks[place] -= _ASKS * sentence.rstrip("”\"'").endswith("?")
        marks[place] -= _LENGTH * (not _SHORT <= size <= _LONG)
    return marks


def _leans(sentence: str) -> bool:
    """Does a sentence need the one before it to be understood?"""
    if _HANGING.match(sentence) or _LEANS_ANYHOW.search(sentence) or _is_half_quoted(sentence):
        return True
    within = _LEANS_WITHIN.search(sentence)
    return within is not None and _NAMED.search(sentence[: within.end()]) is None


def _is_half_quoted(sentence: str) -> bool:
    """Does a quotation begin or end within a sentence that goes on in another?"""
    return sentence.count("“") != sentence.count("”") or sentence.count('"') % 2 == 1


def _word_vectors(texts: list[str]) -> Matrix:
    """Texts as vectors over their own words, rarer ones longer."""
    terms = [
        {stem(word) for word in words(text) if word.lower() not in STOP_WORDS} for text in texts
    ]
    place_by_term = {term: n for n, term in enumerate(sorted(set().union(*terms)))}
    vectors = np.zeros((len(texts), max(len(place_by_term), 1)), np.float32)
    for row, held in enumerate(terms):
        vectors[row, [place_by_term[term] for term in held]] = 1
    matrix: Matrix = vectors * np.log1p(len(texts) / np.maximum(vectors.sum(axis=0), 1))
    return matrix
