"""Boxes between and after an article's paragraphs, known by what is in them and not by name:
forms, appeals, cards that lead to other articles, the head of a letter, notes on the author."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from bot.article.ingest.pages.blocks import PageBlock
from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.names import clean_author, folded
from bot.article.rules.cleaning.pieces import ends_sentence
from bot.article.rules.reading import RemovalReason

_WHOLE = frozenset(("html", "body", "main", "article"))
_LARGEST_BOX, _MOST_SAID, _MOST = 500, 200, 0.2
"""Characters of a box that asks for something, of the sentences in it that ask for nothing, and
the share of a page that it may be."""

_LISTED = 3  # points of a list that is more than an offer

_CARDS = frozenset(("div", "article", "section", "li", "a"))
_FEWEST_CARDS, _LONGEST_CARD, _HEADLINE, _MOST_CARDS = 2, 600, 3, 0.35
_LINKED, _SOME_LINKS = 0.6, 0.3
_KICKED = 2  # a kicker may stand over a card’s headline

_LETTER_HEAD = re.compile(
    r"(from|to|cc|subject|date|sent|reply-to|message-id|in-reply-to|references|von|an|betreff|datum"
    r"|de|à|objet|para|asunto|fecha|od|do|temat|від|кому|тема|дата)\s?:\s?\S.*",
    re.IGNORECASE,
)
_FEWEST_IN_HEAD = 3
_CONTACT = re.compile(
    r"(?:(?:media|press|general|further) )?(?:contacts?|enquiries|inquiries)"
    r"|for (?:journalists|the press)"
    r"|contact us|notes? (?:to|for) editors|(?:presse)?kontakt|ansprechpartner(?:in)?"
    r"|contacto|contatos?"
    r"|contact presse|контакти|контакты|kontakt dla (?:prasy|mediów)",
    re.IGNORECASE,
)
_REACHED = re.compile(r"@|(?:\d[ ()/.-]{0,2}){6,}")
_NEAR_TITLE, _LONGEST_LINE = 12, 120
_REPEATED = (15, 200)  # letters of a line that may be set apart from a paragraph
_LONGEST_NOTE, _AFTER_NOTE = 450, 700
_PRESENTS = (
    r"(?:,[^.]{0,90},)? (?:is|was|are|has|teaches|writes|works|lives|leads|covers|reports"
    r"|grew|joined"
    r"|studied|serves|ist|schreibt|arbeitet|lebt|leitet|lehrt|est|écrit|enseigne|es|è|jest|є|пише)\b"
)


def find_boxes(
    tree: HtmlElement, page_blocks: Sequence[PageBlock], author: str | None, title: int | None
) -> dict[int, RemovalReason]:
    """The positions of blocks in such boxes, and why each is outside. `title` is the position
    of the title."""
    page = _Page(page_blocks)
    found: dict[int, RemovalReason] = {}
    for position in _letter_head(page_blocks):
        found[position] = RemovalReason.BYLINE
    for position in _under_invitation(page_blocks):
        found[position] = RemovalReason.RELATED
    for position in page.in_cards():
        found[position] = RemovalReason.RELATED
    for position in page.in_appeals(tree):
        found[position] = RemovalReason.PROMOTION
    for position in page.in_contacts():
        found[position] = RemovalReason.NAVIGATION
    for position in _repeated(page_blocks):
        found[position] = RemovalReason.TITLE_AGAIN
    for position in _on_author(page_blocks, author, title):
        found[position] = RemovalReason.BYLINE
    return found


class _Page:
    """What stands in each part of a page, by the positions of its blocks."""

    def __init__(self, page_blocks: Sequence[PageBlock]) -> None:
        self._blocks = page_blocks
        self._within: dict[HtmlElement, list[int]] = defaultdict(list)
        self._whole = sum(len(block.text) for block in page_blocks)
        self._said = sum(len(block.text) for block in page_blocks if ends_sentence(block.text))
        for position, block in enumerate(page_blocks):
            for part in (block.element, *block.element.iterancestors()):
                self._within[part].append(position)

    def _length(self, positions: Sequence[int]) -> int:
        return sum(len(self._blocks[position].text) for position in positions)

    def in_appeals(self, tree: HtmlElement) -> Iterator[int]:
        """The blocks of boxes around a form, or around a sentence that asks for something."""
        asking = [
            position
            for position, block in enumerate(self._blocks)
            if furniture(block.text) is RemovalReason.PROMOTION
        ]
        parts = [self._blocks[position].element for position in asking]
        for part in (*parts, *tree.iter("form")):
            box = part
            around = part.getparent()
            while around is not None and self._is_box(around, {*asking}):
                box, around = around, around.getparent()
            if self._is_box(box, {*asking}):
                yield from self._within.get(box, ())

    def _is_box(self, part: HtmlElement, asking: set[int]) -> bool:
        within = self._within.get(part, [])
        if part.tag in _WHOLE or self._length(within) > min(_LARGEST_BOX, _MOST * self._whole):
            return False
        said = [i for i in within if i not in asking and ends_sentence(self._blocks[i].text)]
        titled = any(self._blocks[i].element.tag == "h1" for i in within)
        listed = sum(self._blocks[i].element.tag in ("li", "tr") for i in within)
        return self._length(said) <= _MOST_SAID and not titled and listed < _LISTED

    def in_contacts(self) -> Iterator[int]:
        """The boxes that say whom to write to or to ring, and such a line at the page's end."""
        last = len(self._blocks) - 1
        for position, block in enumerate(self._blocks):
            if _CONTACT.fullmatch(block.text):
                box = block.element.getparent()
                within = self._within.get(box, []) if box is not None else []
                under = [other for other in within if other > position]
                words = " ".join(self._blocks[other].text for other in under)
                if len(words) <= _LARGEST_BOX and _REACHED.search(words):
                    yield from (position, *under)
            elif position == last and len(block.text) <= _LONGEST_LINE and "@" in block.text:
                yield position

    def in_cards(self) -> Iterator[int]:
        """The blocks of parts that stand side by side, each opened by a link that is a headline,
        or by a word or two over it."""
        rows: dict[tuple[HtmlElement, str, str], list[HtmlElement]] = defaultdict(list)
        for part in self._within:
            around = part.getparent()
            if around is not None and part.tag in _CARDS:
                rows[around, part.tag, part.get("class") or ""].append(part)
        for cards in rows.values():
            if len(cards) < _FEWEST_CARDS or not all(map(self._is_card, cards)):
                continue
            within = [position for card in cards for position in self._within[card]]
            said = [position for position in within if ends_sentence(self._blocks[position].text)]
            if self._length(said) <= _MOST_CARDS * self._said:
                yield from within

    def _is_card(self, part: HtmlElement) -> bool:
        within = self._within[part]
        return self._length(within) <= _LONGEST_CARD and any(
            block.linked >= _LINKED and not block.caption and len(block.text.split()) >= _HEADLINE
            for block in (
                self._blocks[position] for position in within[: _KICKED if part.get("class") else 1]
            )
        )


