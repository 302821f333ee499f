"""A sheet from a JSON file, which may come from anywhere: checked field by field."""

import json
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.bearing import Bearing
from bot.guarantee.rules.exporting import FORMAT, FORMAT_VERSION
from bot.guarantee.rules.reading import checked
from bot.guarantee.rules.space import Space
from bot.guarantee.state import Setting
from bot.kernel.ids import MemberId
from bot.kernel.plain import clean_words
from bot.kernel.refusal import Refused

LARGEST = 500_000
"""Bytes of a file."""

LONGEST_TITLE, LONGEST_WORDS, LONGEST_QUOTE = 100, 500, 1000
MOST_EVIDENCE = 100


class ImportedQuotation(Struct, frozen=True, kw_only=True):
    """Words that a file attaches to a clause, with the article they are said to come from."""

    clause: str
    words: str
    article: str
    bearing: Bearing = Bearing.QUOTED


class Brought(Struct, frozen=True, kw_only=True):
    """What a file holds."""

    title: str
    settings: Mapping[str, Setting]
    evidence: tuple[ImportedQuotation, ...]


def read_sheet(content: bytes, space: Space, by: MemberId) -> Brought:
    """The sheet in a file; `by` counts as the author of its words.

    Raises Refused: SHEET_FILE_WRONG, and for its clauses NO_SUCH_CLAUSE …, NO_SUCH_CHOICE …,
    ONE_CHOICE_ONLY, CHOICE_MISSING.
    """
    if len(content) > LARGEST:
        raise _wrong(f"it is larger than {LARGEST // 1000} kB")
    try:
        whole = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _wrong("it is not JSON") from None
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _wrong(f"its format is not “{FORMAT}”")
    if whole.get("format_version") != FORMAT_VERSION:
        raise _wrong("another version of Parley wrote it")
    rows = _rows(whole, "clauses", len(space.clauses))
    settings = dict(_setting(row, by) for row in rows)
    if len(settings) != len(rows):
        raise _wrong("a clause stands in it twice")
    choices = {c: s.options for c, s in settings.items() if s.options is not None}
    ordered = checked(space, choices)
    for clause in settings:
        checked_clause(space, clause)
    return Brought(
        title=_words(whole, "title", LONGEST_TITLE) or "Imported",
        settings={
            clause: Setting(options=ordered.get(clause), words=s.words, reason=s.reason, member=by)
            for clause, s in settings.items()
            if clause in ordered or s.words
        },
        evidence=tuple(_quoted(row, space) for row in _rows(whole, "evidence", MOST_EVIDENCE)),
    )


def checked_clause(space: Space, clause: str) -> None:
    """Raises Refused (SHEET_FILE_WRONG) for a clause that is none."""
    if clause not in space.by_id:
        raise _wrong(f"there is no clause “{clause[:40]}”")


def _setting(row: Mapping[str, object], by: MemberId) -> tuple[str, Setting]:
    options = row.get("options")
    if options is not None and not (
        isinstance(options, list) and all(isinstance(option, str) for option in options)
    ):
        raise _wrong("options are a list of ids, or null")
    setting = Setting(
        options=None if options is None else tuple(options),
        words=_words(row, "words", LONGEST_WORDS),
        reason=_words(row, "reason", LONGEST_WORDS),
        member=by,
    )
    return _words(row, "clause", LONGEST_TITLE), setting


def _quoted(row: Mapping[str, object], space: Space) -> ImportedQuotation:
    clause = _words(row, "clause", LONGEST_TITLE)
    checked_clause(space, clause)
    return ImportedQuotation(
        clause=clause,
        words=_words(row, "words", LONGEST_QUOTE),
        article=_words(row, "article", LONGEST_TITLE),
        bearing=_bearing(_words(row, "bearing", LONGEST_TITLE)),
    )


def _bearing(words: str) -> Bearing:
    """How a quotation bears on its clause; only quoted where the file says nothing, or no word."""
    try:
        return Bearing(words or Bearing.QUOTED)
    except ValueError:
        raise _wrong("evidence supports a clause, is about it, or is quoted") from None


def _rows(whole: Mapping[str, object], name: str, most: int) -> Sequence[Mapping[str, object]]:
    rows = whole.get(name, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _wrong(f"“{name}” is not a list of objects")
    if len(rows) > most:
        raise _wrong(f"“{name}” has more than {most} entries")
    return rows


def _words(row: Mapping[str, object], name: str, longest: int) -> str:
    words = row.get(name, "")
    if words is None:
        return ""
    if not isinstance(words, str):
        raise _wrong(f"“{name}” is not text")
    words = clean_words(words).strip()
    if len(words) > longest:
        raise _wrong(f"“{name}” has more than {longest} characters")
    return words


def _wrong(why: str) -> Refused:
    return Refused(GuaranteeRefusal.SHEET_FILE_WRONG, why=why)
