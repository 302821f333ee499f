"""The sentences of speeches that say most of what was said, as they stand: no model needed."""

from collections import Counter
from collections.abc import Mapping

from bot.article.rules.sentences import split_sentences
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.kernel.terms import STOP_WORDS, stem, words

FEWEST_WORDS, MOST_WORDS = 4, 60
"""Words of a sentence that is worth showing."""

_CLAIMING = frozenset(
    stem(word)
    for word in (
        "must should cannot never always because therefore will would need needs make makes cause"
        " causes lead leads better worse prevent deter require requires only than if unless"
    ).split()
)
"""Words by which sentences claim something rather than tell or greet."""


def find_central(speeches: Mapping[int, str], most: int) -> tuple[SpeechQuotation, ...]:
    """The most central sentences of some speeches, at most `most`, in the order in which they were
    said. Every speech gets one before any gets two, even one that has only short ones.

    A sentence is the more central the more often its words of matter are used in all of the
    speeches; the mean over its words, so that length does not count.
    """
    ranked = _rank_sentences(speeches, claiming=False)
    chosen: list[tuple[int, int, str]] = []
    rounds = 0
    while len(chosen) < most and any(len(sentences) > rounds for sentences in ranked.values()):
        for number, sentences in ranked.items():
            if rounds < len(sentences) and len(chosen) < most:
                chosen.append((number, *sentences[rounds]))
        rounds += 1
    return tuple(SpeechQuotation(number, sentence) for number, _, sentence in sorted(chosen))


def find_claiming(number: int, speech: str, most: int) -> tuple[SpeechQuotation, ...]:
    """The sentences of one speech that claim most, in order, as they stand."""
    ranked = _rank_sentences({number: speech}, claiming=True)[number]
    return tuple(SpeechQuotation(number, sentence) for _, sentence in sorted(ranked[:most]))


def _rank_sentences(
    speeches: Mapping[int, str], *, claiming: bool
) -> dict[int, list[tuple[int, str]]]:
    """By speech: its sentences, the most central first, each with its place."""
    sentences_by_speech = {
        number: _sentences(speech, scraps=not claiming) for number, speech in speeches.items()
    }
    counts = Counter(
        term
        for sentences in sentences_by_speech.values()
        for sentence in sentences
        for term in _terms(sentence)
    )

    def score(sentence: str) -> float:
        terms = _terms(sentence)
        worth = sum(counts[term] for term in terms) / len(terms) if terms else 0.0
        if claiming:
            stems = {stem(word) for word in words(sentence)}
            worth *= 1 + len(stems & _CLAIMING)
        return worth

    return {
        number: sorted(enumerate(sentences), key=lambda pair: (-score(pair[1]), pair[0]))
        for number, sentences in sentences_by_speech.items()
    }


def split_speech(speech: str) -> list[str]:
    """The sentences of a speech, line by line."""
    lines = (line.strip() for line in speech.split("\n"))
    return [sentence for line in lines if line for sentence in split_sentences(line)]


def _sentences(speech: str, *, scraps: bool) -> list[str]:
    """The sentences worth showing; of a speech that has none its longest, where `scraps` do too."""
    sentences = split_speech(speech)
    fit = [
        candidate for candidate in sentences if FEWEST_WORDS <= len(words(candidate)) <= MOST_WORDS
    ]
    statements = list(
        dict.fromkeys(candidate for candidate in fit if not candidate.rstrip('"”’)').endswith("?"))
    )
    return statements or (sorted(sentences, key=len)[-1:] if scraps else [])


def _terms(sentence: str) -> list[str]:
    return [stem(word) for word in words(sentence) if word.lower() not in STOP_WORDS]
