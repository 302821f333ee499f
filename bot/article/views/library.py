"""How the library looks: its list, and pages of an article."""

from collections.abc import Sequence
from itertools import accumulate

from msgspec import Struct

from bot.article.rules.reading import ArticleReading, BlockKind
from bot.kernel.message import Message, count_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Choice,
    Code,
    Emphasis,
    Heading,
    Items,
    Link,
    Note,
    Option,
    Plain,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)

PAGE = 8
"""Paragraphs on one page of an article, at most."""

PAGE_LENGTH = 2600
"""Characters of the paragraphs on one page, so that it is one message everywhere; one paragraph
stands there however long it is."""

AROUND = 1
"""Paragraphs shown before and after the one that a citation opens."""


class ArticleVersion(Struct, frozen=True, kw_only=True):
    """An article version as views need it."""

    slug: str
    version: int
    newest: int
    removed: bool
    reading: ArticleReading


def paragraph_action(slug: str, paragraph: int, version: int) -> str:
    """The command that opens a paragraph of a version in its context."""
    return f"/article show {slug} paragraph:{paragraph} version:{version}"


def shelf_list(rows: Sequence[tuple[str, str, str | None, int]], current: str | None) -> View:
    """The library's articles: short name, title, author and number of paragraphs of each; `current`
    is the one in use here."""
    if not rows:
        return View(
            blocks=(
                text(say("The library is empty. Add an article to start.")),
                Buttons((Button(say("Add an article"), "/article add", Tone.PRIMARY),)),
            )
        )
    items = tuple(
        text(
            _describe(title, author, size),
            *((" ", Emphasis(say("(in use here)"))) if slug == current else ()),
        )
        for slug, title, author, size in rows
    )
    listed = rows[:25]
    return View(
        blocks=(
            Heading(say("Articles")),
            Items(items),
            Choice(
                say("Read one"),
                tuple(Option(title, f"/article show {slug}") for slug, title, _, _ in listed),
            ),
            Buttons((Button(say("Add an article"), "/article add"),)),
        )
    )


def _describe(title: str, author: str | None, size: int) -> Message:
    if author:
        return say(
            "{title}, by {author} · {size}", title=title, author=author, size=say_length(size)
        )
    return say("{title} · {size}", title=title, size=say_length(size))


def show_page(article: ArticleVersion, start: int) -> View:
    """An article from paragraph `start` on, as many paragraphs as a page holds."""
    paragraphs = article.reading.paragraphs
    total = len(paragraphs)
    end = start + _count_on_page(paragraphs[start - 1 :]) - 1
    blocks: list[Block] = [Heading(article.reading.title)]
    if start == 1:
        blocks += _source_note(article)
    blocks += _paragraph_blocks(article.reading, start, end)
    stretch = say("Paragraphs {start} to {end} of {total}.", start=start, end=end, total=total)
    blocks.append(note(stretch, *_version_note(article)))
    buttons = []
    if start > 1:
        before = _count_on_page(paragraphs[start - 2 :: -1])
        buttons.append(Button(say("Earlier"), _page_action(article, start - before)))
    if end < total:
        buttons.append(Button(say("Read on"), _page_action(article, end + 1), Tone.PRIMARY))
    if start == 1 and article.reading.removed:
        buttons.append(Button(say("Removed lines"), f"/article removed {article.slug}"))
    if buttons:
        blocks.append(Buttons(tuple(buttons)))
    return View(blocks=tuple(blocks))


def _count_on_page(paragraphs: Sequence[str]) -> int:
    """How many of the first paragraphs stand on one page; one at least."""
    lengths = accumulate(map(len, paragraphs[:PAGE]))
    return max(1, sum(length <= PAGE_LENGTH for length in lengths))


def show_paragraph(article: ArticleVersion, paragraph: int) -> View:
    """One paragraph among its neighbours, as a citation opens it."""
    total = len(article.reading.paragraphs)
    start, end = max(1, paragraph - AROUND), min(total, paragraph + AROUND)
    blocks: list[Block] = [
        Heading(
            say("{title}, paragraph {paragraph}", title=article.reading.title, paragraph=paragraph)
        ),
        *_paragraph_blocks(article.reading, start, end, marked=paragraph),
    ]
    if state := _version_note(article):
        blocks.append(Note(state))
    blocks.append(Buttons((Button(say("Read from here"), _page_action(article, start)),)))
    return View(blocks=tuple(blocks))


def _page_action(article: ArticleVersion, start: int) -> str:
    """The command that opens an article from a paragraph on."""
    return f"/article show {article.slug} version:{article.version} start:{start}"


def _source_note(article: ArticleVersion) -> list[Block]:
    reading = article.reading
    parts = [part for part in (reading.author, str(reading.published or "")) if part]
    spans = line(" · ".join(parts)) if parts else ()
    if reading.source.startswith(("http://", "https://")):
        spans += line(" · " if spans else "", Link(say("source"), reading.source))
    return [Note(spans)] if spans else []


def _version_note(article: ArticleVersion) -> tuple[Code | Emphasis, ...]:
    if article.removed:
        return (Emphasis(say(" This article has since been removed from the library.")),)
    if article.version < article.newest:
        return (
            Emphasis(
                say(" This is version {version}; there is a newer one.", version=article.version)
            ),
        )
    return ()


def _paragraph_blocks(
    reading: ArticleReading, start: int, end: int, marked: int | None = None
) -> list[Block]:
    """Headings and numbered paragraphs of a stretch, with the notes that stand under them."""
    blocks: list[Block] = []
    heading: str | None = None
    number = 0
    for block in reading.blocks:
        if block.kind is BlockKind.HEADING:
            heading = block.text
        elif block.kind is BlockKind.PARAGRAPH:
            number += 1
            if number > end:
                break
            if start <= number:
                if heading is not None:
                    blocks.append(text(Strong(heading)))
                label = f"[{number}] "
                words = Strong(block.text) if number == marked else Plain(block.text)
                blocks.append(Text((Strong(label), words)))
                if block.note:
                    blocks.append(note(block.note))
            heading = None
    return blocks


def say_length(paragraphs: int) -> Message:
    """How long an article is, in words."""
    return count_of(paragraphs, "{n} paragraph", "{n} paragraphs")
