"""What a source is: told by its bytes first, then by its name and by what the sender says."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from enum import StrEnum
from pathlib import PurePosixPath

from bot.article.refusals import ArticleRefusal
from bot.kernel.refusal import Refused


class SourceKind(StrEnum):
    """What Parley can read."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"


_BY_ENDING = {
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".md": SourceKind.MARKDOWN,
    ".markdown": SourceKind.MARKDOWN,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".pdf": SourceKind.PDF,
}
_BY_MEDIA_TYPE = {
    "text/plain": SourceKind.TEXT,
    "text/markdown": SourceKind.MARKDOWN,
    "text/x-markdown": SourceKind.MARKDOWN,
    "text/html": SourceKind.HTML,
    "application/xhtml+xml": SourceKind.HTML,
    "application/pdf": SourceKind.PDF,
}
MEDIA_TYPES = frozenset(_BY_MEDIA_TYPE)
"""Media types that Parley reads. A source without one, or with OCTETS, is told by its bytes."""

OCTETS = "application/octet-stream"

_WIDE = (BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE)
_HEAD = 1024  # bytes among which a kind shows itself
_SURELY_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.DOTALL | re.IGNORECASE,
)
_MAYBE_HTML = re.compile(
    r"\s*<(?:head|body|title|meta|article|main|div|section|table|h1|p)\b[^>]*>", re.IGNORECASE
)
_FOREIGN = (b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"7z\xbc\xaf", b"Rar!", b"\x89PNG", b"\xff\xd8\xff")
_FOREIGN_TEXT = re.compile(r"\s*(?:\{\\rtf|%!PS|<\?xml|<svg\b|<!doctype\s+(?!html))", re.IGNORECASE)
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32), 127])
_FEW_CONTROLS = 0.002


def kind_of(content: bytes, name: str, media_type: str | None) -> SourceKind:
    """What to read a source as.

    Raises Refused: SOURCE_EMPTY, SOURCE_UNREADABLE.
    """
    if not content.strip(b"\x00 \t\r\n"):
        raise Refused(ArticleRefusal.SOURCE_EMPTY)
    kind = told_by_sender(name, media_type)
    binary = _is_binary(content, media_type)
    if _is_pdf(content, sought=binary or kind is SourceKind.PDF):
        return SourceKind.PDF
    start = _start(content)
    if _SURELY_HTML.match(start):
        return SourceKind.HTML
    if binary or kind is SourceKind.PDF or _FOREIGN_TEXT.match(start):
        raise Refused(ArticleRefusal.SOURCE_UNREADABLE)
    if kind is not None:
        return kind
    if media_type and not bare(media_type).startswith("text/") and bare(media_type) != OCTETS:
        raise Refused(ArticleRefusal.SOURCE_UNREADABLE)
    return SourceKind.HTML if _MAYBE_HTML.match(start) else SourceKind.TEXT


def told_by_sender(name: str, media_type: str | None) -> SourceKind | None:
    """What a source is by its name's ending, else by its media type; None if neither tells."""
    by_name = _BY_ENDING.get(PurePosixPath(name.strip().lower()).suffix)
    return by_name or _BY_MEDIA_TYPE.get(bare(media_type or ""))


def bare(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()


def charset_of(media_type: str | None) -> str | None:
    """The character encoding that a media type names."""
    match = re.search(r";\s*charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    return match[1] if match else None


def _is_pdf(content: bytes, *, sought: bool) -> bool:
    start = content[:_HEAD].removeprefix(BOM_UTF8).lstrip()
    return start.startswith(b"%PDF-") or (sought and b"%PDF-" in start)


def _is_binary(content: bytes, media_type: str | None) -> bool:
    if content.startswith(_WIDE):
        return False
    if content.startswith(_FOREIGN):
        return True
    if (charset_of(media_type) or "").lower().startswith(("utf-16", "utf-32")):
        return False
    controls = len(content) - len(content.translate(None, _CONTROLS))
    return b"\x00" in content or controls > _FEW_CONTROLS * len(content)


def _start(content: bytes) -> str:
    wide = content.startswith(_WIDE)
    head = content[: _HEAD * 4].decode("utf-16" if wide else "latin-1", "ignore")
    return head.removeprefix("\ufeff").removeprefix("ï»¿")
