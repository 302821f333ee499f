"""`python3 dev.py bench vectors`: makes the vectors that come along, after their words changed."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.article import meaning
from bot.article.content import brief
from bot.article.rules.index import ArticleIndex, Embed, index_article
from bot.article.rules.searched_designs import index_designs
from bot.guarantee.content import asked


def measure() -> Mapping[str, object]:
    """Write the vectors of the brief and of the designs beside them, and say how many bytes."""
    embed = meaning.load()
    made = {
        Path(brief.__file__).with_name(meaning.SHIPPED): build_vectors(embed),
        Path(asked.__file__).with_name(asked.VECTORS): _vectors(embed, _index_designs),
    }
    for target, vectors in made.items():
        target.write_bytes(vectors)
    return {target.name: f"{len(vectors)} bytes" for target, vectors in made.items()}


def build_vectors(embed: Embed) -> bytes:
    """The brief's vectors as the program brings them along: their mark, then the numbers."""
    return _vectors(embed, _index_brief)


def _index_brief(embed: Embed) -> ArticleIndex:
    slug, reading = brief.load()
    return index_article(slug, 1, reading, embed)


def _index_designs(embed: Embed) -> ArticleIndex:
    return index_designs(asked.searched(), embed)


def _vectors(embed: Embed, index: Callable[[Embed], ArticleIndex]) -> bytes:
    remembered = meaning.RememberedMeaning(embed, None)
    index(remembered)
    if remembered.new is None:
        raise ValueError("there was nothing to make vectors of")
    return meaning.pack(remembered.new)
