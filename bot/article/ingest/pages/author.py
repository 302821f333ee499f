"""Who wrote a page: by its data for machines, its head, and the line under its title."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bot.article.ingest.pages.looks import OF_STATE, class_tokens, words_of
from bot.article.rules.cleaning.authors import choose_author
from bot.article.rules.cleaning.names import clean_author, folded, is_person

_ARTICLES = re.compile(
    r"article|posting|report|webpage|scholarly|creativework|newsarticle|review", re.IGNORECASE
)
_CITED = frozenset(("citation_author", "dc.creator", "dcterms.creator", "dc.contributor.author"))
_STATED = (
    "parsely-author sailthru.author cxenseparse:author article:author og:article:author"
    " article:author_name byl author byline og:author shareaholic:article_author_name"
    " twitter:author creator".split()
)
_SITES = frozenset(
    ("og:site_name", "application-name", "publisher", "dc.publisher", "apple-mobile-web-app-title",
     "al:ios:app_name", "twitter:site", "copyright", "citation_journal_title")
)  # fmt: skip
_BYLINE = frozenset(
    "by byline bylines author authors authorname authortext contributor contributors autor auteur"
    " verfasser writer creator".split()
)
_BESIDE_BYLINE = frozenset(
    "name names link line text txt info wrapper vcard fn label display story post entry article"
    " content page meta by url p n a c title details header block item list main single node field"
    " container group inner span news blog core".split()
)
_PROFILE = re.compile(
    r"/(?:authors?|editors?|by|profiles?|staff|people|person|contributors?|autor(?:en)?|auteurs?"
    r"|journalists?|writers?|reporters?|columnists?|experts?|user)/[^/?#]",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"comment|related|footer|sidebar|bio\b|about|widget|recirc|card|teaser", re.IGNORECASE
)
_SIGNED = re.compile(
    r"(?:\D{0,15}\d.{2,25}\d{4},? )?"
    r"(?P<line>(?:by|von|par|por|written by|text:|interview:?(?: by)?|words:|автор:?|текст:?)"
    r"\s+\S.{2,90})",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"(?:from|von|de|da|od|від|от)\s?:\s*([^\s<>@(][^<>@(]{2,60}?)\s*[<(].*", re.IGNORECASE
)
_LETTER = re.compile(r"From\s+([^,:]{3,60}),.{2,60}")
_LINES = ("a", "span", "div", "p", "address", "li", "h3", "h4", "h5", "em", "cite", "td", "byline")
_MOST_LINKS = 600
_MOST_PROFILES = 4  # more are a list of people, or of other pages
_LONGEST = 120
_INITIALS = 2
_DEEPEST = 6


def find_author(tree: HtmlElement, title: str) -> str | None:
    """The names of a page's authors; None where it names none."""
    sites = _site_names(tree, title)
    nodes = list(_linked_data(tree))
    sources = (
        _of_data(nodes),
        _cited(tree),
        _stated(tree),
        _labelled(tree),
        _linked(tree),
        _signed(tree),
        _bylines(tree),
        _profiled(tree),
    )
    found: list[str | None] = []
    for names in sources:
        joined = "; ".join(name for name in names if len(name) <= 3 * _LONGEST)
        found.append(clean_author(joined, sites))
    author = choose_author(found)
    return author if author and len(author) <= 2 * _LONGEST else None


def _site_names(tree: HtmlElement, title: str) -> set[str]:
    names = {
        (meta.get("content") or "").lstrip("@")
        for meta in tree.iter("meta")
        if (meta.get("property") or meta.get("name") or "").lower() in _SITES
    }
    for node in _linked_data(tree):
        publisher = node.get("publisher")
        if isinstance(publisher, dict) and "Person" not in str(publisher.get("@type")):
            names.add(str(publisher.get("name", "")))
        if _is_body(node) or "WebSite" in str(node.get("@type")):
            names.add(str(node.get("name", "")))
    stated = " ".join("".join(element.itertext()) for element in tree.iter("title"))
    ends = re.split(r"\s+[|·•–—:-]+\s+|\s::\s", stated)
    names.update(
        end
        for end in ends
        if folded(end) != folded(title) and len(end.split()) < 6 and not _may_be_person(end)
    )
    for link in tree.iter("link"):
        if link.get("rel") == "canonical":
            names.add(urlsplit(link.get("href") or "").netloc.removeprefix("www."))
            names.add(urlsplit(link.get("href") or "").netloc.removeprefix("www.").split(".")[0])
    return {name for name in names if name}


def _may_be_person(name: str) -> bool:
    """Could it be a person who writes a site of their own?"""
    return 1 < len(name.split()) < 4 and is_person(name)


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The objects in a page's data for machines."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _objects(json.loads(script.text or "", strict=False), 0)
            except (ValueError, RecursionError):
                continue


