"""Characters put right without touching a word: what typesetting and encodings leave."""

import re

from bot.kernel.plain import clean_words

_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
)
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_RUNS = re.compile(r" {2,}")
_BREAKS = re.compile("\r\n?|\u0085|\u2028|\u000b|\u000c")
_PARAGRAPH_MARK = "\u2029"
_HYPHENED = re.compile(r"(?<!\w)(\w+)[-\u2010]\n[ \t]*(\w+)")
_COMPOUND = re.compile(r"(?<!\w)(?=(\w+-\w+))")
_MOJIBAKE = re.compile("[\u00c2-\u00f4][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_BYTES = {ord(bytes([b]).decode("cp1252", "ignore") or chr(b)): b for b in range(0x80, 0xA0)}
"""Characters to the bytes they were misread from. Five bytes that Windows-1252 leaves undefined
are read as controls, one of them in each closing quotation mark."""


def tidy(text: str) -> str:
    """Text with plain line breaks and spaces, ligatures spelled out, unseen characters dropped,
    and UTF-8 that was once read as Windows-1252 read again."""
    text = _BREAKS.sub("\n", text).replace(_PARAGRAPH_MARK, "\n\n")
    text = clean_words(_reread(text)).translate(_LIGATURES)
    return _RUNS.sub(" ", _SPACES.sub(" ", text))


def join_lines(text: str) -> str:
    """One paragraph's hard-wrapped lines as a single line, with words broken at a hyphen joined.

    A broken word keeps its hyphen when the text has it with one elsewhere, or when what follows
    begins with a capital or a figure; otherwise the hyphen was the typesetter's.
    """
    joined = text
    if _HYPHENED.search(text):
        compounds = {word.lower() for word in _COMPOUND.findall(text)}
        joined = _HYPHENED.sub(lambda found: _joined(found[1], found[2], compounds), text)
    return _RUNS.sub(" ", joined.replace("\n", " ")).strip()


def _joined(head: str, tail: str, compounds: set[str]) -> str:
    hyphened = f"{head}-{tail}"
    keeps = not tail[0].islower() or hyphened.lower() in compounds
    return hyphened if keeps else head + tail


def _reread(text: str) -> str:
    """Undo a wrong decoding, if there is a sure sign of one and undoing it works for it all."""
    if len(_MOJIBAKE.findall(text)) < 2:
        return text
    try:
        return text.translate(_BYTES).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text
