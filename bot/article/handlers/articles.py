"""Bringing articles in, reading them, and choosing the one that a place reads."""

from bot.article import ingest
from bot.article.commands import (
    AddArticle,
    ListArticles,
    RemoveArticle,
    RestoreLine,
    ShowArticle,
    ShowRemoved,
    UpdateArticle,
    UseArticle,
)
from bot.article.handlers.naming import named_article
from bot.article.refusals import ArticleRefusal
from bot.article.rows import articles
from bot.article.rows.articles import StoredArticle
from bot.article.rules.cleaning import fingerprint, restore
from bot.article.rules.reading import ArticleReading, BlockKind
from bot.article.rules.slug import slug_from, unused_slug
from bot.article.views import arrivals
from bot.article.views import library as views
from bot.kernel import place_rows as places
from bot.kernel.message import say
from bot.kernel.outbox import Announcement
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Audience, View, text

LIBRARY_LIMIT = 2000
"""Articles that one community may hold."""

KEPT_PAGES = 30
"""Pages that are kept of an article while it is in memory."""

LONGEST_NAME = 60
"""Characters of a title or file name that a slug is made from."""


async def add(parts: Parts, command: AddArticle, progress: Progress) -> tuple[View, ...]:
    """Read an article and put it on the shelf."""
    taken = await articles.slugs(parts.db, command.by.community)
    if len(taken) >= LIBRARY_LIMIT:
        raise Refused(ArticleRefusal.LIBRARY_FULL, limit=LIBRARY_LIMIT)
    reading = await _read(command, progress)
    if not command.again and (same := await _find_same_text(parts, command, reading)):
        return (same,)
    name = command.slug or (command.file.name if command.file else reading.title)
    slug = unused_slug(slug_from(name), taken)
    arrived = arrivals.announce_new(_build_version(slug, 1, reading), command.id)
    return await _write(parts, command, slug, 1, reading, arrived)


async def update(parts: Parts, command: UpdateArticle, progress: Progress) -> tuple[View, ...]:
    """Read an article anew, as its next version."""
    before = await named_article(parts, command.by, command.article)
    reading = await _read(command, progress)
    if same := await _find_same_text(parts, command, reading):
        return (same,)
    version = before.newest + 1
    arrived = arrivals.announce_version(_build_version(before.slug, version, reading), command.id)
    return await _write(parts, command, before.slug, version, reading, arrived)


async def list_articles(parts: Parts, command: ListArticles, _: Progress) -> tuple[View, ...]:
    """What the library holds."""
    rows = await articles.list_articles(parts.db, command.by.community)
    current = await places.find_current_article(parts.db, command.by.community, command.by.place)
    return (views.shelf_list([(r.slug, r.title, r.author, r.paragraphs) for r in rows], current),)


async def show(parts: Parts, command: ShowArticle, _: Progress) -> tuple[View, ...]:
    """A page of an article, or one paragraph among its neighbours."""
    stored = await named_article(parts, command.by, command.article, command.version)
    last = len(stored.reading.paragraphs)
    wanted = command.start if command.paragraph is None else command.paragraph
    if wanted > last:
        raise Refused(
            ArticleRefusal.NO_PARAGRAPH, title=stored.reading.title, paragraph=wanted, last=last
        )
    if command.paragraph is not None:
        return (views.show_paragraph(_of(stored), command.paragraph),)
    page = stored.pages.get(command.start)
    if page is None:
        if len(stored.pages) >= KEPT_PAGES:
            stored.pages.clear()
        page = stored.pages[command.start] = views.show_page(_of(stored), command.start)
    return (page,)


async def use(parts: Parts, command: UseArticle, _: Progress) -> tuple[View, ...]:
    """Make an article the place's own."""
    stored = await named_article(parts, command.by, command.article)
    current = arrivals.announce_current(stored.slug, stored.reading.title, command.by.name)
    told = Announcement(parts, command, current)
    await parts.db.change(
        places.set_current_article(command.by.community, command.by.place, stored.slug),
        *told.statements,
    )
    return await told.show()


