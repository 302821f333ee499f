"""What a model gets to read for a question: the sentences of the paragraphs likeliest to answer."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bot.article.rules.excerpts import ParagraphPlace
from bot.article.rules.nearby import find_rows_near
from bot.article.rules.outcome import Passage, Sentence
from bot.article.rules.shelf import ArticleShelf
from bot.model.rules.choice import NumberedSentence, group_by_source, number_sentences

ROOM = 12_000
"""Characters of the paragraphs that are sent: some 3,000 tokens, since many local models have room
for 4,000 unless somebody sets them up otherwise."""

MOST_PARAGRAPHS = 60
"""Paragraphs that are sent, however short they are."""

BEST = 8
"""Paragraphs whose neighbours are sent as well, if there is room."""


class OfferedParagraph(Struct, frozen=True, kw_only=True):
    """A paragraph that is sent, with its number in the request, the title of its article, the
    heading it stands under ("" if none) and its sentences as they are numbered there."""

    place: ParagraphPlace
    title: str
    heading: str
    sentences: tuple[NumberedSentence, ...]


def choose_offered(
    shelf: ArticleShelf, slugs: Sequence[str], found: Iterable[ParagraphPlace], room: int = ROOM
) -> tuple[OfferedParagraph, ...]:
    """The paragraphs that were `found`, best first, then those around the best, then the others of
    the articles asked (`slugs`, none meaning all) from their beginning, as far as there is room; in
    the order in which they stand in their articles."""
    best = tuple(dict.fromkeys(found))
    order = [row for place in best for row in find_rows_near(shelf, [place], around=0).tolist()]
    order += [row for place in best[:BEST] for row in find_rows_near(shelf, [place]).tolist()]
    rows = shelf.rows_of(slugs)
    order += range(len(shelf.article_of)) if rows is None else rows.tolist()
    chosen: dict[int, Sequence[str]] = {}
    for row in dict.fromkeys(order):
        lines = shelf.lines_of(row)
        letters = sum(map(len, lines))
        if letters <= room:
            chosen[row] = lines
            room -= letters
        if len(chosen) == MOST_PARAGRAPHS or room <= 0:
            break
    return _build_offered(shelf, {row: chosen[row] for row in sorted(chosen)})


def _build_offered(
    shelf: ArticleShelf, lines_by_row: Mapping[int, Sequence[str]]
) -> tuple[OfferedParagraph, ...]:
    by_row = group_by_source(number_sentences(lines_by_row))
    offered = []
    for row in lines_by_row:
        position = shelf.article_of.item(row)
        article, inside = shelf.articles[position], row - shelf.first_row.item(position)
        under = article.under.item(inside)
        offered.append(
            OfferedParagraph(
                place=(article.slug, article.version, inside + 1),
                title=article.title,
                heading=article.above[under] if under else "",
                sentences=by_row.get(row, ()),
            )
        )
    return tuple(offered)


def find_sentences(
    offered: Sequence[OfferedParagraph], chosen: Sequence[NumberedSentence]
) -> tuple[Sentence, ...]:
    """Chosen sentences as they are cited, in their order."""
    by_number = {
        each.number: Sentence(*paragraph.place, inside, each.words)
        for paragraph in offered
        for inside, each in enumerate(paragraph.sentences)
    }
    return tuple(by_number[each.number] for each in chosen)


def rank_chosen(sentences: Sequence[Sentence], ranked: Sequence[Passage]) -> tuple[Passage, ...]:
    """The paragraphs of chosen sentences, then those that the search ranks."""
    places = dict.fromkeys((s.slug, s.version, s.paragraph) for s in sentences)
    others = [p for p in ranked if (p.slug, p.version, p.paragraph) not in places]
    return (*(Passage(*place, 1.0) for place in places), *others)