def _objects(value: object, depth: int) -> Iterator[dict[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage"):
            if name in value:
                yield from _objects(value[name], depth + 1)


def _of_data(nodes: list[dict[str, object]]) -> Iterator[str]:
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node}
    for node in nodes:
        if "author" in node and _ARTICLES.search(str(node.get("@type", ""))):
            yield from _people(node["author"], by_id)
            return


def _people(value: object, by_id: dict[str, dict[str, object]]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value[:20]:
            yield from _people(item, {} if isinstance(item, list) else by_id)
    elif isinstance(value, dict):
        person = by_id.get(str(value.get("@id")), value) if "name" not in value else value
        name = person.get("name")
        if not _is_body(person):
            names = name if isinstance(name, list) else [name]
            yield from (str(each) for each in names if each)


def _is_body(node: dict[str, object]) -> bool:
    """Is it an organisation, and no person who has a site?"""
    kinds = str(node.get("@type"))
    return "Organization" in kinds and "Person" not in kinds


def _metas(tree: HtmlElement) -> Iterator[tuple[str, str]]:
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        content = " ".join((meta.get("content") or "").split())
        if content and not content.startswith(("http:", "https:", "/", "www.")):
            yield name, content


def _cited(tree: HtmlElement) -> Iterator[str]:
    for name, content in _metas(tree):
        if name in _CITED:
            last, comma, first = content.partition(",")
            yield f"{first.strip()} {last.strip()}" if comma and "," not in first else content


def _stated(tree: HtmlElement) -> Iterator[str]:
    metas = list(_metas(tree))
    for sought in _STATED:
        found = [content for name, content in metas if name == sought]
        if clean_author("; ".join(found)):
            yield from found
            return


def _labelled(tree: HtmlElement) -> Iterator[str]:
    metas = dict(_metas(tree))
    for number in ("1", "2"):
        label = metas.get(f"twitter:label{number}", "").lower()
        if label.startswith(("written by", "author", "by", "verfasst von", "écrit par")):
            yield metas.get(f"twitter:data{number}", "")


def _linked(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("a", "span", "div", "p", "address", "meta"):
        marked = element.get("rel") == "author" or element.get("itemprop") == "author"
        if marked and not _is_aside(element):
            named = element.find(".//*[@itemprop='name']")
            yield _words(element if named is None else named)


def _bylines(tree: HtmlElement) -> Iterator[str]:
    """The first element that is called a byline and names somebody."""
    for element in tree.iter(*_LINES):
        if any(_is_byline(words_of(token)) for token in class_tokens(element)):
            words = _words(element)
            if letter := _LETTER.fullmatch(words):
                words = letter[1]
            if 2 < len(words) <= _LONGEST and not _is_aside(element) and clean_author(words):
                yield words
                return


def _is_byline(words: list[str]) -> bool:
    """Is a part called a byline? Two letters before the word may be those of the site."""
    named = _BYLINE.intersection(words)
    if words and words[0] not in named and len(words[0]) == _INITIALS:
        words = words[1:]
    return bool(named) and set(words) <= named | _BESIDE_BYLINE


def _profiled(tree: HtmlElement) -> Iterator[str]:
    """The first links to what somebody wrote, one after the other."""
    beside: HtmlElement | None = None
    found: list[str] = []
    for link in islice(tree.iter("a"), _MOST_LINKS):
        words = _words(link)
        if not _PROFILE.search(link.get("href") or "") or not clean_author(words):
            continue
        if _is_aside(link) or len(words) > _LONGEST / 2:
            continue
        around = link.getparent()
        if beside is not None and around is not beside:
            break
        beside = around
        found.append(words)
    if len(found) <= _MOST_PROFILES:
        yield from found


def _signed(tree: HtmlElement) -> Iterator[str]:
    """A short line near the title that says by whom."""
    head = next(iter(tree.iter("h1")), None)
    after = head is None
    seen = 0
    for element in tree.iter():
        if element is head:
            after = True
        elif after and element.tag in ("p", "span", "div", "i", "em", "address", "b", "small"):
            words = _words(element)
            seen += bool(words)
            if seen > 25:
                return
            if len(words) <= _LONGEST and (signed := _SIGNED.fullmatch(words)):
                yield signed["line"]
                return
        elif element.tag in ("li", "td") and (sender := _SENDER.fullmatch(_words(element))):
            yield sender[1]
            return


def _is_aside(element: HtmlElement) -> bool:
    return any(
        _NOT.search(token)
        for around in (element, *element.iterancestors())
        for token in class_tokens(around)
        if around.tag not in ("html", "body", "main", "article") and not token.startswith(OF_STATE)
    )


def _words(element: HtmlElement) -> str:
    if element.tag == "meta":
        return element.get("content") or ""
    return " ".join(" ".join(element.itertext()).split())
