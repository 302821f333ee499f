"""Which piece is the title, and which only repeat it or stand above it."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.rules.cleaning.furniture import furniture
from bot.article.rules.cleaning.pieces import TextPiece, ends_sentence

SURELY_TITLE, LONGEST_TITLE = 120, 200
"""Characters of a first line that is taken for a title, and of one that is if it does not end as
a sentence does."""

_HEAD = 5  # pieces among which a page repeats its title
_SHORTENED = 80


class Titled(Struct, frozen=True, kw_only=True):
    """The title; the position of the piece that is it, if one is; those that say it again; and
    those that stand above it."""

    title: str
    position: int | None = None
    again: tuple[int, ...] = ()
    above: tuple[int, ...] = ()


def find_title(
    text_pieces: Sequence[TextPiece], stated_title: str, name: str, *, scraped: bool
) -> Titled:
    """The title among pieces; `stated_title` by markup if not empty. Where no piece can be it,
    `name` (a file’s) is, or the text’s first words."""
    if stated_title:
        return _named_title(text_pieces, stated_title)
    start, above = 0, []
    while start < len(text_pieces) - 1 and _stands_above(text_pieces[start], scraped=scraped):
        if not text_pieces[start].outside:
            above.append(start)
        start += 1
    if scraped and (glued := _find_under_breadcrumb(text_pieces, start)):
        above.append(start)
        start = glued
    if start < len(text_pieces) - 1 and _can_be_title(text_pieces[start]):
        again = _find_repeats(text_pieces, text_pieces[start].text, start + 1) if scraped else ()
        return Titled(
            title=text_pieces[start].text, position=start, again=again, above=tuple(above)
        )
    first = next((piece.text for piece in text_pieces if not piece.outside), "")
    shortened = first if len(first) <= _SHORTENED else first[:_SHORTENED].rsplit(" ", 1)[0] + " …"
    return Titled(title=name or shortened)


def _named_title(text_pieces: Sequence[TextPiece], stated_title: str) -> Titled:
    same = _find_repeats(text_pieces, stated_title, 0)
    return Titled(title=stated_title, position=same[0] if same else None, again=same[1:])


def _stands_above(piece: TextPiece, *, scraped: bool) -> bool:
    return bool(piece.outside) or (scraped and furniture(piece.text) is not None)


def _can_be_title(piece: TextPiece) -> bool:
    if piece.heading is not None:
        return piece.heading
    longest = SURELY_TITLE if ends_sentence(piece.text) else LONGEST_TITLE
    return len(piece.text) <= longest


def _find_repeats(text_pieces: Sequence[TextPiece], title: str, start: int) -> tuple[int, ...]:
    head = [i for i in range(start, len(text_pieces)) if not text_pieces[i].outside][:_HEAD]
    return tuple(i for i in head if _folded(text_pieces[i].text) == _folded(title))


def _find_under_breadcrumb(text_pieces: Sequence[TextPiece], start: int) -> int | None:
    """Where the title stands alone, if the first piece is a trail of links that ends with it."""
    trail = _folded(text_pieces[start].text)
    for position in range(start + 1, min(start + _HEAD, len(text_pieces))):
        title = _folded(text_pieces[position].text)
        if len(title) > 10 and trail.endswith(" " + title):
            lead = trail.removesuffix(title).split()
            return position if len(lead) <= 6 else None
    return None


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
