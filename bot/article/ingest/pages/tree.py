"""A page's text parsed, and what it does not show taken out."""

import re

from lxml.html import HtmlElement, HTMLParser, document_fromstring

_XML_HEAD = re.compile(r"\s*<\?xml[^>]*>")
_UNSHOWN = frozenset(
    "head script style template noscript iframe object embed applet audio video canvas svg map"
    " select datalist button textarea progress meter rp annotation annotation-xml".split()
)
_WHOLE = frozenset(("html", "body", "main", "article"))
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None if there is none in it."""
    document = _XML_HEAD.sub("", text.replace("\x00", ""), count=1)
    if not document.strip():
        return None
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True
    )
    tree: HtmlElement = document_fromstring(document.encode("utf-8", "replace"), parser=parser)
    return tree


def drop_unshown(tree: HtmlElement) -> None:
    """Take out what a reader does not see: scripts, controls, hidden elements.

    A page that hides all of itself shows itself later; its body and article stay.
    """
    for element in list(tree.iter()):
        if element.tag in _UNSHOWN or (element.tag not in _WHOLE and _is_hidden(element)):
            element.drop_tree()


def _is_hidden(element: HtmlElement) -> bool:
    attributes = element.attrib
    return (
        attributes.get("hidden", "until-found") != "until-found"
        or attributes.get("aria-hidden") == "true"
        or (element.tag == "input" or bool(_HIDING.search(attributes.get("style", ""))))
    )
