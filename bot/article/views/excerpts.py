"""How passages look: the article's own words behind their number, what answers in bold."""

from collections.abc import Iterable, Mapping, Sequence

from bot.article.rules.excerpts import (
    CitedParagraph,
    Excerpt,
    ExcerptPiece,
    build_excerpt,
    build_excerpts,
)
from bot.article.rules.outcome import Sentence
from bot.article.views.library import paragraph_action
from bot.kernel.pieces import shorten
from bot.kernel.view import (
    Block,
    Citation,
    Emphasis,
    Plain,
    Quotation,
    Span,
    Strong,
    text,
)

LONGEST_HEADING = 120

LONGEST_TITLE = 40
"""Characters of an article’s title in a citation."""


def show_excerpts(
    paragraphs: Sequence[CitedParagraph],
    answering: Sequence[Sentence],
    room: int,
    *,
    titles: Mapping[str, str],
) -> list[Block]:
    """Passages, each under the heading of its section; `titles`, by slug, name the article in each
    citation where several were asked."""
    blocks: list[Block] = []
    section = ("", "")
    for excerpt in build_excerpts(paragraphs, answering, room):
        here = (excerpt.of.slug, excerpt.of.heading)
        if here != section and excerpt.of.heading:
            blocks.append(text(Emphasis(shorten(excerpt.of.heading, LONGEST_HEADING))))
        section = here
        blocks.append(quote_excerpt(excerpt, titles=titles))
    return blocks


def are_whole(
    paragraphs: Sequence[CitedParagraph], answering: Sequence[Sentence], room: int
) -> bool:
    """Are all these passages shown from their first word to their last?"""
    return all(excerpt.whole for excerpt in build_excerpts(paragraphs, answering, room))


def show_context(
    paragraphs: Iterable[tuple[CitedParagraph, Sequence[str]]], *, titles: Mapping[str, str]
) -> list[Block]:
    """Paragraphs whole, each with the sentences that stand out."""
    blocks: list[Block] = []
    section = ("", "")
    for cited, texts in paragraphs:
        here = (cited.slug, cited.heading)
        if here != section and cited.heading:
            blocks.append(text(Emphasis(shorten(cited.heading, LONGEST_HEADING))))
        section = here
        excerpt = build_excerpt(cited, texts, len(cited.words))
        blocks.append(quote_excerpt(excerpt, titles=titles))
    return blocks


def quote_excerpt(excerpt: Excerpt, *, titles: Mapping[str, str]) -> Quotation:
    """A passage behind its number."""
    return Quotation(_spans(excerpt.pieces), cite(excerpt.of, titles=titles))


def cite(cited: CitedParagraph, *, titles: Mapping[str, str]) -> Citation:
    """[n], or [title ¶n] where several articles were asked; it opens the paragraph."""
    label = name_place(cited.slug, cited.paragraph, titles=titles)
    return Citation(label, paragraph_action(cited.slug, cited.paragraph, cited.version), leads=True)


def name_place(slug: str, paragraph: int, *, titles: Mapping[str, str]) -> str:
    """How a paragraph is cited: [n], or [title ¶n] where there are titles, by slug."""
    if not titles:
        return f"[{paragraph}]"
    return f"[{shorten(titles.get(slug, slug), LONGEST_TITLE)} ¶{paragraph}]"


def _spans(pieces: Sequence[ExcerptPiece]) -> tuple[Span, ...]:
    return tuple(Strong(piece.words) if piece.marked else Plain(piece.words) for piece in pieces)
