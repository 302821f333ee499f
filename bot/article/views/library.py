"""How the library looks: lists, pages of an article, what was left out of it."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.reading import ArticleReading, BlockKind, RemovalReason
from bot.kernel.message import Message, count_of, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Choice,
    Code,
    Emphasis,
    Fields,
    Heading,
    Link,
    Note,
    Option,
    Quotation,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)

PAGE = 8
"""Paragraphs on one page of an article."""

AROUND = 1
"""Paragraphs shown before and after the one that a citation opens."""

WHY = {
    RemovalReason.NAVIGATION: say("navigation"),
    RemovalReason.TITLE_AGAIN: say("the title again"),
    RemovalReason.BYLINE: say("byline"),
    RemovalReason.PROMOTION: say("promotion"),
    RemovalReason.RELATED: say("headline of another article"),
    RemovalReason.COMMENTS: say("comment box"),
    RemovalReason.SHARING: say("sharing buttons"),
    RemovalReason.LEGAL: say("legal notice"),
    RemovalReason.PAGE_FURNITURE: say("running head or page number"),
}
"""Why a line was left out, in words."""


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
    """The library's articles: slug, title, author and number of paragraphs of each."""
    if not rows:
        return View(
            blocks=(
                text(say("The library is empty. Bring an article in to begin.")),
                Buttons((Button(say("Add an article"), "/article add", Tone.PRIMARY),)),
            )
        )
    fields = tuple(
        (
            say("{slug} (being read here)", slug=slug) if slug == current else slug,
            text(_describe(title, author, size)),
        )
        for slug, title, author, size in rows
    )
    listed = rows[:25]
    return View(
        blocks=(
            Heading(say("Articles")),
            Fields(fields),
            Choice(
                say("Read one"),
                tuple(Option(title[:100], f"/article show {slug}") for slug, title, _, _ in listed),
            ),
            Buttons((Button(say("Add an article"), "/article add"),)),
        )
    )


def _describe(title: str, author: str | None, size: int) -> Message:
    if author:
        return say(
            "{title}, by {author} · {size}", title=title, author=author, size=_say_length(size)
        )
    return say("{title} · {size}", title=title, size=_say_length(size))


def show_page(article: ArticleVersion, start: int) -> View:
    """An article from paragraph `start` on, as many paragraphs as a page holds."""
    total = len(article.reading.paragraphs)
    end = min(start + PAGE - 1, total)
    blocks: list[Block] = [Heading(article.reading.title)]
    if start == 1:
        blocks += _source_note(article)
    blocks += _paragraph_blocks(article.reading, start, end)
    stretch = say("Paragraphs {start} to {end} of {total}.", start=start, end=end, total=total)
    blocks.append(note(stretch, *_version_note(article)))
    buttons = []
    if start > 1:
        buttons.append(Button(say("Earlier"), _page_action(article, max(1, start - PAGE))))
    if end < total:
        buttons.append(Button(say("Read on"), _page_action(article, end + 1), Tone.PRIMARY))
    if start == 1 and article.reading.removed:
        buttons.append(Button(say("What was left out"), f"/article removed {article.slug}"))
    if buttons:
        blocks.append(Buttons(tuple(buttons)))
    return View(blocks=tuple(blocks))


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
            if start <= number <= end:
                if heading is not None:
                    blocks.append(text(Strong(heading)))
                label = f"[{number}] "
                words = Strong(block.text) if number == marked else block.text
                blocks.append(Text(line(Strong(label), words)))
                if block.note:
                    blocks.append(note(block.note))
            heading = None
    return blocks


def announce_new(article: ArticleVersion, key: str) -> tuple[View, View]:
    """What the room hears of a new article, and what its bringer is told of how it was read.

    `key` is that of the progress shown while it was fetched.
    """
    return _announce_arrival(article, new=True), _describe_reading(article, key)


def announce_version(article: ArticleVersion, key: str) -> tuple[View, View]:
    """The same for a new version of an article."""
    return _announce_arrival(article, new=False), _describe_reading(article, key)


