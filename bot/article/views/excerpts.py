"""How passages look: the article's own words behind their number, what answers in bold."""

from collections.abc import Iterable, Sequence

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


def show_excerpts(
    paragraphs: Sequence[CitedParagraph],
    answering: Sequence[Sentence],
    room: int,
    *,
    several: bool,
) -> list[Block]:
    """Passages, each under the heading of its section; `several` names the article in each
    citation."""
    blocks: list[Block] = []
    section = ("", "")
    for excerpt in build_excerpts(paragraphs, answering, room):
        here = (excerpt.of.slug, excerpt.of.heading)
        if here != section and excerpt.of.heading:
            blocks.append(text(Emphasis(shorten(excerpt.of.heading, LONGEST_HEADING))))
        section = here
        blocks.append(quote_excerpt(excerpt, several=several))
    return blocks


def are_whole(
    paragraphs: Sequence[CitedParagraph], answering: Sequence[Sentence], room: int
) -> bool:
    """Are all these passages shown from their first word to their last?"""
    return all(excerpt.whole for excerpt in build_excerpts(paragraphs, answering, room))


def show_context(
    paragraphs: Iterable[tuple[CitedParagraph, Sequence[str]]], *, several: bool
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
        blocks.append(quote_excerpt(excerpt, several=several))
    return blocks


def quote_excerpt(excerpt: Excerpt, *, several: bool) -> Quotation:
    """A passage behind its number."""
    return Quotation(_spans(excerpt.pieces), cite(excerpt.of, several=several))


def cite(cited: CitedParagraph, *, several: bool) -> Citation:
    """[n], or [slug ¶n] where several articles were asked; it opens the paragraph."""
    label = name_place(cited.slug, cited.paragraph, several=several)
    return Citation(label, paragraph_action(cited.slug, cited.paragraph, cited.version), leads=True)


def name_place(slug: str, paragraph: int, *, several: bool) -> str:
    """How a paragraph is cited: [n], or [slug ¶n]."""
    return f"[{slug} ¶{paragraph}]" if several else f"[{paragraph}]"


def _spans(pieces: Sequence[ExcerptPiece]) -> tuple[Span, ...]:
    return tuple(Strong(piece.words) if piece.marked else Plain(piece.words) for piece in pieces)
