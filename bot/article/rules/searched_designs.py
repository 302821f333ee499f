"""A question put to all words of the library of designs, as one is put to an article."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.answer import Knowledge, answer
from bot.article.rules.index import ArticleIndex, Embed, index_article
from bot.article.rules.library_passage import AnsweringPassage, SearchedPassage
from bot.article.rules.outcome import Contradicted, Outcome
from bot.article.rules.reading import ArticleBlock, ArticleReading, BlockKind
from bot.article.rules.shelf import ArticleShelf, arrange

SLUG = "designs"
MOST = 2
"""Passages that answer one question."""

NEAR = 0.6
"""How sure the search must be of what it only calls the closest: below that stand passages that
share a name with a question about something else."""


class SearchedDesigns(Struct, frozen=True, eq=False):
    """The library's words, ready to be searched: paragraph n of the shelf's one article is
    passage n, counted from 1."""

    passages: tuple[SearchedPassage, ...]
    shelf: ArticleShelf


def arrange_designs(passages: Sequence[SearchedPassage], embed: Embed) -> SearchedDesigns:
    """Make the library's words ready. Not for the event loop."""
    return SearchedDesigns(tuple(passages), arrange([index_designs(passages, embed)]))


def index_designs(passages: Sequence[SearchedPassage], embed: Embed) -> ArticleIndex:
    """The library's words as one article, a heading over each design and each clause."""
    blocks: list[ArticleBlock] = []
    heading = ""
    for each in passages:
        if each.heading != heading:
            heading = each.heading
            blocks.append(ArticleBlock(BlockKind.HEADING, heading))
        blocks.append(ArticleBlock(BlockKind.PARAGRAPH, each.words))
    reading = ArticleReading(title="Designs of guarantees", language="en", blocks=tuple(blocks))
    return index_article(SLUG, 1, reading, embed)


def find_answering(
    question: str, designs: SearchedDesigns, embed: Embed, knowledge: Knowledge, asked: Outcome
) -> tuple[AnsweringPassage, ...]:
    """What the library says on a question that articles answer as `asked`: what answers it, or,
    where they are silent, the closest there is. Takes some milliseconds."""
    found = answer(question, designs.shelf, embed, knowledge, (SLUG,))
    if found.outcome is Outcome.SILENT or _is_contradicted(found.notes):
        return ()
    numbers = dict.fromkeys(sentence.paragraph for sentence in found.sentences)
    passages = [designs.passages[number - 1] for number in numbers]
    if found.outcome is Outcome.SAYS:
        return tuple(AnsweringPassage(each, answers=True) for each in passages[:MOST])
    if asked is Outcome.SILENT and found.confidence >= NEAR:
        return tuple(AnsweringPassage(each, answers=False) for each in passages[:1])
    return ()


def _is_contradicted(notes: Sequence[object]) -> bool:
    return any(isinstance(note, Contradicted) for note in notes)
