"""What a reading of a made page has of what it must have, and what it has beside."""

from msgspec import Struct

from bench.ingest.pages import MadePage
from bot.article.rules.reading import ArticleReading, BlockKind


class PageFigures(Struct, frozen=True, kw_only=True):
    """Counts for one page. `lost`, `foreign`, `unheaded`, `uncaptioned` and `unrowed` are the
    words themselves."""

    name: str
    shape: str
    expected: int
    lost: tuple[str, ...]
    blocks: int
    foreign: tuple[str, ...]
    unheaded: tuple[str, ...]
    uncaptioned: tuple[str, ...]
    unrowed: tuple[str, ...]
    author: str
    title: bool
    published: bool


def measure_page(page: MadePage, reading: ArticleReading) -> PageFigures:
    """Compare a reading with what its page says must be in it."""
    kept_blocks = [block for block in reading.blocks if block.kind is not BlockKind.REMOVED]
    texts = [letters(block.text) for block in kept_blocks]
    whole = [letters(reading.title), *texts]
    kept = [letters(words) for words in page.kept]
    headings = {letters(b.text) for b in kept_blocks if b.kind is BlockKind.HEADING}
    captions = {letters(b.text) for b in kept_blocks if b.note}
    rows = [letters(row) for row in page.rows]
    return PageFigures(
        name=page.name,
        shape=page.shape,
        expected=len(page.kept),
        lost=tuple(
            words
            for words, sought in zip(page.kept, kept, strict=True)
            if not any(sought in text for text in whole)
        ),
        blocks=len(kept_blocks),
        foreign=tuple(
            block.text
            for block, text in zip(kept_blocks, texts, strict=True)
            if _is_foreign(text, page, [*kept, *rows])
        ),
        unheaded=tuple(words for words in page.headings if letters(words) not in headings),
        uncaptioned=tuple(
            words for words in page.captions if not any(letters(words) in text for text in captions)
        ),
        unrowed=tuple(row for row in page.rows if not any(letters(row) in text for text in texts)),
        author=judge_author(page.author, reading.author),
        title=letters(page.title) == letters(reading.title),
        published=page.published == reading.published,
    )


def _is_foreign(text: str, page: MadePage, kept: list[str]) -> bool:
    """Does a block have words of the page's furniture, or none of the article's?"""
    strange = any(len(letters(words)) > 12 and letters(words) in text for words in page.foreign)
    own = any(text in sought or (len(sought) > 3 and sought in text) for sought in kept)
    return not own or (strange and not any(text in sought for sought in kept))


def judge_author(expected: str | None, found: str | None) -> str:
    """`right`, `missing` or `wrong`."""
    wanted, names = _names(expected), _names(found)
    if wanted == names:
        return "right"
    return "missing" if not names else "wrong"


def _names(author: str | None) -> frozenset[str]:
    return frozenset(
        letters(name) for name in (author or "").replace(";", ",").split(",") if name.strip()
    )


def letters(text: str) -> str:
    """A text's letters and figures alone, without capitals."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())
