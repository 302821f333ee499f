"""A PDF as a Reading."""

import re
from collections.abc import Collection, Iterator, Sequence
from io import BytesIO

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, PdfReadError

from bot.article.ingest.limits import check_pieces, check_text
from bot.article.ingest.pdf.furniture import running_lines
from bot.article.ingest.pdf.lines import PdfLine, lines
from bot.article.ingest.pdf.notes import find_axes, find_footnotes
from bot.article.ingest.pdf.paragraphs import is_heading, paragraphs, usual_setting
from bot.article.ingest.plain_text import title_from
from bot.article.refusals import ArticleRefusal
from bot.article.rules.cleaning import read_pieces
from bot.article.rules.cleaning.characters import join_lines, tidy
from bot.article.rules.cleaning.pieces import TextPiece
from bot.article.rules.reading import ArticleReading, RemovalReason
from bot.kernel.refusal import Refused

_LEAST = 20  # letters of a page that has text and is no picture
_BROKEN_WORD = re.compile(r"(?<!\w)(\w+)[-\u2010]\n(\w+)")
_COMPOUND = re.compile(r"(?<!\w)(?=(\w+-\w+))")
_NO_TITLE = re.compile(
    r"untitled.*|microsoft word\b.*|document\s*\d*|title|.*\.(?:docx?|pdf|tex|dvi|indd|odt|rtf|qxd)"
    r"|\S*|.*[\\/].*|slide \d+|powerpoint.*",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,4}")
_NO_NAME = re.compile(
    r".*\b(?:user|admin|administrator|microsoft|office|adobe|unknown)\b.*", re.IGNORECASE
)
_LONGEST_TITLE, _LONGEST_NAMES = 300, 200


def read_pdf(content: bytes, *, name: str, source: str) -> ArticleReading:
    """The bytes of a PDF.

    Raises Refused: PDF_LOCKED, PDF_NO_TEXT, SOURCE_UNREADABLE, SOURCE_EMPTY, TEXT_TOO_LONG,
    TOO_MANY_PARAGRAPHS.
    """
    try:
        reader = PdfReader(BytesIO(content))
        _unlock(reader)
        pages = _pages(reader)
    except PdfReadError as error:
        raise Refused(ArticleRefusal.SOURCE_UNREADABLE) from error
    text_pieces = tuple(pdf_pieces(pages))
    check_pieces(text_pieces)
    metadata = reader.metadata
    return read_pieces(
        text_pieces,
        title=_title(metadata.title if metadata else None),
        author=_author(metadata.author if metadata else None),
        name=title_from(name),
        source=source,
    )


def _unlock(reader: PdfReader) -> None:
    """Open what is locked only against changes; refuse what needs a password."""
    try:
        if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
            raise Refused(ArticleRefusal.PDF_LOCKED)
    except DependencyError as error:  # a cipher that we have no library for
        raise Refused(ArticleRefusal.PDF_LOCKED) from error


def _pages(reader: PdfReader) -> list[list[PdfLine]]:
    pages: list[list[PdfLine]] = []
    length = 0
    for page in reader.pages:
        pages.append(lines(page))
        length += sum(len(line.text) for line in pages[-1])
        check_text(length)
    if length < min(_LEAST * len(pages), 10 * _LEAST):
        raise Refused(ArticleRefusal.PDF_NO_TEXT)
    return pages


def pdf_pieces(pages: Sequence[Sequence[PdfLine]]) -> Iterator[TextPiece]:
    """Headings and paragraphs; what recurs on the pages' edges stands where it first occurred."""
    running = running_lines(pages)
    recurring = {place for run in running for place in run}
    beside = list(_beside(pages, recurring))
    recurring.update((page, line) for page, run, _ in beside for line in run)
    body = [
        (page, line)
        for page, page_pieces in enumerate(pages)
        for position, line in enumerate(page_pieces)
        if (page, position) not in recurring
    ]
    usual = usual_setting([line for _, line in body] or [line for page in pages for line in page])
    compounds = {word.lower() for _, line in body for word in _COMPOUND.findall(line.text)}
    waiting = [(run[0][0], _furniture(pages, run)) for run in running]
    waiting += [(page, _aside(pages[page], run, reason)) for page, run, reason in beside]
    waiting.sort(key=lambda found: found[0])
    page_pieces = list(paragraphs((line for _, line in body), usual))
    headed = any(is_heading(paragraph, usual) for paragraph in page_pieces)
    position = 0
    for paragraph in page_pieces:
        while waiting and waiting[0][0] <= body[position][0]:
            yield waiting.pop(0)[1]
        position += len(paragraph)
        text = _join_broken_words([line.text for line in paragraph], compounds)
        heading = is_heading(paragraph, usual) if headed else None
        yield TextPiece(text, heading=heading, outside=False)
    for _, piece in waiting:
        yield piece


def _beside(
    pages: Sequence[Sequence[PdfLine]], recurring: Collection[tuple[int, int]]
) -> Iterator[tuple[int, list[int], RemovalReason]]:
    """Footnotes and the names of axes: the page, the positions of their lines, and what it is."""
    text = [
        line
        for number, page in enumerate(pages)
        for position, line in enumerate(page)
        if (number, position) not in recurring
    ]
    if not text:
        return
    size = usual_setting(text).size
    for number, page in enumerate(pages):
        outside = {position for at, position in recurring if at == number}
        for run in find_axes(page, outside):
            outside.update(run)
            yield number, run, RemovalReason.PAGE_FURNITURE
        for note in find_footnotes(page, size, outside):
            yield number, note, RemovalReason.REFERENCES


def _aside(page: Sequence[PdfLine], run: Sequence[int], reason: RemovalReason) -> TextPiece:
    words = join_lines(tidy("\n".join(page[position].text for position in run)))
    return TextPiece(words, outside=True, reason=reason)


def _furniture(pages: Sequence[Sequence[PdfLine]], run: Sequence[tuple[int, int]]) -> TextPiece:
    texts = dict.fromkeys(tidy(pages[page][position].text) for page, position in run)
    return TextPiece(" · ".join(texts), outside=True, reason=RemovalReason.PAGE_FURNITURE)


def _join_broken_words(texts: Sequence[str], compounds: set[str]) -> str:
    """A paragraph's lines as one. A word broken at its own hyphen keeps it, if the document has it
    with one elsewhere."""

    def keep(match: re.Match[str]) -> str:
        joined = f"{match[1]}-{match[2]}"
        return joined if joined.lower() in compounds else match[0]

    return join_lines(_BROKEN_WORD.sub(keep, tidy("\n".join(texts))))


def _title(stated_title: str | None) -> str:
    words = " ".join(tidy(stated_title or "").split())
    return "" if len(words) > _LONGEST_TITLE or _NO_TITLE.fullmatch(words) else words


def _author(stated_author: str | None) -> str | None:
    words = " ".join(tidy(stated_author or "").split())
    names = re.split(r"\s*(?:[,;&]|\band\b|\bund\b|\bet\b)\s*", words)
    are_names = all(
        _NAME.fullmatch(name) and not _NO_NAME.fullmatch(name) for name in names if name
    )
    return words if words and are_names and len(words) <= _LONGEST_NAMES else None
