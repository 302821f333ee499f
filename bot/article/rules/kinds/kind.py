"""What kind of question it is, where it is not one that an article's sentences answer."""

import re
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from bot.article.rules.edits import count_edits
from bot.article.rules.kinds.length import find_length, without_length
from bot.article.rules.kinds.patterns import KindPatterns
from bot.article.rules.kinds.wording import ARTICLE, plain_form, without_request, without_telling
from bot.article.rules.words.numbers import COUNTED_IN_WORDS
from bot.kernel.terms import words


class RecordField(StrEnum):
    """What is on record of an article."""

    AUTHOR = "author"
    PUBLISHED = "published"
    SOURCE = "source"
    TITLE = "title"
    LENGTH = "length"
    PARAGRAPHS = "paragraphs"
    LANGUAGE = "language"
    SECTIONS = "sections"


class OpinionSort(StrEnum):
    """What is asked of Parley that no article settles."""

    OPINION = "opinion"
    ADVICE = "advice"
    PREDICTION = "prediction"
    SUPPOSITION = "supposition"


class Talk(StrEnum):
    """What is said to a bot and asks nothing of an article."""

    GREETING = "greeting"
    THANKS = "thanks"
    WORDLESS = "wordless"
    IDENTITY = "identity"
    REACTION = "reaction"
    DOUBT = "doubt"
    UNCLEAR = "unclear"
    TASK = "task"


class AsksRecord(Struct, frozen=True):
    """Asks for something on record of the article, such as its author."""

    field: RecordField


class AsksParagraph(Struct, frozen=True):
    """Asks for a paragraph by its number, −1 being the last."""

    number: int


class AsksSummary(Struct, frozen=True):
    """Asks what the article says as a whole, in so many sentences; 0 leaves that open."""

    sentences: int = 0


class AsksOpinion(Struct, frozen=True):
    """Asks what Parley thinks, advises or foresees, or what would be if. Where it is not `firm`, it
    may as well ask what the article says ("What should I do when the card is lost?")."""

    sort: OpinionSort
    firm: bool = True


class SaysSomething(Struct, frozen=True):
    """Small talk, or a task that Parley does not do."""

    talk: Talk


class AsksHelp(Struct, frozen=True):
    """Asks about Parley itself; `wish` is what somebody wants to do, "" for all there is."""

    wish: str = ""


QuestionKind = AsksRecord | AsksParagraph | AsksSummary | AsksOpinion | SaysSomething | AsksHelp

_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()
)
_KEY_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azerty", "йцукен", "фывап")
_LONG = re.compile(r"[a-z]{5,}")
_OFTEN_ASKED = (
    "wrote written author writer published publication source title headline paragraph paragraphs"
    " words minutes language headings sections chapters summary summarise summarize argument"
    " arguments points about article"
).split()
_MAYBE = "maybe_"
_LEAST_MASH = 4
_VOWELS = frozenset("aeiouyäöüаеиоуіїєюя")
_ATTRIBUTED = re.compile(
    r"\baccording to\b"
    r"|\b(?:in|by) (?:the |his |her |their )[\w' ]*(?:opinion|view|judge?ment|eyes)\b"
    r"|\b(?:do|does|did) (?:@|the \w+|he|she|they) (?:say|think|believe|argue|want|advise)\b"
)
"""Words that ask for the opinion of somebody in the article."""

_SPACES = re.compile(r"\s+")


def read_kind(
    question: str, patterns: KindPatterns, names: Iterable[str] = (), *, follows: bool = False
) -> QuestionKind | None:
    """The kind of a question; None for one that is to be searched for in the articles.

    `names` are titles and short names of the articles asked. In a question that `follows` another,
    "it" is what that one was about, and not the article.
    """
    found = _read_kind(question, patterns, names, follows=follows)
    if length := find_length(question):
        forms = (_read_kind(f, patterns, names, follows=follows) for f in without_length(question))
        if any(isinstance(kind, AsksSummary) for kind in (found, *forms)):
            return AsksSummary(length)
    return found


