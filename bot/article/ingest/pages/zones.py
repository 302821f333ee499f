"""Parts of a page that their tag or their class says to be no article, and why."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.rules.cleaning.pieces import ends_sentence
from bot.article.rules.reading import RemovalReason

_TAGS = {
    "nav": RemovalReason.NAVIGATION,
    "header": RemovalReason.NAVIGATION,
    "footer": RemovalReason.NAVIGATION,
    "menu": RemovalReason.NAVIGATION,
    "search": RemovalReason.NAVIGATION,
    "aside": RemovalReason.RELATED,
    "form": RemovalReason.PROMOTION,
    "dialog": RemovalReason.PROMOTION,
}
_ROLES = {
    "navigation": RemovalReason.NAVIGATION,
    "banner": RemovalReason.NAVIGATION,
    "contentinfo": RemovalReason.NAVIGATION,
    "search": RemovalReason.NAVIGATION,
    "complementary": RemovalReason.RELATED,
    "dialog": RemovalReason.PROMOTION,
    "alertdialog": RemovalReason.PROMOTION,
}
_CLASSES = {
    word: reason
    for reason, words in (
        (RemovalReason.COMMENTS, "comment comments disqus replies respond"),
        (
            RemovalReason.RELATED,
            "related recommended recommendations trending popular sidebar teasers",
        ),
        (RemovalReason.SHARING, "share sharing social sharedaddy"),
        (
            RemovalReason.PROMOTION,
            "newsletter subscribe subscription promo advert advertisement ad ads",
        ),
        (RemovalReason.PROMOTION, "sponsored paywall donate signup"),
        (RemovalReason.LEGAL, "cookie cookies consent gdpr copyright"),
        (
            RemovalReason.NAVIGATION,
            "nav navbar navigation menu breadcrumb breadcrumbs pagination footer",
        ),
        (RemovalReason.NAVIGATION, "tags skip masthead"),
        (RemovalReason.BYLINE, "byline author dateline timestamp"),
    )
    for word in words.split()
}
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+")
_WITHIN = frozenset(("article", "main", "blockquote"))
_MOST = 0.5


class Zones:
    """The parts of one page. A part that holds most of what the page says is none of them."""

    def __init__(self, page_blocks: Iterable[PageBlock]) -> None:
        self._said: dict[HtmlElement, int] = {}
        self._whole = 0
        for block in page_blocks:
            if ends_sentence(block.text):
                self._whole += len(block.text)
                for element in (block.element, *block.element.iterancestors()):
                    self._said[element] = self._said.get(element, 0) + len(block.text)

    def by_tag(self, element: HtmlElement) -> RemovalReason | None:
        """Why the innermost part that its tag or role marks, around an element, is outside."""
        for part in (element, *element.iterancestors()):
            reason = _TAGS.get(part.tag) or _ROLES.get(part.get("role", ""))
            if reason and not self._is_most(part) and not _heads_article(part):
                return reason
        return None

    def by_class(self, element: HtmlElement) -> RemovalReason | None:
        """The same for the words in classes and ids, which are a hint and no more."""
        for part in (element, *element.iterancestors()):
            named = f"{part.get('class', '')} {part.get('id', '')}"
            if named.isspace() or self._is_most(part):
                continue
            for word in _CLASS_WORD.findall(named):
                if reason := _CLASSES.get(word.lower()):
                    return reason
        return None

    def _is_most(self, part: HtmlElement) -> bool:
        return self._said.get(part, 0) > _MOST * self._whole


def _heads_article(part: HtmlElement) -> bool:
    """A header or footer within the article is part of it, and so is one around its title."""
    if part.tag == "header" and part.find(".//h1") is not None:
        return True
    return part.tag in ("header", "footer") and any(a.tag in _WITHIN for a in part.iterancestors())
