"""A page's text parsed, and what it does not show taken out."""

import re

from lxml.etree import strip_tags
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.article.ingest.pages.looks import HEADINGS, class_words

_XML_HEAD = re.compile(r"<\?xml[^>]*>")
_UNSHOWN = frozenset(
    "head script style template noscript iframe object embed applet audio video canvas svg map"
    " select datalist button textarea progress meter rp annotation annotation-xml".split()
)
_WHOLE = frozenset(("html", "body", "main", "article"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_OPENED_BY_READER = frozenset(
    "accordion collapse collapsible collapsed faq panel tab tabs tabpanel toggle answer expandable"
    " details".split()
)
"""Classes of what a reader opens with a click; its words are part of the page."""

_LATER = re.compile(r"</?(?:noscript|template)\b[^<>]*>", re.IGNORECASE)
_LEAST = 400
"""Characters of a page that shows something without scripts."""

_ANCHORS = frozenset(("¶", "#", "§", "🔗"))
"""What a link to the heading that it stands in is called."""

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,3}|[a-z*†‡§↩↑^])\s*[\])]?")


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None if there is none in it."""
    document = text.replace("\x00", "").lstrip()
    if head := _XML_HEAD.match(document):
        document = document[head.end() :]
    if not document.strip():
        return None
    tree = _parse(document)
    if len(_shown(tree)) < _LEAST:
        opened = _LATER.sub("", document)
        if opened != document and len(_shown(later := _parse(opened))) > _LEAST:
            return later
    return tree


def _parse(document: str) -> HtmlElement:
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True
    )
    tree: HtmlElement = document_fromstring(document.encode("utf-8", "replace"), parser=parser)
    return tree


def _shown(tree: HtmlElement) -> str:
    """The first words of a page's paragraphs outside scripts, enough to see that there are some."""
    words: list[str] = []
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in _UNSHOWN and element.text:
            if any(around.tag in _UNSHOWN for around in element.iterancestors()):
                continue
            words.append(element.text.strip())
            if sum(map(len, words)) > _LEAST:
                break
    return " ".join(words)


def drop_unshown(tree: HtmlElement) -> None:
    """Take out what a reader does not see, or only clicks on: scripts, controls, hidden elements,
    the numbers of footnotes.

    A page that hides all of itself shows itself later; its body and article stay.
    """
    for element in list(tree.iter()):
        if not isinstance(element.tag, str):
            continue
        if element.tag == "button" and _heads_answer(element):
            element.tag = "span"
        elif element.tag in _UNSHOWN or _is_hidden(element) or _is_mark(element):
            element.drop_tree()
    strip_tags(tree, "wbr")


def _heads_answer(button: HtmlElement) -> bool:
    """Is it the question of an accordion, a heading that opens what stands under it?"""
    around = button.getparent()
    return around is not None and around.tag in HEADINGS


def _is_hidden(element: HtmlElement) -> bool:
    if element.tag == "input":
        return True
    if element.tag in _WHOLE:
        return False
    attributes = element.attrib
    hidden = (
        attributes.get("hidden", "until-found") != "until-found"
        or attributes.get("aria-hidden") == "true"
        or bool(_HIDING.search(attributes.get("style", "")))
    )
    return hidden and not _is_opened_by_reader(element)


def _is_opened_by_reader(element: HtmlElement) -> bool:
    if element.tag in ("span", "i", "a"):
        return False
    opened = _OPENED_BY_READER.intersection(class_words(element))
    return bool(opened) or element.get("role") in ("tabpanel", "region")


def _is_mark(element: HtmlElement) -> bool:
    """Is it the number of a footnote, a link to where it stands, or one that edits the page?"""
    if element.tag == "sup" or (element.tag == "a" and "footnote" in class_words(element)):
        links = [element] if element.tag == "a" else list(element.iter("a"))
        inner = any("#" in (link.get("href") or "") for link in links)
        return inner and bool(_MARK.fullmatch("".join(element.itertext()).strip()))
    if element.tag == "a" and (element.get("href") or "").startswith("#"):
        return "".join(element.itertext()).strip() in _ANCHORS
    return element.tag == "span" and "editsection" in class_words(element)
