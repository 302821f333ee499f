"""Parts of a page that their tag or their class says to be no article, and why."""

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from bot.article.ingest.pages.blocks import Block
from bot.article.rules.cleaning.pieces import ends_sentence
from bot.article.rules.reading import Reason

_TAGS = {
    "nav": Reason.NAVIGATION,
    "header": Reason.NAVIGATION,
    "footer": Reason.NAVIGATION,
    "menu": Reason.NAVIGATION,
    "search": Reason.NAVIGATION,
    "aside": Reason.RELATED,
    "form": Reason.PROMOTION,
    "dialog": Reason.PROMOTION,
}
_ROLES = {
    "navigation": Reason.NAVIGATION,
    "banner": Reason.NAVIGATION,
    "contentinfo": Reason.NAVIGATION,
    "search": Reason.NAVIGATION,
    "complementary": Reason.RELATED,
    "dialog": Reason.PROMOTION,
    "alertdialog": Reason.PROMOTION,
}
_CLASSES = {
    word: reason
    for reason, words in (
        (Reason.COMMENTS, "comment comments disqus replies respond"),
        (Reason.RELATED, "related recommended recommendations trending popular sidebar teasers"),
        (Reason.SHARING, "share sharing social sharedaddy"),
        (Reason.PROMOTION, "newsletter subscribe subscription promo advert advertisement ad ads"),
        (Reason.PROMOTION, "sponsored paywall donate signup"),
        (Reason.LEGAL, "cookie cookies consent gdpr copyright"),
        (Reason.NAVIGATION, "nav navbar navigation menu breadcrumb breadcrumbs pagination footer"),
        (Reason.NAVIGATION, "tags skip masthead"),
        (Reason.BYLINE, "byline author dateline timestamp"),
    )
    for word in words.split()
}
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+")
_WITHIN = frozenset(("article", "main", "blockquote"))
_MOST = 0.5


class Zones:
    """The parts of one page. A part that holds most of what the page says is none of them."""

    def __init__(self, found: Iterable[Block]) -> None:
        self._said: dict[HtmlElement, int] = {}
        self._whole = 0
        for block in found:
            if ends_sentence(block.text):
                self._whole += len(block.text)
                for element in (block.element, *block.element.iterancestors()):
                    self._said[element] = self._said.get(element, 0) + len(block.text)

    def by_tag(self, element: HtmlElement) -> Reason | None:
        """Why the innermost part that its tag or role marks, around an element, is outside."""
        for part in (element, *element.iterancestors()):
            reason = _TAGS.get(part.tag) or _ROLES.get(part.get("role", ""))
            if reason and not self._is_most(part) and not _heads_article(part):
                return reason
        return None

    def by_class(self, element: HtmlElement) -> Reason | None:
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
