"""Questions that an article does not answer: those of other articles, its own with one word
exchanged for one of theirs, and strange ones from bench/data/strange.toml."""

import random
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bench.answers.data import OWN, Examined, Question, find_form
from bot.kernel.terms import STOP_WORDS, stem, words

OFF_TOPIC, NONSENSE = "off_topic", "nonsense"
NEW = ", never fitted"
"""Ends the kind of questions that are measured and not fitted."""

EACH = 24
"""Of either kind, for each article, from the questions of others."""

STRANGE = 20
"""Of either kind, for each article, from the strange ones; of those to fit and of those to test."""

NEIGHBOURS = {"brief", "founding"}
"""Articles on one subject: each may answer what is asked of the other."""

_LEAST_LETTERS = 4
_MOST_NAMES = 8


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
        more = (*off_topic, *nonsense, *_strange_questions(slug, examined, pick))
        found[slug] = replace(examined, questions=(*examined.questions, *more))
    return found


def article_of(slug: str) -> str:
    """The article of a set: both sets on the founding article are one."""
    return "founding" if slug.startswith("founding") else slug


def _as(question: Question, kind: str, text: str) -> Question:
    return replace(question, id=f"{question.id}-{kind}", kind=kind, text=text, support=frozenset())


def _strange_questions(slug: str, examined: Examined, pick: random.Random) -> Iterator[Question]:
    table = tomllib.loads((OWN / "strange.toml").read_text("utf-8"))
    names = _find_names(examined)
    for kind, lists in table.items():
        for use, suffix in (("fit", ""), ("test", NEW)):
            for number, text in enumerate(pick.sample(lists[use], STRANGE)):
                asked = text.replace("{}", pick.choice(names))
                yield Question(
                    id=f"{slug}-{kind}-{use}-{number}",
                    text=asked,
                    slug=slug,
                    support=frozenset(),
                    kind=kind + suffix,
                    form=find_form(asked),
                )


def _find_names(examined: Examined) -> list[str]:
    """What the article speaks of most: words with a capital inside its sentences, and others."""
    inside = [word for s in examined.article.sentences for word in _matter(s)]
    names = Counter(word for word in inside if word[0].isupper())
    others = Counter(word.lower() for word in inside if word[0].islower())
    most = [name for name, _ in names.most_common(_MOST_NAMES)]
    return most + [f"the {word}" for word, _ in others.most_common(_MOST_NAMES // 2)]


def _matter(text: str) -> list[str]:
    return [
        word
        for word in words(text)[1:]
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
