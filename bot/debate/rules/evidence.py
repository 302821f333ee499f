"""A quotation in a speech or position, with what the check against the article said of it."""

from msgspec import Struct

from bot.article.rules.quoting import QuotationMatch


class CheckedQuotation(Struct, frozen=True, kw_only=True):
    """A quotation as written and its mark; where it stands, and how it differs."""

    words: str
    mark: QuotationMatch
    slug: str = ""
    version: int = 0
    paragraph: int | None = None
    difference: str = ""
