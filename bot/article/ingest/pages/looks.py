"""What an element of a page is by its tag, its role and its class: a heading, a caption."""

import re

from lxml.html import HtmlElement

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

OF_STATE = ("has-", "no-", "with-", "is-", "js-", "without-", "hasnt-", "show-", "hide-", "not-")
"""How classes begin that say how a part stands, and not what it is."""

_NAMING = ("class", "id", "name", "data-component", "data-testid", "data-gu-name")
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_TITLE_CLASS = re.compile(
    r"(?:^|\s)(?:oj-|eli-|)(?:s?ti-(?:art|section|grseq|title)[\w-]*|title-article-norm"
    r"|stitle-article-norm|MsoHeading\d|heading\d?|section-?(?:title|heading)|sub-?head(?:ing)?"
    r"|(?:inter|cross)-?(?:title|head|heading)|zwischentitel|subheadline|question|frage)(?=\s|$)",
    re.IGNORECASE,
)
_INFO_BOXES = ("infobox", "factbox", "keyfacts", "keypoints", "faktenbox", "infokasten")
_AROUND_CAPTION = frozenset(("container", "figure", "hascaption", "wrapper"))
_NO_CAPTION = frozenset(("table", "tbody", "td", "tr", "body", "html", "main", "article"))


def class_tokens(element: HtmlElement) -> list[str]:
    """What an element is called: its classes, its id, and what sites name parts by."""
    attributes = element.attrib
    named = [attributes[name] for name in _NAMING if name in attributes]
    return " ".join(named).split() if named else []


def words_of(token: str) -> list[str]:
    """The words in such a name, in small letters."""
    return [word.lower() for word in _CLASS_WORD.findall(token)]


def class_words(element: HtmlElement) -> list[str]:
    """All the words that an element is called by."""
    return [word for token in class_tokens(element) for word in words_of(token)]


def is_heading(element: HtmlElement) -> bool:
    """Is it a heading by its markup? A question that opens its answer is one."""
    if element.tag in HEADINGS or element.tag == "summary" or element.get("role") == "heading":
        return True
    if element.tag == "dt":
        return True
    named = element.get("class")
    short = element.tag in ("p", "div") and bool(named) and bool(_TITLE_CLASS.search(named))
    return short and not any(child.tag in ("p", "div", "ul", "ol") for child in element)


def is_info_box(part: HtmlElement) -> bool:
    """Is it a box of facts on what the article speaks of?"""
    names = ["".join(words_of(token)) for token in class_tokens(part)]
    return any(box in name for name in names for box in _INFO_BOXES)


def is_caption(element: HtmlElement) -> bool:
    """Does it say what a picture or a table shows?"""
    if element.tag in ("figcaption", "caption"):
        return True
    tokens = class_tokens(element)
    if element.tag in _NO_CAPTION and not any(t.endswith("caption") for t in tokens):
        return False
    words = {word for token in tokens for word in words_of(token)}
    named = any(word.endswith("caption") and word != "hascaption" for word in words)
    return named and not _AROUND_CAPTION & words