def announce_restored(article: ArticleVersion, words: str) -> tuple[View, View]:
    """Tells the room that a line was put back, and the asker what is still left out."""
    room = View(
        audience=Audience.ROOM,
        blocks=(
            text(
                say(
                    "A line was put back into {title} ({slug}):",
                    title=Strong(article.reading.title),
                    slug=article.slug,
                )
            ),
            Quotation(line(words)),
            note(
                say(
                    "Paragraphs after it have moved; citations made before still open as they were."
                )
            ),
        ),
    )
    return room, show_left_out(article)


def _announce_arrival(version: ArticleVersion, *, new: bool) -> View:
    buttons = Buttons(
        (
            Button(say("Read it"), f"/article show {version.slug}"),
            Button(say("Use it here"), f"/article use {version.slug}"),
        )
    )
    named_article = say(
        "{title} ({slug}, {size})",
        title=Strong(version.reading.title),
        slug=version.slug,
        size=_say_length(len(version.reading.paragraphs)),
    )
    if new:
        words = text(say("The library has a new article: {article}.", article=named_article))
    else:
        words = text(say("The library has a new version of {article}.", article=named_article))
    return View(audience=Audience.ROOM, blocks=(words, buttons))


def _describe_reading(article: ArticleVersion, key: str) -> View:
    reading = article.reading
    rows = [
        (say("Title"), text(reading.title)),
        (say("Author"), text(reading.author or say("not found"))),
    ]
    if reading.published:
        rows.append((say("Published"), text(reading.published.isoformat())))
    rows.append((say("Length"), text(_say_length(len(reading.paragraphs)))))
    if headings := [heading for heading, _ in reading.sections()]:
        rows.append((say("Sections"), text(row_of(headings, ";"))))
    return View(
        key=key,
        blocks=(Heading(say("How I read it")), Fields(tuple(rows)), *show_left_out(article).blocks),
    )


def _say_length(paragraphs: int) -> Message:
    return count_of(paragraphs, "{n} paragraph", "{n} paragraphs")


def show_left_out(article: ArticleVersion) -> View:
    """The lines that were left out, numbered, each with a button that puts it back."""
    removed = article.reading.removed
    if not removed:
        return View(blocks=(text(say("Nothing was left out: every line is part of the article.")),))
    blocks: list[Block] = [
        text(
            count_of(
                len(removed),
                "{n} line was left out as no part of the article. If one belongs to it, put "
                "it back.",
                "{n} lines were left out as no part of the article. If one belongs to it, "
                "put it back.",
            )
        )
    ]
    for number, block in enumerate(removed, 1):
        blocks.append(Quotation(line(block.text)))
        why = WHY[block.reason] if block.reason else ""
        blocks.append(note(say("{number}. {why}", number=number, why=why)))
    buttons = tuple(
        Button(say("Put {n} back", n=n), f"/article restore {article.slug} {n}")
        for n in range(1, min(len(removed), 10) + 1)
    )
    return View(blocks=(*blocks, Buttons(buttons)))


def show_same_text(slug: str, title: str, key: str) -> View:
    """Said when an article's text is in the library already."""
    return View(
        key=key,
        blocks=(
            text(
                say(
                    "This text is in the library already: {title} ({slug}).",
                    title=Strong(title),
                    slug=slug,
                )
            ),
            Buttons((Button(say("Read it"), f"/article show {slug}"),)),
        ),
    )


def announce_current(slug: str, title: str, who: str) -> View:
    """Tells the room which article it is reading from now on."""
    return View(
        audience=Audience.ROOM,
        blocks=(
            text(
                say(
                    "This place now reads {title} ({slug}), chosen by {who}.",
                    title=Strong(title),
                    slug=slug,
                    who=who,
                )
            ),
            Buttons((Button(say("Read it"), f"/article show {slug}"), Button(say("Ask"), "/ask"))),
        ),
    )


def announce_removed(slug: str, title: str, who: str) -> View:
    """Tells the room that an article was removed."""
    return View(
        audience=Audience.ROOM,
        blocks=(
            text(
                say(
                    "{title} ({slug}) was removed from the library by {who}.",
                    title=Strong(title),
                    slug=slug,
                    who=who,
                )
            ),
            note(say("Citations of it still open.")),
        ),
    )