def _under_invitation(page_blocks: Sequence[PageBlock]) -> Iterator[int]:
    """The links that stand under a line such as *Read also*, with what is said of them."""
    inviting = False
    for position, block in enumerate(page_blocks):
        if inviting and block.linked >= _SOME_LINKS and not block.heading:
            yield position
        else:
            inviting = furniture(block.text) is RemovalReason.RELATED


def _letter_head(page_blocks: Sequence[PageBlock]) -> list[int]:
    """The lines over a letter in an archive: from whom, to whom, of what, when."""
    run: list[int] = []
    names: set[str] = set()
    for position, block in enumerate(page_blocks):
        if line := _LETTER_HEAD.fullmatch(block.text):
            run.append(position)
            names.add(line[1].lower())
        elif len(names) >= _FEWEST_IN_HEAD:
            break
        else:
            run, names = [], set()
    return run if len(names) >= _FEWEST_IN_HEAD else []


def _repeated(page_blocks: Sequence[PageBlock]) -> Iterator[int]:
    """Lines set large that only repeat what a paragraph or the title says."""
    said = "||".join(
        folded(block.text)
        for block in page_blocks
        if ends_sentence(block.text) or block.element.tag == "h1"
    )
    for position, block in enumerate(page_blocks):
        words = folded(block.text)
        alone = block.element.tag == "div" or _is_alone(block.element)
        if not alone or not _REPEATED[0] <= len(words) <= _REPEATED[1]:
            continue
        if block.heading or block.caption or block.element.tag not in ("div", "p"):
            continue
        if said.count(words) > f"|{said}|".count(f"|{words}|"):
            yield position


def _is_alone(element: HtmlElement) -> bool:
    around = element.getparent()
    return around is not None and len(around) == 1


def _on_author(
    page_blocks: Sequence[PageBlock], author: str | None, title: int | None
) -> Iterator[int]:
    """The line under the title that names the author, and notes on the author at the end."""
    if author is None:
        return
    names = author.split(", ")
    known = {folded(name) for name in names}
    start = 0 if title is None else title + 1
    for position in range(start, min(start + _NEAR_TITLE, len(page_blocks))):
        block = page_blocks[position]
        if block.heading or block.caption or len(block.text) > _LONGEST_LINE:
            continue
        line = None if ends_sentence(block.text) else clean_author(block.text)
        if line and {folded(name) for name in line.split(", ")} <= known:
            yield position
    notes = re.compile("|".join(re.escape(name) + _PRESENTS for name in names))
    after = 0
    for position in reversed(range(start, len(page_blocks))):
        text = page_blocks[position].text
        if len(text) <= _LONGEST_NOTE and ends_sentence(text) and notes.match(text):
            yield position
        elif ends_sentence(text):
            after += len(text)
        if after > _AFTER_NOTE:
            return
