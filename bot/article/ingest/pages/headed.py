"""Headings that a page sets in bold, and questions that open their answers."""

import re
from collections.abc import Sequence

from lxml.html import HtmlElement
from msgspec.structs import replace

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.rules.cleaning.pieces import ends_sentence
from bot.article.rules.cleaning.questions import asks

_BOLD = frozenset(("b", "strong"))
_SETTING = frozenset(("b", "strong", "i", "em", "u", "font", "span", "big"))
_IN = frozenset(("p", "div", "span", "font", "section", "center"))
_LONGEST, _LONGEST_QUESTION = 120, 500
_CENTRED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_ANSWER = 30  # characters of an answer that follows in the same paragraph


def split_questions(tree: HtmlElement) -> None:
    """Give bold words that begin a paragraph, and end a line or ask, a paragraph of their own."""
    for bold in list(tree.iter("b", "strong")):
        around = bold.getparent()
        words = " ".join("".join(bold.itertext()).split())
        while around is not None and around.tag in ("font", "span") and _is_only(bold, around):
            bold, around = around, around.getparent()
        if around is None or around.tag not in ("p", "div", "td", "font", "section", "article"):
            continue
        if not words or not _begins_line(bold):
            continue
        after = bold.getnext()
        tail = (bold.tail or "").strip()
        ends_line = after is not None and after.tag == "br" and not tail
        asked = words.endswith("?") and len(tail) > _ANSWER
        if (ends_line and len(words) <= _LONGEST_QUESTION) or asked:
            _set_apart(bold)


def _is_only(inner: HtmlElement, around: HtmlElement) -> bool:
    tails = "".join([around.text or "", inner.tail or ""])
    return len(around) == 1 and not tails.strip()


def _begins_line(bold: HtmlElement) -> bool:
    before = bold.getprevious()
    if before is None:
        parent = bold.getparent()
        return parent is None or not (parent.text or "").strip()
    return before.tag in ("br", "p", "div") and not (before.tail or "").strip()


def _set_apart(bold: HtmlElement) -> None:
    """Wrap it in a paragraph: what comes after it, on the same line, is another."""
    around = bold.getparent()
    if around is None:
        return
    wrapped = around.makeelement("p", {})
    around.replace(bold, wrapped)
    wrapped.tail, bold.tail = bold.tail, None
    wrapped.append(bold)


def find_headings(page_blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks, with those that are set as headings marked so."""
    bold = [_is_set_apart(block) for block in page_blocks]
    questions = sum(
        is_bold and asks(block.text) for is_bold, block in zip(bold, page_blocks, strict=True)
    )
    found = []
    for position, block in enumerate(page_blocks):
        under = page_blocks[position + 1] if position + 1 < len(page_blocks) else None
        heads = bold[position] and _can_head(block.text, interview=questions > 1)
        if heads and under is not None and not (bold[position + 1] and ends_sentence(under.text)):
            block = replace(block, heading=True)
        found.append(block)
    return found


def _can_head(words: str, *, interview: bool) -> bool:
    if interview and (asks(words) or ends_sentence(words)):
        return len(words) <= _LONGEST_QUESTION
    if asks(words):
        return len(words) <= _LONGEST
    return len(words) <= _LONGEST and (not ends_sentence(words) or words.endswith(":"))


def _is_set_apart(block: PageBlock) -> bool:
    """Is all of it bold, or slanted and centred?"""
    element = block.element
    if block.heading or block.caption or element.tag not in _IN or "|" in block.text:
        return False
    if not block.text or block.linked:
        return False
    whole = "".join("".join(element.itertext()).split())
    own = "".join(block.text.split())
    if whole != own:
        return False
    return _all_in(element, _BOLD) or (_is_centred(element) and _all_in(element, _SETTING))


def _all_in(element: HtmlElement, tags: frozenset[str]) -> bool:
    """Do all its words stand in elements of these kinds?"""
    if (element.text or "").strip():
        return False
    for child in element:
        if (child.tail or "").strip():
            return False
        if child.tag in tags or not "".join(child.itertext()).strip():
            continue
        if child.tag not in _SETTING or not _all_in(child, tags):
            return False
    return bool("".join(element.itertext()).strip())


def _is_centred(element: HtmlElement) -> bool:
    return (
        element.get("align") == "center"
        or element.tag == "center"
        or bool(_CENTRED.search(element.get("style", "")))
    )
