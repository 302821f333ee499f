"""`python3 dev.py bench vectors`: makes brief.vectors anew, after the brief has changed."""

from collections.abc import Mapping
from pathlib import Path

from bot.article import meaning
from bot.article.content import brief
from bot.article.rules.index import Embed, index_article


def measure() -> Mapping[str, object]:
    """Write the vectors beside the brief, and say how many bytes they take."""
    target = Path(brief.__file__).with_name(meaning.SHIPPED)
    target.write_bytes(build_vectors(meaning.load()))
    return {"the brief's vectors": {"bytes": target.stat().st_size}}


def build_vectors(embed: Embed) -> bytes:
    """The brief's vectors as the program brings them along: their mark, then the numbers."""
    slug, reading = brief.load()
    remembered = meaning.RememberedMeaning(embed, None)
    index_article(slug, 1, reading, remembered)
    if remembered.new is None:
        raise ValueError("nothing was made of the brief")
    return remembered.new.made_from.encode() + remembered.new.content
