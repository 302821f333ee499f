"""A word of the question that has no counterpart anywhere near in the article."""

from collections.abc import Iterator

from bot.article.rules.index import Embed
from bot.article.rules.likeness import is_of_the_text
from bot.article.rules.objections.article_words import matter_of, read_words
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.outcome import Missing
from bot.kernel.terms import stem, words

SURE, UNSURE = 0.6, 0.85
"""What is left of the confidence. On the sets 90 % of the sure hits cannot be answered and 84 % of
the others; what can be answered and is hit speaks in figures."""

_FAR, _NOT_NEAR = 0.26, 0.28
"""Likeness of a word to the nearest one of the article, without what stands around them, below
which it is surely, or perhaps, strange there."""

_FAR_READ, _NOT_NEAR_READ = 0.44, 0.5
"""The same of the words as the model reads them alone, which must be low as well."""

_RARE = 0.7
"""How rare a word is in English that has few meanings: *cheese*, and not *table* or *play*."""

_NEAREST = 24
"""Words of the article that are read."""

_SHORTEST = 3
_LIGHT = frozenset(
    "want wants wanted sit run runs got kick think happen happens happened happening happy usually"
    " wrong right enough pick going goes went let lets need needs needed use uses used try tries"
    " tried call called look looks like likes well speak stand stands tell give gives take takes"
    " keep put thing things way ways good bad big small back behind already together themselves"
    " really actually exactly simply finally nearly almost always never ever often sometimes again"
    " away anyway maybe please pls thanks hello hey lot lots kind sort bit step board idea point"
    " someone somebody anyone anybody everyone everybody nobody something anything everything"
    " nothing people person explain define describe summarise summarize list difference compare"
    " whats hows whos wheres whens isnt doesnt dont didnt cant wont wasnt arent today tomorrow"
    " yesterday now currently later soon yet still instead main major key important different"
    " better worse best worst first last next new old supposed able likely due ten hundred thousand"
    " million billion reason reasons cause causes caused answer question questions word words claim"
    " claims argue argues believe believes see sees seen show shows worry worries matter matters"
    " start starts started stop stops stopped begin begins turn turns set sets bring brings help"
    " helps work works worked working quite rather pretty much feel feels know knows known react"
    " rely treat function spell bind share package excuse".split()
)
"""Everyday words that stand for many others, and words that speak of the question itself."""


def object_to_strange_words(found: FoundPassage, embed: Embed) -> Iterator[Objection]:
    """An objection for the strangest word of the question, if one is strange to the article.

    The model must be there, and both must be in English. Names are looked at elsewhere.
    """
    if not found.is_english:
        return
    own = _find_words(found)
    here = read_words(found.article)
    if not own or not here:
        return
    vectors, rarity = embed.words(own)
    likeness = vectors @ embed.words(here)[0].T
    if not likeness.any():
        return
    nearest = likeness.max(axis=1)
    nearest[rarity < _RARE] = 1
    for row in nearest.argsort(kind="stable").tolist():
        if nearest[row] >= _NOT_NEAR:
            return
        close = (-likeness[row]).argsort(kind="stable")[:_NEAREST].tolist()
        read = embed([own[row], *(here[place] for place in close)])
        alone = float((read[1:] @ read[0]).max())
        if alone >= _NOT_NEAR_READ:
            continue
        is_sure = nearest[row] < _FAR and alone < _FAR_READ
        yield Objection(SURE if is_sure else UNSURE, Missing(own[row]) if is_sure else None)
        return


def _find_words(found: FoundPassage) -> tuple[str, ...]:
    """The question's words of matter that the article has in no form, in small letters."""
    names = (*found.findings.strange_names, *found.findings.absent_names)
    in_names = {word.lower() for name in names for word in words(name)}
    stems = frozenset(map(stem, read_words(found.article)))
    return tuple(
        word
        for word in dict.fromkeys(matter_of(found.question))
        if word.isalpha()
        and len(word) >= _SHORTEST
        and word not in _LIGHT
        and word not in in_names
        and not is_of_the_text(word)
        and stem(word) not in stems
        and not found.context.forms(stem(word))
    )