async def show_left_out(parts: Parts, command: ShowRemoved, _: Progress) -> tuple[View, ...]:
    """What was left out of an article."""
    return (arrivals.show_left_out(_of(await named_article(parts, command.by, command.article))),)


async def put_back(parts: Parts, command: RestoreLine, _: Progress) -> tuple[View, ...]:
    """Put a left-out line back: a new version of the article."""
    stored = await named_article(parts, command.by, command.article)
    lines = [i for i, b in enumerate(stored.reading.blocks) if b.kind is BlockKind.REMOVED]
    if not 1 <= command.line <= len(lines):
        raise Refused(
            ArticleRefusal.NO_REMOVED_LINE, line=command.line, slug=stored.slug, last=len(lines)
        )
    restored = restore(stored.reading, lines[command.line - 1])
    words = stored.reading.blocks[lines[command.line - 1]].text
    version = stored.newest + 1
    arrived = arrivals.announce_restored(_build_version(stored.slug, version, restored), words)
    return await _write(parts, command, stored.slug, version, restored, arrived)


async def remove(parts: Parts, command: RemoveArticle, _: Progress) -> tuple[View, ...]:
    """Take an article off the shelf."""
    stored = await named_article(parts, command.by, command.article)
    removed = arrivals.announce_removed(stored.slug, stored.reading.title, command.by.name)
    told = Announcement(parts, command, removed)
    removing = articles.remove(command.by.community, stored.slug, command.at)
    await parts.db.change(*removing, *told.statements)
    return await told.show()


HANDLERS: dict[type, CommandHandler] = {
    AddArticle: add,
    UpdateArticle: update,
    ListArticles: list_articles,
    ShowArticle: show,
    UseArticle: use,
    ShowRemoved: show_left_out,
    RestoreLine: put_back,
    RemoveArticle: remove,
}


async def _read(command: AddArticle | UpdateArticle, progress: Progress) -> ArticleReading:
    """The article that a command brings: from a link, a file, or its own words."""
    if command.file is not None:
        if command.source:
            raise Refused(ArticleRefusal.ONE_SOURCE)
        file = command.file
        return await ingest.read_bytes(file.content, name=file.name, media_type=file.media_type)
    if not command.source:
        raise Refused(ArticleRefusal.NO_SOURCE)
    if not _is_link(command.source):
        return await ingest.read_paste(command.source)
    fetching = text(say("Fetching the article …"))
    await progress(View(key=command.id, audience=Audience.ASKER, blocks=(fetching,)))
    return await ingest.read_link(command.source)


def _is_link(source: str) -> bool:
    return source.lower().startswith(("http://", "https://")) and len(source.split()) == 1


async def _find_same_text(
    parts: Parts, command: AddArticle | UpdateArticle, reading: ArticleReading
) -> View | None:
    slug = await articles.with_fingerprint(parts.db, command.by.community, fingerprint(reading))
    return None if slug is None else arrivals.show_same_text(slug, reading.title, command.id)


async def _write(
    parts: Parts,
    command: AddArticle | UpdateArticle | RestoreLine,
    slug: str,
    version: int,
    reading: ArticleReading,
    arrived: tuple[View, ...],
) -> tuple[View, ...]:
    """Put a version on the shelf and show the room the first view of what `arrived`; what is left
    to answer."""
    told = Announcement(parts, command, arrived[0])
    await parts.db.change(
        *articles.add(
            command.by.community,
            slug,
            version,
            reading,
            fingerprint=fingerprint(reading),
            by=command.by.member,
            at=command.at,
        ),
        *told.statements,
    )
    return (*await told.show(), *arrived[1:])


def _build_version(slug: str, version: int, reading: ArticleReading) -> views.ArticleVersion:
    return views.ArticleVersion(
        slug=slug, version=version, newest=version, removed=False, reading=reading
    )


def _of(stored: StoredArticle) -> views.ArticleVersion:
    return views.ArticleVersion(
        slug=stored.slug,
        version=stored.version,
        newest=stored.newest,
        removed=stored.removed,
        reading=stored.reading,
    )
