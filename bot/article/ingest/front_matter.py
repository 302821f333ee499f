"""The lines at the head of a Markdown file that say its title, author and date."""

import re
from datetime import date

from msgspec import Struct

_FENCED = re.compile(
    r"\ufeff?---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"([A-Za-z][\w -]*?)[ \t]*:(?:[ \t]+(.*))?$")
_BELONGS = re.compile(r"[ \t]+\S|-[ \t]|#|[ \t]*$")
_TITLE, _AUTHOR = ("title",), ("author", "authors", "by")
_DATE = ("date", "published", "publishdate", "pubdate")


class FrontMatter(Struct, frozen=True, kw_only=True):
    """What a text says of itself; empty where it says nothing."""

    title: str = ""
    author: str | None = None
    published: date | None = None


def front_matter(text: str) -> tuple[FrontMatter, str]:
    """What the head says, and the text without it. A text that only begins with a rule has none."""
    match = _FENCED.match(text)
    fields = _fields(match[1].splitlines()) if match else None
    if match is None or not fields:
        return FrontMatter(), text
    matter = FrontMatter(
        title=" ".join(_first(fields, _TITLE)),
        author=", ".join(_first(fields, _AUTHOR)) or None,
        published=day(" ".join(_first(fields, _DATE))),
    )
    return matter, text[match.end() :]


def day(words: str) -> date | None:
    """The day that begins with figures as in 2024-05-31; None for all else."""
    try:
        return date.fromisoformat(words.strip()[:10])
    except ValueError:
        return None


def _fields(lines: list[str]) -> dict[str, list[str]] | None:
    """Names in lower case and their values; None if the lines are no such head."""
    fields: dict[str, list[str]] = {}
    last: list[str] | None = None
    for line in lines:
        if field := _FIELD.match(line):
            last = fields.setdefault(field[1].lower(), [])
            last += _values(field[2] or "")
        elif last is None or not _BELONGS.match(line):
            return None
        elif item := line.strip().removeprefix("- "):
            last += _values(item)
    return fields


def _values(written: str) -> list[str]:
    written = written.strip()
    if written in ("", ">", "|", ">-", "|-") or written.startswith("#"):
        return []
    if written.startswith("[") and written.endswith("]"):
        return [bare for item in written[1:-1].split(",") if (bare := _unquoted(item))]
    return [_unquoted(written)]


def _unquoted(words: str) -> str:
    words = words.strip()
    quoted = len(words) > 1 and words[0] == words[-1] and words[0] in "\"'"
    return words[1:-1] if quoted else words


def _first(fields: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return next((fields[name] for name in names if fields.get(name)), [])
