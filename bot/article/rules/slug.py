"""An article's short name: what members type, and what citations carry."""

import re
import unicodedata
from collections.abc import Container
from pathlib import PurePosixPath

LONGEST = 56
"""Characters of a slug: a button that opens a paragraph by it stays within its own limit."""
_RESERVED = frozenset(["all", "article", "none", "this", "here"])
_FALLBACK = "article"
_TRANSLITERATED = str.maketrans(
    {
        **dict(zip("абвгґдеєзиійклмнопрстуфхь", "abvggdeeziiiklmnoprstufh'", strict=True)),
        "ж": "zh", "ї": "i", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia",
        "ы": "y", "э": "e", "ё": "e", "ъ": "", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o",
        "ł": "l", "đ": "d", "þ": "th",
    }
)  # fmt: skip
_FILE_ENDING = re.compile(r"\.(txt|md|markdown|html?|pdf|text)$", re.IGNORECASE)


def slug_from(name: str) -> str:
    """A slug from a title, a file's name or a member's wish: a-z, 0-9, _ and hyphens, never
    empty, at most LONGEST characters, never a word with a meaning of its own."""
    base = name
    if _FILE_ENDING.search(name):
        base = _FILE_ENDING.sub("", PurePosixPath(name.replace("\\", "/")).name)
    slug = re.sub(r"[^a-z0-9_]+", "-", _plain_letters(base)).strip("-_")
    if len(slug) > LONGEST:
        slug = slug[: LONGEST + 1].rsplit("-", 1)[0][:LONGEST].strip("-")
    if not slug:
        return _FALLBACK
    if slug in _RESERVED:
        return f"{_FALLBACK}-{slug}"[:LONGEST]
    return slug


def plain_slug(name: str) -> str:
    """A name in a-z, 0-9 and hyphens, however long; "" if none of its letters can be put so."""
    return re.sub(r"[^a-z0-9]+", "-", _plain_letters(name)).strip("-")


def _plain_letters(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words.lower().translate(_TRANSLITERATED))
    letters = "".join(c for c in plain if not unicodedata.combining(c))
    return letters.replace("'", "").replace("’", "")


def unused_slug(slug: str, taken: Container[str]) -> str:
    """The slug itself, or with the first number that makes it a new one."""
    if slug not in taken:
        return slug
    number = 2
    while (numbered := f"{_room_for(number, slug)}-{number}") in taken:
        number += 1
    return numbered


def _room_for(number: int, slug: str) -> str:
    return slug[: LONGEST - 1 - len(str(number))].rstrip("-")
