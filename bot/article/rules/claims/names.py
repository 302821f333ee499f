"""Names in a question: capitalised words, and those that the article writes as names."""

from msgspec import Struct

from bot.article.rules.words.tokens import Token, tokens

TITLES = frozenset(
    "mr mrs ms dr sir lord lady madam mayor president premier chancellor minister king queen prince"
    " princess general colonel captain judge justice professor senator councillor governor"
    " ambassador chairman chairwoman chief bishop pope saint st secretary commissioner director"
    " prime foreign defence finance doctor admiral major".split()
)
_NO_NAME = frozenset(
    "i who what which when where why how whats is are was were do does did has have had can could"
    " will would shall should may might must january february march april june july august"
    " september october november december monday tuesday wednesday thursday friday saturday sunday"
    " the a an in on at of and if to for from by so but with since after before given because"
    " article clause section chapter part paragraph rule tv tvs pc pcs dvd dvds cd cds id ids ok"
    " faq pdf usb gps sms pin ceo vat i've i'm i'd i'll it's that's there's parley".split()
)
"""Words that are no names though they may have a capital, and those that name too much."""

_DIRECTIONS = frozenset("west east north south western eastern northern southern".split())
"""Words that belong to a name that follows them, and name nothing alone."""


class Name(Struct, frozen=True):
    """A name as it stands, and its words in small letters without accents or *'s*."""

    text: str
    words: tuple[str, ...]
    at: int


def find_names(text: str, known: frozenset[str]) -> tuple[Name, ...]:
    """The names of a question. `known` are words that the article writes as names, with which even
    small letters are one."""
    every = [token for token in tokens(text) if token.text[0] not in ",;:()"]
    shouts = not any(token.text[0].islower() for token in every)
    found: list[list[Token]] = []
    last = -9
    for number, token in enumerate(every):
        opens = number == 0 or every[number - 1].text in '.!?“"‘«'
        if not _is_name(token, opens or shouts, known, shouts=shouts):
            continue
        joined = number - last == 1 or (number - last == 2 and every[last + 1].lower in ("of", "-"))
        if joined and not _is_owner(every[last]):
            found[-1].append(token)
        else:
            before = every[max(0, number - 1) : number]
            leads = [t for t in before if t.lower in _DIRECTIONS and t.text[0].isupper()]
            found.append([*leads, token])
        last = number
    names = (_name(text, run) for run in found)
    return tuple(name for name in names if name is not None)


def _is_name(token: Token, opens: bool, known: frozenset[str], *, shouts: bool) -> bool:
    bare = plain(token.lower)
    if not token.text[0].isalpha() or len(bare) < 2 or bare in _NO_NAME or bare in _DIRECTIONS:
        return False
    if token.text[0].isupper() and not opens:
        return True
    return bare in known or (token.text.isupper() and not shouts)


def _is_owner(token: Token) -> bool:
    return token.lower.endswith(("'s", "s'"))


def _name(text: str, run: list[Token]) -> Name | None:
    while run and plain(run[0].lower) in TITLES:
        run = run[1:]
    if not run:
        return None
    words = tuple(plain(token.lower) for token in run)
    end = run[-1].start + len(plain(run[-1].text))
    return Name(text[run[0].start : end], words, run[0].start)


def plain(word: str) -> str:
    """A word without the *'s* or the apostrophe of an owner."""
    return word.replace("’", "'").removesuffix("'s").removesuffix("'")
