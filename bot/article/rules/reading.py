"""What an article is once read: headings, numbered paragraphs, and what was left out."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

BRIEF_AUTHOR = "Parley"
"""Who is named as the author of the brief that ships with Parley."""


class BlockKind(StrEnum):
    """What a block of a reading is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    REMOVED = "removed"


class RemovalReason(StrEnum):
    """Why a block was left out of the article; a member can restore it."""

    NAVIGATION = "navigation"
    TITLE_AGAIN = "title_again"
    BYLINE = "byline"
    PROMOTION = "promotion"
    RELATED = "related"
    COMMENTS = "comments"
    SHARING = "sharing"
    LEGAL = "legal"
    REFERENCES = "references"  # footnotes and lists of sources
    PAGE_FURNITURE = "page_furniture"  # running heads, feet and page numbers of a PDF


CAPTION = "Caption"
"""The note under a paragraph that says what a picture or a table shows."""


class ArticleBlock(Struct, frozen=True):
    """One heading, paragraph or left-out line, in reading order.

    `text` has no line breaks and no markup. `reason` is set exactly when `kind` is REMOVED.
    `note` stands under the block and is no part of its words: the sources of a paragraph of ours,
    or an editor's remark on a quotation.
    """

    kind: BlockKind
    text: str
    reason: RemovalReason | None = None
    note: str = ""


class ArticleReading(Struct, frozen=True, kw_only=True, dict=True):
    """One version of an article.

    `author` and `published` are None where the source does not say. `language` is an ISO 639-1
    code, or "und" when it cannot be told. `source` is the address or file name it came from,
    empty for pasted text.
    """

    title: str
    blocks: tuple[ArticleBlock, ...]
    author: str | None = None
    published: date | None = None
    language: str = "und"
    source: str = ""

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The body, in order: citation [n] is `paragraphs[n - 1]`."""
        return tuple([block.text for block in self.blocks if block.kind is BlockKind.PARAGRAPH])

    @cached_property
    def removed(self) -> tuple[ArticleBlock, ...]:
        """What was left out, in reading order."""
        return tuple([block for block in self.blocks if block.kind is BlockKind.REMOVED])

    def sections(self) -> Iterator[tuple[str, int]]:
        """Each heading with the number of the paragraph that follows it."""
        number = 1
        for block in self.blocks:
            if block.kind is BlockKind.HEADING:
                yield block.text, number
            elif block.kind is BlockKind.PARAGRAPH:
                number += 1
