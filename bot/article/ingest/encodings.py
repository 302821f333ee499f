"""Bytes as text: by their mark, by what is declared, as UTF-8, and only then by a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from bot.article.refusals import ArticleRefusal
from bot.kernel.refusal import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_KNOWN = frozenset(
    "utf-8 utf-16 utf-16-le utf-16-be koi8-r koi8-u mac-roman mac-cyrillic cp866 cp874 gb18030"
    " big5hkscs euc_jp cp932 iso2022_jp cp949 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256"
    " cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8"
    " iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16".split()
)
"""Encodings that may be declared, by Python's names: those of the web. Python knows others that
are none of text, such as zlib."""

_READ_AS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
"""What browsers read these as: each is part of the other."""

_GUESSED = (
    "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 koi8_r koi8_u cp866 mac_cyrillic"
    " iso8859_2 iso8859_5 iso8859_7 shift_jis euc_jp gb18030 big5 euc_kr".split()
)
_SAMPLE = 100_000  # bytes that a guess goes by

_IN_HTML = re.compile(rb"<meta[^>]+?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_IN_XML = re.compile(rb"\s*<\?xml[^>]+?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_HTML_HEAD = 4096


def decode(content: bytes, declared: str | None = None) -> str:
    """The text of some bytes; `declared` is the name of the encoding that their sender gives.

    Bytes that are UTF-8, and not by chance, are read so whatever is declared.
    Raises Refused: SOURCE_UNREADABLE.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, "replace").removeprefix("\ufeff")
    wanted = _known_charset(declared)
    if wanted is None or not content.isascii():
        text = _strictly(content, "utf-8")
        if text is not None:
            return text
    text = _strictly(content, wanted) if wanted else None
    return _guessed(content) if text is None else text


def declared_in_html(content: bytes) -> str | None:
    """The encoding that a page's own markup names."""
    head = content[:_HTML_HEAD]
    match = _IN_HTML.search(head) or _IN_XML.match(head)
    if match is None:
        return None
    name = match[1].decode("ascii", "ignore")
    return "utf-8" if name.lower().startswith("utf-16") else name  # it was read as ASCII just now


def _known_charset(declared: str | None) -> str | None:
    try:
        name = codecs.lookup(declared or "").name
    except (LookupError, ValueError):
        return None
    name = _READ_AS.get(name, name)
    return name if name in _KNOWN else None


def _strictly(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _guessed(content: bytes) -> str:
    best = from_bytes(content[:_SAMPLE], cp_isolation=_GUESSED).best()
    if best is None:
        raise Refused(ArticleRefusal.SOURCE_UNREADABLE)
    return content.decode(best.encoding, "replace")
