"""Views that were kept as JSON, without what somebody had erased.

Most views hold a member's id in the place of their name, and are made anew when words are erased.
What was answered to somebody else, typed by others, or made before is gone through word by word.
"""

import base64
import io
import re
import zipfile
from collections.abc import Iterable

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.kernel.former import FORMER
from bot.kernel.message import say
from bot.kernel.view_json import load
from bot.kernel.whole_words import has_whole, replace_whole

LEAST = 8
"""Characters from which on words are somebody's own, and not anybody's "yes". Shorter ones go where
they stand alone in what names their writer."""

LEAST_NAME = 3
"""Characters of a name that is looked for in files."""

READ_FILES = (".md", ".txt")
"""Ends the names of files that people read as they are."""

LARGEST_ZIP = 100_000_000
"""Bytes of files in a packed one that are looked through; of a larger one nothing is shown."""

KEY = 12
"""Characters of a line by which a view is picked out that may hold it."""

GAP = "…"
"""Stands for erased words within others, in any language."""

ERASED_WORDS = say("These words were erased.")

FILE_GONE = say(
    "The file that was here held words or a name that were erased. Ask for it again to have it "
    "without them."
)

_KEPT_AS_THEY_ARE = frozenset({"is", "say", "plural", "audience", "key", "tone"})
"""Fields of a view that hold no words of members."""

_BINDING = frozenset({"action", "value"})
"""Fields that hold commands: one that lost a part of its words would do something else."""

_FILES = frozenset({"content", "png", "light"})


class ErasedWords(Struct, frozen=True, kw_only=True):
    """What a member had written, each piece with its white space as single spaces, and the name."""

    words: tuple[str, ...]
    name: str
    member: str = ""
    short: frozenset[str] = frozenset()
    short_in_files: frozenset[str] = frozenset()
    """Words too short to be anybody's own, where a file names the member."""

    @classmethod
    def of(cls, words: Iterable[str], name: str, member: str = "") -> "ErasedWords":
        """From words as they were kept; short ones are anybody's but in what names the member."""
        pieces = {" ".join(piece.split()) for piece in words}
        kept = {piece for piece in pieces if len(piece) >= LEAST}
        return cls(
            words=tuple(sorted(kept, key=lambda piece: (-len(piece), piece))),
            name=name,
            member=member,
            short=frozenset(pieces - kept - {""}),
            short_in_files=frozenset(pieces - kept - {""}),
        )

    def is_named_in(self, text: str) -> bool:
        """Does a view (JSON), or a file, hold the member's id?"""
        return bool(self.member) and self.member in text

    def keys(self, words: Iterable[str]) -> tuple[str, ...]:
        """What a view must hold of these words, as they were kept, or of the name, to be looked at;
        as it stands in JSON."""
        lines = {line.strip()[:KEY] for piece in words for line in piece.splitlines()}
        parts = {line for line in lines if len(line) >= LEAST} | {self.name}
        return tuple(msgspec.json.encode(part).decode()[1:-1] for part in parts if part)


class _Unusable(Exception):
    """A view cannot be shown without what was erased."""


def redact_view(view: str, erased: ErasedWords, blank: str) -> str | None:
    """A view (JSON) without erased words and name; `blank` where nothing of it can stay, None where
    it held none of them."""
    try:
        before = msgspec.json.decode(view)
        short = erased.short if erased.is_named_in(view) else frozenset()
        after = _redact(before, replace(erased, short=short))
        if after == before:
            return None
        if _has_picture(after):
            return blank
        redacted = msgspec.json.encode(after).decode()
        load(redacted)
    except (ValueError, _Unusable, msgspec.DecodeError):
        return blank
    return redacted


def _redact(value: object, erased: ErasedWords) -> object:
    match value:
        case {"is": "Attachment", "content": str(content), "name": str(name), **rest} if (
            _is_in_file(content, erased)
        ):
            if rewritten := _rewrite(name, content, erased):
                return {"is": "Attachment", "name": name, "content": rewritten, **rest}
            words = {"is": "Plain", "words": {"say": FILE_GONE.template}}
            return {"is": "Note", "spans": [words]}
        case dict():
            return {name: _redact_field(part, erased, name) for name, part in value.items()}
        case list():
            return [_redact(part, erased) for part in value]
        case str():
            return _redact_words(value, erased)
        case _:
            return value


