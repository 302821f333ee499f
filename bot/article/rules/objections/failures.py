"""*Why did the first talks fail?* and *what went wrong with it?*: what kept a thing from working is
told by what did not come of it, what it lacks and who turned it down."""

import re
from collections.abc import Iterator, Sequence

from bot.article.rules.claims.matching import ClaimWord
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.words.tokens import stems_of, tokens

UNTOLD = 0.6
"""What is left of the confidence where no sentence of the passage tells of a failure."""

TOLD = 0.5
"""The least confidence where one does: enough to be shown among the closest."""

_MOSTLY = 0.5
"""The share of the thing's words that a passage must hold to be about it."""

_WORKS = (
    r"(?:work(?: out)?|help(?: much)?|hold(?: up)?|last|succeed|come (?:off|about)|get anywhere"
    r"|be (?:of )?(?:any|much|more) (?:use|help)|been (?:of )?(?:any|much|more) (?:use|help))"
)
_FAILED = (
    r"(?:fail(?:ed|s)?|fall (?:through|apart)|fell (?:through|apart)|collapsed?|break down"
    r"|broke down|(?:come|came|amount|amounted) to nothing|(?:lead|led|get|got|go|went) nowhere"
    r"|(?:of )?(?:no|little) (?:use|help)|useless|toothless|ineffective|worthless)"
)
_ASKS = re.compile(
    r"^\W*(?:and |but |so )?(?:why|how come)\b.*(?:"
    rf"(?:\bnot\b|\bnever\b|n['’]t\b).*\b{_WORKS}|\b{_FAILED}\b|\bdid nothing come of\b)"
    r"|\bwhat went wrong\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    rf"\b(?:{_WORKS}|{_FAILED}|nothing come of|what went wrong|supposed|meant|any|much)\b",
    re.IGNORECASE,
)
"""Words of the question that are not of the thing that failed."""

_VERBS = re.compile(
    r"\b(?:fail\w*|refus\w+|reject\w+|withdr[ae]w\w*|lapsed|dropped|collapsed|broke|broken|violated"
    r"|blocked|could not|couldn['’]t|did not take place|postponed|put off|abandoned|turned down"
    r"|stopped|cancelled|retired|flat)\b",
    re.IGNORECASE,
)
_DENIALS = re.compile(
    r"\b(?:not|never|no|none|nothing|nobody|neither|nor|cannot|lacks?|too|although|whereas"
    r"|because)\b|n['’]t\b",
    re.IGNORECASE,
)
"""What tells of a failure: its verbs, and then what was not."""

_QUOTES = re.compile(r"[“”\"]")


def asks_of_failure(question: str) -> bool:
    """Does a question ask why something did not work?"""
    return _ASKS.search(question) is not None


def object_to_failures(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection where it is asked why something failed, and the passage tells of no failure of
    it; where it does, that sentence leads."""
    if not found.is_english or not asks_of_failure(found.question):
        return
    passage = found.context.paragraphs[found.paragraph]
    place = _find_failure(found, passage)
    if place is None:
        yield Objection(UNTOLD)
    else:
        yield Objection(1, lead=(found.paragraph, place), least=TOLD)


def _find_failure(found: FoundPassage, passage: Sequence[SentenceFacts]) -> int | None:
    """The sentence of a passage that tells what became of the thing: one that speaks of it, or
    the one after such a sentence."""
    thing = _list_thing(found)
    names = [name for name in found.matching.names if any(name.forms)]
    if not thing and not names:
        return None
    for tells, counts_after in ((_VERBS, True), (_DENIALS, False)):
        is_after = False
        for place, facts in enumerate(passage):
            held = sum(word.stands_in(facts) for word in thing)
            held += sum(name.stands_in(facts) for name in names)
            is_about = held > 0 and _holds_mostly(found, thing, passage[: place + 1])
            counts = is_about or (is_after and (counts_after or not _QUOTES.search(facts.text)))
            if counts and tells.search(facts.text):
                return place
            is_after = is_about
    return None


def _list_thing(found: FoundPassage) -> list[ClaimWord]:
    """The words of a question that tell what failed."""
    asking = stems_of(tokens(" ".join(_ASKING.findall(found.question))))
    return [
        word for word in found.matching.words if word.stem not in asking and "'" not in word.stem
    ]


def _holds_mostly(
    found: FoundPassage, thing: Sequence[ClaimWord], sentences: Sequence[SentenceFacts]
) -> bool:
    """Do some sentences together hold most of the thing's words and all its names?"""
    held = sum(any(word.stands_in(facts) for facts in sentences) for word in thing)
    return held >= _MOSTLY * len(thing) and found.matching.names_stand_in(sentences)
