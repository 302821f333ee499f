"""*Who is the president of …?* wants a name that stands beside such a title."""

import re
from collections.abc import Iterator

from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection

UNNAMED = 0.6
"""What is left of the confidence where no sentence of the passage sets a name beside the title."""

_ACTS_BY_TITLE = {
    "prime minister": "premier",
    "premier": "prime minister",
    "minister": "",
    "president": "presided?",
    "chancellor": "",
    "king": "crowned",
    "queen": "crowned",
    "mayor": "",
    "governor": "governed",
    "ambassador": "envoy",
    "commissioner": "",
    "speaker": "",
    "judge": "justice",
    "director": r"direct(?:ed|s)|head(?:s|ed)?|runs?|ran|leads?|led",
    "chairman": r"chair\w*|presid(?:es|ed|ing)",
    "chairwoman": r"chair\w*|presid(?:es|ed|ing)",
    "chair": r"chair\w*|presid(?:es|ed|ing)",
    "head": r"head\w*|leads?|led|leader|chief|director|chair\w*|president|runs?|ran|secretary",
    "leader": r"leads?|led|leading|head\w*|chief|president|minister|chair\w*",
    "captain": "skipper",
    "coach": r"coache[sd]|train(?:s|ed|er)|manager?d?",
    "owner": r"owns|owned|bought|belongs",
    "founder": r"found(?:ed|s)|set up|started|created",
    "editor": r"edit(?:s|ed)",
    "author": r"wrote|written|writes|writer|penned|by|co-author",
    "writer": r"wrote|written|writes|author|penned|by",
}
"""Titles, and other words by which a sentence tells who has one."""

_ASKED = re.compile(
    r"^\W*(?:(?:and|so|but) )?who(?:['’]s|s| is| was| are| were)(?: currently| now| then)?"
    r" (?:[\w’'-]+ ){0,4}?"
    rf"(?P<title>{'|'.join(sorted(_ACTS_BY_TITLE, key=len, reverse=True))})\b"
    r"(?= of\b| at\b| in\b| for\b| there\b| back\b| when\b| then\b| now\b| right now\b|\W*$)",
    re.IGNORECASE,
)
_NAME = (
    r"\b(?!(?:The|An?|In|Its?|This|That|His|Her|Their|But|And|When|If)\b)[A-Z][\w-]*[a-z](?![\w’'])"
)
_LINK = (
    r"(?:,| \(| –| —|(?: who)?(?: (?:is|was|became|serves as|served as|has been|as)))(?: who)?"
    r"(?: (?:is|was|became|serves|served|has been|then|now|once|as|elected|appointed|named|the|a|an"
    r"|its|their|his|her|our|former|acting|deputy|new|first|current|prime|foreign|defence|finance"
    r"|interior|vice|(?!(?:and|or)\b)[\w-]+['’]s|[A-Z][\w-]*(?:an|ish|ese)))*"
)
"""What may stand between a name and the title that follows it."""
_OF = r"(?: (?:of|for|at) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*,?)?"


def object_to_offices(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection where *who* has a title is asked, and the passage gives it to nobody by name."""
    match = _ASKED.search(found.question)
    if match is None or not found.is_english:
        return
    title = match["title"].lower()
    paragraphs = found.context.paragraphs
    if not any(_gives(title, facts.text) for facts in paragraphs[found.paragraph]):
        yield Objection(UNNAMED, lead=_find_holder(found, title))


def _find_holder(found: FoundPassage, title: str) -> tuple[int, int] | None:
    """The sentence elsewhere that gives the title to a name, in a paragraph that opens with the
    only name of the question; none where it has no name, or several."""
    names = found.matching.names
    if len(names) != 1:
        return None
    for number, passage in enumerate(found.context.paragraphs):
        opening = passage[0].names[:1]
        if opening and not found.context.name_forms(opening[0].words[0]).isdisjoint(
            names[0].forms[-1]
        ):
            for place, facts in enumerate(passage):
                if _stands_beside(title, facts.text):
                    return number, place
    return None


def _gives(title: str, sentence: str) -> bool:
    """Does a sentence set a name beside a title, or say who does what one with the title does?"""
    acts = _ACTS_BY_TITLE[title]
    is_told = acts and re.search(rf"\b(?:{acts})\b", sentence, re.IGNORECASE)
    if is_told and re.search(rf"\S {_NAME}|^{_NAME} (?:{_NAME}|(?i:{acts})\b)", sentence):
        return True
    return _stands_beside(title, sentence) or _is_told_of_somebody(title, sentence)


def _stands_beside(title: str, sentence: str) -> bool:
    """Does a name stand just before or after a title?"""
    before = rf"(?<!['’]s )\b(?i:{title}){_OF},?(?: is| was| became)?,? {_NAME}"
    owned = rf"['’]s (?:[\w-]+ )?(?i:{title}),? {_NAME}"
    after = rf"{_NAME}{_LINK} (?i:{title})\b"
    return any(re.search(pattern, sentence) for pattern in (before, owned, after))


def _is_told_of_somebody(title: str, sentence: str) -> bool:
    """*She has been mayor since*, of somebody whom another sentence names."""
    somebody = r"\b(?:he|she)(?: \w+)? (?:is|was|became|been|elected|made)(?: the| a)?"
    return re.search(rf"{somebody} {title}\b", sentence, re.IGNORECASE) is not None