def _redact_field(value: object, erased: ErasedWords, name: str) -> object:
    if name in _KEPT_AS_THEY_ARE and isinstance(value, str):
        return value
    if name in _FILES and isinstance(value, str):
        if _is_in_file(value, erased):
            raise _Unusable
        return value
    redacted = _redact(value, erased)
    if name in _BINDING and redacted != value:
        raise _Unusable
    return redacted


def _redact_words(words: str, erased: ErasedWords) -> object:
    if erased.name and words in (erased.name, f"@{erased.name}"):
        return {"say": FORMER.template}
    plain = " ".join(words.split())
    cut = plain.removesuffix(GAP).strip("“” ")
    is_cut = plain.endswith(GAP)
    if (
        plain in erased.words
        or plain.strip("“” ") in erased.short
        or (len(cut) >= KEY and any(has_whole(piece, cut, cut=is_cut) for piece in erased.words))
    ):
        return {"say": ERASED_WORDS.template}
    for piece in erased.words:
        if has_whole(plain, piece):
            plain = words = replace_whole(plain, piece, GAP)
    for piece in erased.short:
        words = words.replace(f"“{piece}”", f"“{GAP}”")
    return _without_name(words, erased.name)


def _without_name(words: str, name: str) -> str:
    """Words that call somebody by name: a mention, or a command about them. A name that stands in a
    sentence may as well be a word."""
    if not name or name not in words:
        return words
    called = [f"@{name}", name] if words.startswith("/") else [f"@{name}", f"{name} (guest)"]
    for each in called:
        words = replace_whole(words, each, FORMER.template, hyphens_join=True)
    return words


def _is_in_file(encoded: str, erased: ErasedWords) -> bool:
    """Does a file hold erased words, or name the member? So it does if nobody can tell."""
    try:
        parts = _unpacked(base64.b64decode(encoded))
    except (ValueError, zipfile.BadZipFile, RuntimeError):
        return True
    return any(_is_in_text(part.decode(errors="replace"), erased) for part in parts)


def _rewrite(name: str, encoded: str, erased: ErasedWords) -> str:
    """A file of words to read (base64) without erased words and name; "" where that can't be made:
    for data, which would no longer be what it says, and where something would be left."""
    if not name.endswith(READ_FILES):
        return ""
    try:
        text = base64.b64decode(encoded).decode()
    except ValueError:
        return ""
    for piece in erased.words:
        text = re.sub(r"[\s>]+".join(map(re.escape, piece.split())), GAP, text)
    lines = text.splitlines(keepends=True)
    text = "".join(_without_short(line, erased) for line in lines)
    if len(erased.name) >= LEAST_NAME:
        text = replace_whole(text, erased.name, FORMER.template)
    letters = _letters_of(text)
    heads = (_letters_of(piece)[:KEY] for piece in erased.words)
    is_left = erased.is_named_in(text) or any(head and head in letters for head in heads)
    return "" if is_left else base64.b64encode(text.encode()).decode()


def _without_short(line: str, erased: ErasedWords) -> str:
    """A line of a file, without short words of a member that stand alone in it."""
    said = line.strip().strip("“”>*_ ")
    return line.replace(said, GAP) if said in erased.short_in_files else line


def _letters_of(text: str) -> str:
    """Letters and digits alone, so that no mark or line break within words hides them."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _unpacked(content: bytes) -> list[bytes]:
    """The files in a packed one; else it itself. Raises ValueError for too much to look through."""
    packed = io.BytesIO(content)
    if not zipfile.is_zipfile(packed):
        return [content]
    with zipfile.ZipFile(packed) as opened:
        if sum(each.file_size for each in opened.infolist()) > LARGEST_ZIP:
            raise ValueError("too large")
        return [opened.read(each) for each in opened.infolist()]


def _is_in_text(content: str, erased: ErasedWords) -> bool:
    if erased.is_named_in(content) or any(piece in content for piece in erased.words):
        return True
    return len(erased.name) >= LEAST_NAME and has_whole(content, erased.name)


def _has_picture(value: object) -> bool:
    match value:
        case {"is": "Picture"}:
            return True
        case dict():
            return any(map(_has_picture, value.values()))
        case list():
            return any(map(_has_picture, value))
        case _:
            return False
