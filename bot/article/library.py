"""Each community's shelf, kept ready in memory and rebuilt when its articles change.

What searches (numpy, the meanings) is loaded with the first shelf, in the thread that builds it: it
takes memory that only questions need.
"""

import asyncio
import time
from collections import OrderedDict, defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from msgspec import Struct

from bot.article.rows import articles, libraries, vectors
from bot.article.rows.articles import StoredArticle
from bot.article.rows.vectors import KeptVectors
from bot.kernel.ids import CommunityId
from bot.store.database import Database

if TYPE_CHECKING:
    from bot.article.ports import DesignLibrary
    from bot.article.rules.index import ArticleIndex, Embed
    from bot.article.rules.library_passage import SearchedPassage
    from bot.article.rules.searched_designs import SearchedDesigns
    from bot.article.rules.shelf import ArticleShelf
    from bot.article.rules.spelling import English, LibraryWords, Respelling

KEPT = 64
"""Communities whose shelves stay in memory; the one longest unused goes first."""

KEPT_ARTICLES = 16
"""Articles that were read last, which stay in memory: members turn their pages."""

BATCH = 16
"""Articles that are read and made ready together: each batch waits twice for a thread."""

LARGE, AHEAD = 200, 2000
"""From how many articles on a library is made ready before anybody asks, and how many all those may
hold together: as many as one library takes."""

LONGEST_REST = 1.0
"""Seconds at most for which making ready ahead rests after each batch."""

SEARCHING = 2
"""Questions that are worked on at once. More would be answered no sooner, and everybody else, who
only presses a button, would wait for them."""

P = ParamSpec("P")
T = TypeVar("T")


class _Ready(Struct, frozen=True):
    revision: int
    shelf: "ArticleShelf"


class _Read(Struct, frozen=True):
    revision: int
    article: StoredArticle | None


class _Spelled(Struct, frozen=True):
    shelf: "ArticleShelf"
    words: "LibraryWords"
    english: "English"


