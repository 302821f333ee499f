"""What a page's article is called."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement
from msgspec.structs import replace

from bot.article.ingest.pages.blocks import PageBlock

_LEAST = 0.45  # of what a page calls itself, of which the rest may be its site's name
_KICKER = 5  # words that may stand in one line with a title
_AGREEING = 0.4
_SITE = re.compile(r"\s+(?:[|·•–—-]|::)\s+[^|·•–—]{1,40}$")
_SET_AS_TITLE = re.compile(r"(?:^|\s)(?:Mso)?Title(?=\s|$)")


def window_title(tree: HtmlElement) -> str:
    """What a page's window is called."""
    return next(("".join(element.itertext()) for element in tree.iter("title")), "")


def stated_title(tree: HtmlElement, extracted: str) -> str:
    """What a page says that its article is called. `extracted` is a guess, believed where the
    window says so too."""
    for meta in tree.iter("meta"):
        content = " ".join((meta.get("content") or "").split())
        if content and (meta.get("property") or meta.get("name")) == "og:title":
            return content
    window = " ".join(window_title(tree).split())
    words, beside = set(folded_words(extracted).split()), set(folded_words(window).split())
    if not window or len(words & beside) >= _AGREEING * len(words):
        return extracted
    return _SITE.sub("", window)


def find_title(stated: str, window: str, page_blocks: Sequence[PageBlock]) -> str:
    """What the page calls itself; without the name of its site, if a line of it is without."""
    names = [folded_words(stated), folded_words(window)]
    if names[0] in names[1] and len(names[0]) <= _LEAST * len(names[1]):
        names.reverse()  # what is stated may be the site's name
    for name in names:
        lines = [block.text for block in page_blocks if folded_words(block.text) in name]
        longest = max(lines, key=len, default="")
        if longest and len(longest) > _LEAST * len(name):
            return longest
    heads = [block.text for block in page_blocks if _is_title(block.element)]
    whole = folded_words(stated)
    for head in heads:
        if folded_words(head) in whole or (whole and whole in folded_words(head)):
            return head
    return stated or (heads[0] if heads else "")


def without_kickers(page_blocks: Sequence[PageBlock], title: str) -> list[PageBlock]:
    """The blocks; a headline that stands in one with its kicker is the title alone."""
    name, length = folded_words(title), len(title.split())
    found = []
    for block in page_blocks:
        words = folded_words(block.text)
        beside = len(words.split()) - length
        joined = words.endswith(" " + name) or words.startswith(name + " ")
        kicked = joined and block.heading and length > 2 and beside <= _KICKER
        found.append(replace(block, text=title) if kicked else block)
    return found


def _is_title(element: HtmlElement) -> bool:
    return element.tag == "h1" or bool(_SET_AS_TITLE.search(element.get("class") or ""))


def folded_words(words: str) -> str:
    """A line without capitals and with single spaces, to compare it by."""
    return " ".join(words.casefold().split())
