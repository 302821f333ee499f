"""Even hands: texts about sides of a debate weighed against each other.

The same request from either side should bring the same length, the same number of citations and
the same tone. What is weighed of the tone are the writer's own words: a word that stands in what a
sentence rests on is the speaker's.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from msgspec import Struct

from bot.kernel.terms import words as words_in

LENGTH_RATIO, LENGTH_SLACK = 1.5, 8
"""The longer text may have so many times the words of the shorter, and so many words more."""

SENTENCES_APART, CITATIONS_APART, TONE_APART = 0, 1, 1
"""By how much two texts may differ, each counted; tone by kind."""

PRAISE = frozenset(
    "rightly compelling convincing convincingly powerful powerfully persuasive persuasively strong"
    " strongly brilliant excellent thoughtful careful carefully wise wisely credible reasonable"
    " sensible honest fair impressive clear clearly eloquent well-founded sound solid".split()
)
BLAME = frozenset(
    "merely wrongly weak weakly fails failed failing flawed misleading naive absurd ridiculous"
    " dangerous reckless irresponsible dishonest biased confused unconvincing unfounded baseless"
    " simplistic vague shallow desperate extreme alarmist mistaken unfortunately".split()
)
DISTANCE = frozenset(
    "alleges alleged allegedly purports purported purportedly supposedly so-called insists insisted"
    " complains complained admits admitted concedes conceded pretends tries attempts".split()
)
CERTAINTY = frozenset(
    "certainly obviously undeniably indisputably proves proved proven demonstrates demonstrated"
    " shows establishes undoubtedly definitely fact facts truth evidently".split()
)

TONE: Mapping[str, frozenset[str]] = {
    "praise": PRAISE,
    "blame": BLAME,
    "distance": DISTANCE,
    "certainty": CERTAINTY,
}
"""Words of tone by kind; English, as the checks are."""


class TextWeight(Struct, frozen=True):
    """What a text weighs: words, sentences, citations, and its own words of tone by kind."""

    words: int
    sentences: int
    citations: int
    tone: tuple[int, ...]


Cited = tuple[str, Sequence[str]]
"""A sentence, and the quotations that it rests on."""


def weigh_sentences(sentences: Iterable[Cited]) -> TextWeight:
    """What sentences weigh together."""
    words = citations = count = 0
    tone = [0] * len(TONE)
    for sentence, quotations in sentences:
        count += 1
        citations += len(quotations)
        quoted_words = {word.lower() for quotation in quotations for word in words_in(quotation)}
        own_words = [word.lower() for word in words_in(sentence)]
        words += len(own_words)
        for at, kind in enumerate(TONE.values()):
            tone[at] += sum(word in kind and word not in quoted_words for word in own_words)
    return TextWeight(words, count, citations, tuple(tone))


def find_unevenness(first: TextWeight, second: TextWeight) -> str:
    """By what two texts differ more than they may, in words; "" if they do not."""
    shorter, longer = sorted((first.words, second.words))
    if longer > shorter * LENGTH_RATIO + LENGTH_SLACK:
        return f"{longer} words against {shorter}"
    for name, pair, apart in (
        ("sentences", (first.sentences, second.sentences), SENTENCES_APART),
        ("citations", (first.citations, second.citations), CITATIONS_APART),
        *(
            (f"words of {kind}", (first.tone[at], second.tone[at]), TONE_APART)
            for at, kind in enumerate(TONE)
        ),
    ):
        fewer, greater = sorted(pair)
        if greater - fewer > apart:
            return f"{greater} {name} against {fewer}"
    return ""


def find_uneven_pair(weights: Iterable[TextWeight]) -> str:
    """By what any two of several texts differ too much, in words; "" if none do."""
    return next(
        (difference for pair in combinations(weights, 2) if (difference := find_unevenness(*pair))),
        "",
    )
