"""Pages of our own making, with what a reader of each must get.

A page stands in `bench/data/pages` as HTML under a head of `name: value` lines. In the HTML,
`{{p}}` is the next paragraph of the article that the head names and `{{n}}` the next headline of
another one; `{{+ …}}` must be kept, `{{- …}}` must not, `{{h …}}` must be kept as a heading and
`{{c …}}` as a caption.
"""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from html import escape, unescape
from itertools import cycle
from pathlib import Path

from msgspec import Struct

DATA = Path(__file__).parent.parent / "data"

_MARK = re.compile(r"\{\{(title|[pn]\b|[+\-hc])\s*(.*?)\}\}", re.DOTALL)
_TAG = re.compile(r"<(?!br\b)[^>]*>")
_BREAK = re.compile(r"<br\b[^>]*>")


class MadePage(Struct, frozen=True, kw_only=True):
    """A page, and what a reader of it must get. `rows` are lines that must stand within one
    paragraph each."""

    name: str
    shape: str
    content: bytes
    title: str
    author: str | None
    published: date | None
    kept: tuple[str, ...]
    foreign: tuple[str, ...]
    headings: tuple[str, ...]
    captions: tuple[str, ...]
    rows: tuple[str, ...]


@cache
def load_pages() -> tuple[MadePage, ...]:
    """All pages, by name."""
    return tuple(_build(path) for path in sorted((DATA / "pages").glob("*.html")))


def _build(path: Path) -> MadePage:
    head, _, template = path.read_text(encoding="utf-8").partition("\n---\n")
    fields = [line.split(": ", 1) for line in head.splitlines() if ": " in line]
    one = {name: value for name, value in fields if name != "row"}
    own_title, own_paragraphs = load_article(one.get("article", "harbour-news"))
    paragraphs, headlines = iter(own_paragraphs), _headlines(own_title)
    found: dict[str, list[str]] = {mark: [] for mark in "+-hc"}

    def fill(match: re.Match[str]) -> str:
        mark, words = match[1], match[2].strip()
        if mark == "title":
            return escape(own_title, quote=True)
        if mark == "p":
            mark, words = "+", _linked(next(paragraphs), len(found["+"]))
        elif mark == "n":
            mark, words = "-", escape(next(headlines))
        found[mark].append(_words(words))
        return words

    html = _MARK.sub(fill, template)
    published = one.get("date")
    return MadePage(
        name=path.stem,
        shape=one["shape"],
        content=html.encode(one.get("encoding", "utf-8")),
        title=one.get("title", own_title),
        author=one.get("author"),
        published=date.fromisoformat(published) if published else None,
        kept=(*found["+"], *found["h"], *found["c"]),
        foreign=tuple(found["-"]),
        headings=tuple(found["h"]),
        captions=tuple(found["c"]),
        rows=tuple(value for name, value in fields if name == "row"),
    )


@cache
def load_article(name: str) -> tuple[str, tuple[str, ...]]:
    """The title and the long paragraphs of an article of ours."""
    path = next((DATA / "articles").glob(f"{name}.*"))
    parts = [part.strip() for part in path.read_text(encoding="utf-8").split("\n\n")]
    return parts[0].lstrip("# "), tuple(part for part in parts[1:] if len(part) > 150)


def _headlines(own: str) -> Iterator[str]:
    titles = [load_article(path.stem)[0] for path in sorted((DATA / "articles").iterdir())]
    return cycle([title for title in titles if title != own])


def _linked(paragraph: str, number: int) -> str:
    """A paragraph as HTML; every second one has a link and an emphasis, as on the web."""
    words = [escape(word, quote=False) for word in paragraph.split()]
    if number % 2 and len(words) > 12:
        words[3], words[5] = f'<a href="/topic/{number}">{words[3]}', f"{words[5]}</a>"
        words[9] = f"<em>{words[9]}</em>"
    return " ".join(words)


def _words(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", _BREAK.sub(" ", html))).split())
