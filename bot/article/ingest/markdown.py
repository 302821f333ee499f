"""Markdown as a Reading: headings are believed, links become their words, no word is lost."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.article.ingest.encodings import decode
from bot.article.ingest.front_matter import front_matter
from bot.article.ingest.limits import check_pieces, check_text
from bot.article.ingest.markup import inline_markup, words_of_markup
from bot.article.ingest.plain_text import read_words, title_from
from bot.article.ingest.references import kept_definitions
from bot.article.rules.cleaning import read_pieces
from bot.article.rules.cleaning.characters import join_lines, tidy
from bot.article.rules.cleaning.pieces import TextPiece
from bot.article.rules.cleaning.questions import asks
from bot.article.rules.cleaning.verse import STROKE, is_verse
from bot.article.rules.reading import ArticleReading

_BREAKS = re.compile("\r\n?")
_BREAK = "\u2028"  # a break that was meant
_DEEPEST = 100  # lists and quotations within each other; the parser skips what lies deeper


def read_markdown(content: bytes, *, charset: str | None, name: str, source: str) -> ArticleReading:
    """The bytes of a Markdown file.

    Raises Refused: SOURCE_EMPTY, SOURCE_UNREADABLE, TEXT_TOO_LONG, TOO_MANY_PARAGRAPHS.
    """
    decoded = decode(content, charset)
    check_text(len(decoded))
    matter, text = front_matter(_BREAKS.sub("\n", decoded))
    text_pieces = markdown_pieces(text)
    if text_pieces is None:
        return read_words(decoded, name=name, source=source)
    check_pieces(text_pieces)
    return read_pieces(
        text_pieces,
        title=matter.title,
        author=matter.author,
        published=matter.published,
        name=title_from(name),
        source=source,
    )


def markdown_pieces(text: str) -> list[TextPiece] | None:
    """The headings, paragraphs, points, rows and listings of a text, in order; None where they
    lie too deep within each other to be read as Markdown."""
    parser = MarkdownIt("commonmark", {"store_labels": True, "maxNesting": _DEEPEST})
    env: dict[str, Any] = {}
    tokens = parser.enable(["table", "strikethrough"]).parse(text, env)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        return None
    text_pieces = [
        *_blocks(tokens),
        *((line, words, False) for line, words in kept_definitions(env, tokens, text.split("\n"))),
    ]
    text_pieces.sort(key=lambda block: block[0])
    joined = ((_joined(words), heading) for _, words, heading in text_pieces)
    return [TextPiece(words, heading=heading) for words, heading in joined if words]


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[int, str, bool]]:
    """The first line of each block, its words, and whether it is a heading."""
    line, heading, number, asked = 0, False, "", False
    for position, token in enumerate(tokens):
        line = token.map[0] if token.map else line
        match token.type:
            case "list_item_open":
                number += f"{token.info}{token.markup} " if token.info else ""
                continue
            case "heading_open" | "heading_close":
                heading = token.type == "heading_open"
                continue
            case "tr_open":
                texts = [_row(tokens, position)]
            case "inline" if tokens[position - 1].type not in ("th_open", "td_open"):
                texts = [_inline(token.children or [])]
                asked = _is_question(token.children or [], texts[0])
            case "fence" | "code_block":
                texts = [token.content.replace("\n", " ")]
            case "html_block":
                texts = words_of_markup(token.content)
            case "list_item_close" if number:
                texts = [""]
            case _:
                continue
        for text in texts:
            yield line, number + text, heading or asked
            number = ""
        asked = False


def _row(tokens: Sequence[Token], start: int) -> str:
    cells: list[str] = []
    for token in tokens[start:]:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            cells.append(_inline(token.children or []))
    return " | ".join(cells) if any(cells) else ""


def _inline(tokens: Sequence[Token]) -> str:
    """The words of a line, without emphasis and targets of links; pictures give their captions."""
    words: list[str] = []
    for token in tokens:
        match token.type:
            case "text" | "code_inline":
                words.append(token.content)
            case "softbreak":
                words.append("\n")
            case "hardbreak":
                words.append(_BREAK)
            case "image":
                words.append(_inline(token.children or []))
            case "html_inline":
                words.append(inline_markup(token.content))
            case _:
                pass
    return "".join(words)


def _is_question(tokens: Sequence[Token], words: str) -> bool:
    """Is all of a line bold, and a question, as those of interviews are?"""
    named = [token.type for token in tokens if token.type != "text" or token.content.strip()]
    bold = named[:1] == ["strong_open"] and named[-1:] == ["strong_close"]
    return bold and named.count("strong_open") == 1 and asks(words.strip())


def _joined(words: str) -> str:
    """A block's words on one line; verse keeps its breaks as strokes."""
    lines = [join_lines(tidy(line)) for line in words.split(_BREAK)]
    verse = is_verse([line for line in lines if line])
    return (STROKE if verse else " ").join(line for line in lines if line)
