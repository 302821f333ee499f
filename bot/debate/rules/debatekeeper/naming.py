"""Ids of formats from their names: different names have different ids, as far as letters go."""

from collections.abc import Container, Iterator
from itertools import count

from bot.article.rules.slug import plain_slug

LONGEST_KEY = 36
_LONGEST_ID = 40


def make_format_id(name: str, short: str = "") -> str:
    """An id from a name; from its short form, or from its two ends, where it is long."""
    whole = plain_slug(name)
    if len(whole) <= LONGEST_KEY:
        return whole or "format"
    brief = plain_slug(short)
    if 0 < len(brief) <= LONGEST_KEY:
        return brief
    end = whole[-12:].partition("-")[2] or whole[-8:]
    start = whole[: LONGEST_KEY - 1 - len(end)].strip("-")
    return f"{start}-{end}"


def unused_id(wanted: str, taken: Container[str]) -> str:
    """The id itself, or with the first number that makes it a new one."""
    return next(each for each in numbered_ids(wanted) if each not in taken)


def numbered_ids(wanted: str) -> Iterator[str]:
    """The id itself, and then with the numbers from 2."""
    yield wanted
    for number in count(2):
        yield f"{wanted[: _LONGEST_ID - 1 - len(str(number))].rstrip('-')}-{number}"


def make_key(name: str) -> str:
    """A key from the name of a speech."""
    return plain_slug(name)[:LONGEST_KEY].strip("-") or "format"