def _read_kind(
    question: str, patterns: KindPatterns, names: Iterable[str], *, follows: bool
) -> QuestionKind | None:
    if not words(question):
        return SaysSomething(Talk.WORDLESS)
    plain = plain_form(question, names)
    return (
        _about_article(plain, patterns, pronouns=not follows)
        or _small_talk(question, plain, patterns)
        or _by_words(plain, patterns, pronouns=not follows)
        or _about_parley(plain, patterns)
        or _misspelled(plain, patterns, pronouns=not follows)
    )


def _misspelled(
    plain: str, patterns: KindPatterns, *, pronouns: bool
) -> AsksRecord | AsksParagraph | AsksSummary | None:
    """What is asked about an article with a slip of the pen, such as "who wrtoe this"."""
    meant = _LONG.sub(lambda word: _find_meant(word[0]), plain)
    if meant == plain:
        return None
    return _about_article(meant, patterns, pronouns=pronouns) or _by_words(
        meant, patterns, pronouns=pronouns
    )


def _find_meant(word: str) -> str:
    near = (
        known for known in _OFTEN_ASKED if known[0] == word[0] and count_edits(word, known) == 1
    )
    return word if word in _OFTEN_ASKED else next(near, word)


def _about_article(
    plain: str, patterns: KindPatterns, *, pronouns: bool
) -> AsksRecord | AsksParagraph | AsksSummary | None:
    for form in dict.fromkeys((without_telling(plain), without_request(plain), plain)):
        if found := patterns.find("paragraph", form, pronouns=pronouns):
            name, match = found
            number = {"first": 1, "last": -1}.get(name) or _paragraph_number(match)
            if number:
                return AsksParagraph(number)
        if found := patterns.find("record", form, pronouns=pronouns):
            return AsksRecord(RecordField(found[0]))
        if patterns.find("summary", form, pronouns=pronouns):
            return AsksSummary()
    return None


def _by_words(
    plain: str, patterns: KindPatterns, *, pronouns: bool
) -> AsksRecord | AsksSummary | None:
    name = patterns.find_by_words(without_request(plain), pronouns=pronouns)
    if name is None:
        return None
    return AsksRecord(RecordField(name)) if name in tuple(RecordField) else AsksSummary()


def _paragraph_number(match: re.Match[str]) -> int:
    if ordinal := match["ordinal"]:
        if ordinal in ("last", "final", "closing"):
            return -1
        if ordinal in ("first", "opening"):
            return 1
        return _ORDINALS.index(ordinal) + 1 if ordinal in _ORDINALS else int(ordinal[:-2])
    figure = match["mark"] or match["cited"] or match["number"].split()[-1]
    return COUNTED_IN_WORDS.get(figure) or int(re.sub(r"\D", "", figure))


def _small_talk(question: str, plain: str, patterns: KindPatterns) -> SaysSomething | None:
    spoken = _SPACES.sub(" ", question.lower().replace("’", "'")).strip(' !?.…,;:~)("“”')
    raw = _SPACES.sub(" ", question.lower()).strip()
    for form in dict.fromkeys((spoken, raw, plain, without_request(plain))):
        if found := patterns.find("talk", form, pronouns=True):
            return SaysSomething(Talk(found[0]))
    return SaysSomething(Talk.UNCLEAR) if all(map(_is_mash, spoken.split())) else None


def _is_mash(word: str) -> bool:
    """Are these keys side by side, as a hand falls on them?"""
    if len(word) < _LEAST_MASH:
        return False
    runs = [row for row in _KEY_ROWS if set(word) <= set(row)]
    return any(word in row or word in row[::-1] for row in runs) or (
        bool(runs) and not _VOWELS & set(word)
    )


def _about_parley(plain: str, patterns: KindPatterns) -> AsksHelp | AsksOpinion | None:
    helped = patterns.find("help", plain, pronouns=False)
    if helped and helped[0] == "everything":
        return AsksHelp()
    asked = patterns.find("opinion", plain, pronouns=True)
    if asked and not _ATTRIBUTED.search(plain):
        sort = asked[0].removeprefix(_MAYBE)
        return AsksOpinion(OpinionSort(sort), firm=sort == asked[0])
    if helped is None:
        return None
    wish = helped[1]["wish"].strip().replace(ARTICLE, "article")
    return AsksHelp(f"list {wish}" if helped[0] == "listing" else wish)
