"""Questions that an article does not answer, made from those of the other articles: put to it as
they are, or its own with one word exchanged for one of theirs."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bench.answers.data import Examined, Question
from bot.kernel.terms import STOP_WORDS, stem, words

OFF_TOPIC, NONSENSE = "off_topic", "nonsense"
EACH = 24
"""Of either kind, for each article."""

NEIGHBOURS = {"brief", "founding"}
"""Articles on one subject: each may answer what is asked of the other."""

_LEAST_LETTERS = 4


def add_negatives(sets: Mapping[str, Examined]) -> dict[str, Examined]:
    """The sets, each with off-topic questions and questions made nonsense."""
    by_article: dict[str, list[Question]] = {}
    for slug, examined in sets.items():
        answerable = [q for q in examined.questions if q.support]
        by_article.setdefault(article_of(slug), []).extend(answerable)
    found = {}
    for slug, examined in sets.items():
        pick = random.Random(slug)  # noqa: S311
        article = article_of(slug)
        near = NEIGHBOURS if article in NEIGHBOURS else {article}
        others = [q for a, some in by_article.items() if a not in near for q in some]
        strange = _strange_words(others, examined)
        off_topic = [_as(q, OFF_TOPIC, q.text) for q in pick.sample(others, EACH)]
        own = [q for q in examined.questions if q.support]
        nonsense = [
            _as(q, NONSENSE, text)
            for q in pick.sample(own, min(EACH, len(own)))
            if (text := _exchange(q.text, strange, pick))
        ]
        found[slug] = replace(examined, questions=(*examined.questions, *off_topic, *nonsense))
    return found


def article_of(slug: str) -> str:
    """The article of a set: both sets on the founding article are one."""
    return "founding" if slug.startswith("founding") else slug


def _as(question: Question, kind: str, text: str) -> Question:
    return replace(question, id=f"{question.id}-{kind}", kind=kind, text=text, support=frozenset())


def _matter(question: str) -> list[str]:
    return [
        word
        for word in words(question)[1:]
        if len(word) >= _LEAST_LETTERS and word.lower() not in STOP_WORDS and word.isalpha()
    ]


def _strange_words(others: Sequence[Question], examined: Examined) -> list[str]:
    """Words of other articles' questions of which this article holds none."""
    index = examined.article
    known = {term for terms in (*index.terms, *index.above_terms) for term in terms}
    found = {word for question in others for word in _matter(question.text)}
    return sorted(word for word in found if stem(word) not in known)


def _exchange(question: str, strange: Sequence[str], pick: random.Random) -> str:
    """The question with one word exchanged for a strange one, names for names; "" if none fits."""
    matter = _matter(question)
    if not matter:
        return ""
    gone = pick.choice(matter)
    alike = [word for word in strange if word[0].isupper() == gone[0].isupper()]
    return question.replace(gone, pick.choice(alike), 1) if alike else ""
