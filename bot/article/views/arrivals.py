"""What is told of the library: what came, how it was read, what was left out, what went."""

from bot.article.rules.reading import RemovalReason
from bot.article.views.library import ArticleVersion, say_length
from bot.kernel.message import count_of, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Fields,
    Heading,
    Quotation,
    Strong,
    View,
    line,
    note,
    text,
)

WHY = {
    RemovalReason.NAVIGATION: say("navigation"),
    RemovalReason.TITLE_AGAIN: say("the title again"),
    RemovalReason.BYLINE: say("byline"),
    RemovalReason.PROMOTION: say("promotion"),
    RemovalReason.RELATED: say("headline of another article"),
    RemovalReason.COMMENTS: say("comment box"),
    RemovalReason.SHARING: say("sharing buttons"),
    RemovalReason.LEGAL: say("legal notice"),
    RemovalReason.REFERENCES: say("footnotes and sources"),
    RemovalReason.PAGE_FURNITURE: say("running head or page number"),
}
"""Why a line was left out, in words."""


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
                    "A line was put back into {title}:",
                    title=Strong(article.reading.title),
                )
            ),
            Quotation(line(words)),
            note(say("The paragraphs after it have new numbers. Older citations still work.")),
        ),
    )
    return room, show_left_out(article)


def _announce_arrival(version: ArticleVersion, *, new: bool) -> View:
    buttons = Buttons(
        (
            Button(say("Read the article"), f"/article show {version.slug}"),
            Button(say("Use it here"), f"/article use {version.slug}"),
        )
    )
    named_article = say(
        "{title} ({size})",
        title=Strong(version.reading.title),
        size=say_length(len(version.reading.paragraphs)),
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
    rows.append((say("Length"), text(say_length(len(reading.paragraphs)))))
    if headings := [heading for heading, _ in reading.sections()]:
        rows.append((say("Sections"), text(row_of(headings, ";"))))
    return View(
        key=key,
        blocks=(Heading(say("How I read it")), Fields(tuple(rows)), *show_left_out(article).blocks),
    )


def show_left_out(article: ArticleVersion) -> View:
    """The lines that were left out, numbered, each with a button that puts it back."""
    removed = article.reading.removed
    if not removed:
        return View(blocks=(text(say("Nothing was removed: every line is part of the article.")),))
    blocks: list[Block] = [
        text(
            count_of(
                len(removed),
                "{n} line removed (menus, adverts). Restore it if it belongs to the article.",
                "{n} lines removed (menus, adverts). Restore any that belong to the article.",
            )
        )
    ]
    for number, block in enumerate(removed, 1):
        blocks.append(Quotation(line(block.text)))
        why = WHY[block.reason] if block.reason else ""
        blocks.append(note(say("{number}. {why}", number=number, why=why)))
    buttons = tuple(
        Button(say("Restore {n}", n=n), f"/article restore {article.slug} {n}")
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
                    "This text is in the library already: {title}.",
                    title=Strong(title),
                )
            ),
            Buttons((Button(say("Read the article"), f"/article show {slug}"),)),
        ),
    )


def announce_current(slug: str, title: str, who: str) -> View:
    """Tells the room which article it is reading from now on."""
    return View(
        audience=Audience.ROOM,
        blocks=(
            text(
                say(
                    "{who} chose the article to read here: {title}.",
                    title=Strong(title),
                    who=who,
                )
            ),
            Buttons(
                (
                    Button(say("Read the article"), f"/article show {slug}"),
                    Button(say("Ask a question"), "/ask"),
                )
            ),
        ),
    )


def announce_removed(slug: str, title: str, who: str) -> View:
    """Tells the room that an article was removed."""
    return View(
        audience=Audience.ROOM,
        blocks=(
            text(
                say(
                    "{who} removed {title} from the library.",
                    title=Strong(title),
                    who=who,
                )
            ),
            note(say("Citations of it still open.")),
        ),
    )
