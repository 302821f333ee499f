"""Parts of a page that their tag or their class says to be no article, and why."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from lxml.html import HtmlElement

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.ingest.pages.looks import OF_STATE, class_tokens, is_info_box, words_of
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
    "alert": RemovalReason.NAVIGATION,
    "doc-endnotes": RemovalReason.REFERENCES,
    "doc-bibliography": RemovalReason.REFERENCES,
    "doc-footnote": RemovalReason.REFERENCES,
}
_SURE = {
    word: reason
    for reason, words in (
        (RemovalReason.COMMENTS, "comments disqus replies respond commentlist contributions"),
        (
            RemovalReason.RELATED,
            "related recommended recommendations recommendation trending teasers catcher outbrain"
            " taboola richlink readmore mostread mostviewed alsoread bookmark"
            " recirc recirculation lightbox",
        ),
        (RemovalReason.SHARING, "share sharing sharedaddy sharebar addtoany"),
        (
            RemovalReason.PROMOTION,
            "newsletter newsletters subscribe subscription subscriptions promo advert"
            " advertisement sponsored paywall donate donation signup emailsignup inread piano cta"
            " freemium regwall",
        ),
        (RemovalReason.LEGAL, "cookie cookies consent gdpr onetrust permissions"),
        (
            RemovalReason.NAVIGATION,
            "nav navbar navigation breadcrumb breadcrumbs pagination pager toc catlinks navbox"
            " hatnote printfooter skiplink sitesub ambox feedback",
        ),
        (RemovalReason.BYLINE, "byline dateline timestamp postmeta credit credits"),
        (
            RemovalReason.REFERENCES,
            "reflist references footnotes footnote endnotes bibliography refbegin",
        ),
    )
    for word in words.split()
}
"""Words in classes of what is no article wherever it stands, as long as it is the lesser part."""

_LIKELY = {
    word: reason
    for reason, words in (
        (RemovalReason.COMMENTS, "comment discussion"),
        (RemovalReason.RELATED, "popular sidebar teaser rail explore"),
        (RemovalReason.SHARING, "social"),
        (RemovalReason.PROMOTION, "ad ads cta"),
        (RemovalReason.LEGAL, "copyright disclaimer"),
        (
            RemovalReason.NAVIGATION,
            "menu footer foot tags labels skip masthead topbar toolbar kicker rodape fusszeile",
        ),
        (RemovalReason.BYLINE, "author bio meta"),
    )
    for word in words.split()
}
_PAIRS = {
    "of contents": RemovalReason.NAVIGATION,
    "contents list": RemovalReason.NAVIGATION,
    "most popular": RemovalReason.RELATED,
    "most viewed": RemovalReason.RELATED,
    "most read": RemovalReason.RELATED,
    "read more": RemovalReason.RELATED,
    "read next": RemovalReason.RELATED,
    "rich link": RemovalReason.RELATED,
    "links block": RemovalReason.RELATED,
    "top stories": RemovalReason.RELATED,
    "email sign": RemovalReason.PROMOTION,
    "sign up": RemovalReason.PROMOTION,
    "entry meta": RemovalReason.BYLINE,
    "post meta": RemovalReason.BYLINE,
    "article meta": RemovalReason.BYLINE,
    "byline block": RemovalReason.BYLINE,
    "author box": RemovalReason.BYLINE,
    "about author": RemovalReason.BYLINE,
    "authority control": RemovalReason.NAVIGATION,
    "meta data": RemovalReason.BYLINE,
    "published dates": RemovalReason.BYLINE,
    "reading time": RemovalReason.BYLINE,
    "media contact": RemovalReason.NAVIGATION,
    "press contact": RemovalReason.NAVIGATION,
    "leia tambem": RemovalReason.RELATED,
    "lea tambien": RemovalReason.RELATED,
    "lire aussi": RemovalReason.RELATED,
    "leggi anche": RemovalReason.RELATED,
    "print only": RemovalReason.NAVIGATION,
    "post tags": RemovalReason.NAVIGATION,
    "entry footer": RemovalReason.NAVIGATION,
    "post navigation": RemovalReason.NAVIGATION,
    "in read": RemovalReason.PROMOTION,
}
_HOLDING = frozenset(("html", "body", "main", "article", "h1"))
_WITHIN = frozenset(("article", "main", "blockquote"))
_MOST, _LESSER = 0.5, 0.35
_LEAST = 400
"""Characters of a page that has more than comments on it."""

_COMMENTED = frozenset("comments commentlist disqus".split())
_NOTE = re.compile(r"(?:fn|ftn|edn|footnote|endnote|cite_note)[-_:]?\d+")


class Zones:
    """The parts of one page. A part that holds most of what the page says is none of them."""

    def __init__(self, page_blocks: Iterable[PageBlock]) -> None:
        self._said: dict[HtmlElement, int] = {}
        self._whole = 0
        self._said_in = Counter[str]()
        self._boxed: dict[HtmlElement, bool] = {}
        self._sure: dict[HtmlElement, RemovalReason | None] = {}
        page_blocks = [*page_blocks]
        by_others = [_is_comment(block.element) for block in page_blocks]
        if sum(len(b.text) for b, c in zip(page_blocks, by_others, strict=True) if not c) < _LEAST:
            by_others = [False] * len(page_blocks)
        for block, other in zip(page_blocks, by_others, strict=True):
            if ends_sentence(block.text) and not other:
                self._whole += len(block.text)
                for element in (block.element, *block.element.iterancestors()):
                    self._said[element] = self._said.get(element, 0) + len(block.text)
                around = (block.element, *block.element.iterancestors())
                tokens = {token for element in around for token in class_tokens(element)}
                self._said_in.update(dict.fromkeys(tokens, len(block.text)))

    def by_tag(self, element: HtmlElement) -> RemovalReason | None:
        """Why the innermost part that its tag or role marks, around an element, is outside."""
        for part in (element, *element.iterancestors()):
            reason = _TAGS.get(part.tag) or _ROLES.get(part.get("role", ""))
            kept = self._is_most(part) or _heads_article(part) or is_info_box(part)
            if reason and not kept:
                return reason
        return None

    def in_info_box(self, element: HtmlElement) -> bool:
        """Does it stand in a box of facts on what the article speaks of?"""
        passed: list[HtmlElement] = []
        within = False
        for part in (element, *element.iterancestors()):
            if part in self._boxed:
                within = self._boxed[part]
                break
            passed.append(part)
            if is_info_box(part):
                within = True
                break
        self._boxed.update(dict.fromkeys(passed, within))
        return within

    def surely(self, element: HtmlElement) -> RemovalReason | None:
        """Why a part is outside by a word in its class that leaves no doubt."""
        for part in (element, *element.iterancestors()):
            if part not in self._sure:
                self._sure[part] = self._judge(part)
            if reason := self._sure[part]:
                return reason
        return None

    def by_class(self, element: HtmlElement) -> RemovalReason | None:
        """The same for all words in classes and ids, which are a hint and no more."""
        if reason := self.surely(element):
            return reason
        for part in (element, *element.iterancestors()):
            if part.tag in _HOLDING or self._is_most(part):
                continue
            for token in class_tokens(part):
                words = words_of(token)
                if token.startswith(OF_STATE) or self._is_usual(token, words, _MOST):
                    continue
                for word in words:
                    if reason := _LIKELY.get(word):
                        return reason
        return None

    def _judge(self, part: HtmlElement) -> RemovalReason | None:
        tokens = [token for token in class_tokens(part) if not token.startswith(OF_STATE)]
        if not tokens or part.tag in _HOLDING or self._said.get(part, 0) > _LESSER * self._whole:
            return None
        if part.find(".//h1") is not None:
            return None
        if _NOTE.fullmatch(part.get("id") or "") and part.tag in ("p", "li", "div"):
            return RemovalReason.REFERENCES
        for token in tokens:
            words = words_of(token)
            if self._is_usual(token, words, _LESSER):
                continue
            for first, second in pairwise(words):
                if reason := _PAIRS.get(f"{first} {second}"):
                    return reason
            for word in (*words, "".join(words)):
                if reason := _SURE.get(word):
                    return reason
        return None

    def _is_usual(self, token: str, words: Sequence[str], most: float) -> bool:
        """Do so many parts have this name that they are the article? Comments never are."""
        return self._said_in[token] > most * self._whole and "comment" not in words

    def _is_most(self, part: HtmlElement) -> bool:
        return self._said.get(part, 0) > _MOST * self._whole


def _is_comment(element: HtmlElement) -> bool:
    return any(
        _COMMENTED.intersection(words_of(token))
        for part in (element, *element.iterancestors())
        if part.tag not in _HOLDING
        for token in class_tokens(part)
        if not token.startswith(OF_STATE)
    )


def _heads_article(part: HtmlElement) -> bool:
    """A header or footer within the article is part of it, and so is one around its title."""
    if part.tag == "header" and part.find(".//h1") is not None:
        return True
    return part.tag in ("header", "footer") and any(a.tag in _WITHIN for a in part.iterancestors())