class Library:
    """Shelves by community, derived from the stored paragraphs."""

    def __init__(self, db: Database, *, by_meaning: bool = True) -> None:
        self._db = db
        self._by_meaning = by_meaning
        self._ready: OrderedDict[CommunityId, _Ready] = OrderedDict()
        self._building: defaultdict[CommunityId, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._hurried: set[CommunityId] = set()
        self._spelled: dict[CommunityId, _Spelled] = {}
        self._read: OrderedDict[tuple[CommunityId, str, int | None], _Read] = OrderedDict()
        self._embed: Embed | None = None
        self._designs: SearchedDesigns | None = None
        self._loading = asyncio.Lock()
        self._searching = asyncio.Semaphore(SEARCHING)

    async def load_designs(self, port: "DesignLibrary") -> "SearchedDesigns":
        """The words of the library of designs, ready to be searched; made on first use."""
        if self._designs is None:
            embed = await self.embed()
            passages, vectors = await port.load_searched()
            self._designs = await asyncio.to_thread(_arrange_designs, passages, vectors, embed)
        return self._designs

    async def work(self, do: Callable[P, T], *given: P.args, **named: P.kwargs) -> T:
        """Do what takes some milliseconds for a question, away from the event loop."""
        async with self._searching:
            return await asyncio.to_thread(do, *given, **named)

    async def embed(self) -> "Embed":
        """The meanings, loaded on first use; words alone where they are switched off."""
        if self._embed is None:
            async with self._loading:
                if self._embed is None:
                    self._embed = await asyncio.to_thread(
                        _load_meanings, by_meaning=self._by_meaning
                    )
        return self._embed

    def embed_in_use(self) -> "Embed | None":
        """The meanings, if something has used them already: not worth loading for a little."""
        return self._embed

    async def article(
        self, community: CommunityId, slug: str, version: int | None = None
    ) -> StoredArticle | None:
        """An article's version, the current one by default; None if there is no such thing. It is
        read anew when the community's articles have changed."""
        revision = await libraries.revision(self._db, community)
        key = community, slug, version
        read = self._read.get(key)
        if read is None or read.revision != revision:
            stored = await articles.load(self._db, community, slug, version)
            read = self._read[key] = _Read(revision, stored)
        self._read.move_to_end(key)
        if len(self._read) > KEPT_ARTICLES:
            self._read.popitem(last=False)
        return read.article

    async def shelf(self, community: CommunityId, *, politely: bool = False) -> "ArticleShelf":
        """The community's articles as they are now, ready for search. If need be they are made
        ready; `politely` at half the pace, for as long as nobody else waits for them."""
        revision = await libraries.revision(self._db, community)
        ready = self._ready.get(community)
        if ready is None or ready.revision != revision:
            if not politely:
                self._hurried.add(community)
            try:
                ready = await self._renew(community, revision)
            finally:
                self._hurried.discard(community)
        self._ready.move_to_end(community)
        while len(self._ready) > KEPT:
            gone, _ = self._ready.popitem(last=False)
            self._building.pop(gone, None)
            self._spelled.pop(gone, None)
        return ready.shelf

    async def _renew(self, community: CommunityId, revision: int) -> _Ready:
        async with self._building[community]:
            ready = self._ready.get(community)
            if ready is None or ready.revision != revision:
                ready = self._ready[community] = await self._build(community, ready)
            return ready

    async def build_ahead(self) -> None:
        """Make large libraries ready before anybody asks, so that the first question after a start
        need not wait for a thousand articles. Small ones wait until somebody asks."""
        left = AHEAD
        for community, size in await libraries.find_large_libraries(self._db, LARGE):
            if size <= left:
                left -= size
                await self.shelf(community, politely=True)
                await self.respell(community, "")

    async def respell(self, community: CommunityId, question: str) -> "Respelling":
        """A question with its misspelled words as the community's articles spell them."""
        from bot.article.rules.spelling import respell

        shelf = await self.shelf(community)
        spelled = self._spelled.get(community)
        if spelled is None or spelled.shelf is not shelf:
            spelled = await self.work(_read_words, shelf)
            self._spelled[community] = spelled
        return await self.work(respell, question, spelled.words, spelled.english)

    async def _build(self, community: CommunityId, before: _Ready | None) -> _Ready:
        embed = await self.embed()
        revision, current = await libraries.versions(self._db, community)
        indexed = {(a.slug, a.version): a for a in before.shelf.articles} if before else {}
        missing = [each for each in current.items() if each not in indexed]
        for start in range(0, len(missing), BATCH):
            begun = time.monotonic()
            for index in await self._index(community, missing[start : start + BATCH], embed):
                indexed[index.slug, index.version] = index
            if community not in self._hurried:
                await _rest(min(time.monotonic() - begun, LONGEST_REST))
        indices = [indexed[each] for each in current.items() if each in indexed]
        return _Ready(revision, await asyncio.to_thread(_arrange, indices))

    async def _index(
        self, community: CommunityId, wanted: Sequence[tuple[str, int]], embed: "Embed"
    ) -> "list[ArticleIndex]":
        """Make some articles ready, and keep the vectors that are new."""
        stored = await articles.load_many(self._db, community, wanted)
        kept = await vectors.load(self._db, community, wanted)
        pairs = [(s, k) for s, k in zip(stored, kept, strict=True) if s is not None]
        indices, new = await asyncio.to_thread(_index_versions, pairs, embed)
        if new:
            found = [vectors.keep(community, *version, made) for version, made in new.items()]
            await self._db.write(*found)
        return indices


async def _rest(seconds: float) -> None:
    await asyncio.sleep(seconds)


def _load_meanings(*, by_meaning: bool) -> "Embed":
    from bot.article.meaning import load
    from bot.article.rules.index import words_only

    return load() if by_meaning else words_only


def _index_versions(
    pairs: Sequence[tuple[StoredArticle, KeptVectors | None]], embed: "Embed"
) -> "tuple[list[ArticleIndex], dict[tuple[str, int], KeptVectors]]":
    """Articles made ready, each with the vectors that were kept of it or with new ones; those are
    given back to be kept, by slug and version."""
    from bot.article.meaning import RememberedMeaning
    from bot.article.rules.index import index_article, words_only

    indices: list[ArticleIndex] = []
    new: dict[tuple[str, int], KeptVectors] = {}
    for stored, kept in pairs:
        meant = None if embed is words_only else RememberedMeaning(embed, kept)
        index = index_article(stored.slug, stored.version, stored.reading, meant or embed)
        indices.append(index)
        if meant is not None and meant.new is not None:
            new[stored.slug, stored.version] = meant.new
    return indices, new


def _arrange(indices: "Sequence[ArticleIndex]") -> "ArticleShelf":
    from bot.article.rules.shelf import arrange

    return arrange(indices)


def _arrange_designs(
    passages: "Sequence[SearchedPassage]", vectors: bytes, embed: "Embed"
) -> "SearchedDesigns":
    from bot.article import meaning
    from bot.article.rules.index import words_only
    from bot.article.rules.searched_designs import arrange_designs

    if embed is words_only:
        return arrange_designs(passages, embed)
    return arrange_designs(passages, meaning.RememberedMeaning(embed, meaning.unpack(vectors)))


def _read_words(shelf: "ArticleShelf") -> _Spelled:
    from bot.article.content import english
    from bot.article.rules.spelling import library_words

    texts = (text for a in shelf.articles for text in (a.title, *a.sentences))
    return _Spelled(shelf, library_words(texts), english.load())
