"""Who has an office, as sentences tell it: a name beside the title, or who does what it means."""

import re

from msgspec import Struct

_CHIEFS = (
    r"leader|head|chief|director|manager|president|chancellor|premier|prime minister|king|queen"
    r"|secretary[ -]general|chair(?:man|woman|person)?|governor|mayor|boss"
)
_LEADS = (
    r"leads|led|leading|heads|headed|runs|ran|run by|in charge|presid(?:es|ed|ing)|chair(?:s|ed)"
)
_CHAIRS = r"chair\w*|presid(?:es|ed|ing|ent)"

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
    "envoy": "ambassador",
    "commissioner": "",
    "treasurer": "",
    "deputy": "",
    "secretary": "",
    "secretary general": "secretary-general",
    "speaker": "",
    "judge": "justice",
    "director": r"direct(?:ed|s)|head(?:s|ed)?|runs?|ran|leads?|led",
    "manager": r"manage[sd]?|runs?|ran|head(?:s|ed)?|director",
    "chairman": _CHAIRS,
    "chairwoman": _CHAIRS,
    "chair": _CHAIRS,
    "head": rf"{_CHIEFS}|{_LEADS}|secretary",
    "leader": rf"{_CHIEFS}|{_LEADS}",
    "boss": rf"{_CHIEFS}|{_LEADS}|owns|owner",
    "commander": r"command(?:s|ed|ing)?|commanders?|(?-i:General|Admiral)|leads|led|head(?:s|ed)",
    "captain": "skipper",
    "coach": r"coache[sd]|train(?:s|ed|er)|manager?d?",
    "owner": r"owns|owned|bought|belongs?",
    "founder": r"found(?:ed|s)|set up|started|created",
    "editor": r"edit(?:s|ed)",
    "author": r"wrote|written|writes|writer|penned|by|co-author",
    "writer": r"wrote|written|writes|author|penned|by",
    "ruler": r"rule[sd]?(?! out\b)|reign(?:s|ed)?|govern\w*|king|queen|emperor|president"
    r"|prime minister|leader",
}
"""Titles, and other words by which a sentence tells who has one."""

_STATED = frozenset(title for title, acts in _ACTS_BY_TITLE.items() if "|" not in acts)
"""Titles that no other one stands for."""

TITLES = tuple(sorted(_ACTS_BY_TITLE, key=len, reverse=True))

_NAME = (
    r"\b(?!(?:The|An?|In|Its?|This|That|His|Her|Their|But|And|When|If|He|She|They|We|You)\b)"
    r"[A-Z][\w-]*[a-z](?![\w’'])"
)
_LINK = (
    r"(?:,| \(| –| —|(?: who)?(?: (?:is|was|became|serves as|served as|has been|as)))(?: who)?"
    r"(?: (?:is|was|became|serves|served|has been|then|now|once|as|elected|appointed|named|the|a|an"
    r"|its|their|his|her|our|former|acting|deputy|new|first|current|prime|foreign|defence|finance"
    r"|interior|vice|(?!(?:and|or)\b)[\w-]+['’]s|[A-Z][\w-]*(?:an|ish|ese)))*"
)
"""What may stand between a name and the title that follows it."""
_OF = r"(?: (?:of|for|at) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*,?)?"
_FORMER = r"\b(?:former|once|then|ex|late|previous|had)[ -](?:[\w’'-]+ ){0,2}?"
"""Words by which somebody has an office no more."""


class Office(Struct, frozen=True):
    """An office asked after: its title, the word that tells which (*defence* minister), and whether
    it is asked who has it now."""

    title: str
    kind: str = ""
    is_now: bool = False

    @property
    def words(self) -> str:
        """A pattern of its title and of the words by which a sentence tells who has it."""
        acts = _ACTS_BY_TITLE[self.title]
        return rf"(?<!-)\b(?:{self.title}|{acts})\b" if acts else rf"(?<!-)\b{self.title}\b"

    def is_held_in(self, sentence: str) -> bool:
        """Does a sentence set a name beside the title, or say who does what one with it does?"""
        if not re.search(self.words, sentence, re.IGNORECASE):
            return False
        if self.kind and not re.search(rf"\b{re.escape(self.kind)}\b", sentence, re.IGNORECASE):
            return False
        if self.is_now:
            sentence = re.sub(rf"{_FORMER}{self.words}", " ", sentence, flags=re.IGNORECASE)
        acts = _ACTS_BY_TITLE[self.title]
        is_told = acts and re.search(rf"(?<!-)\b(?:{acts})\b", sentence, re.IGNORECASE)
        if is_told and re.search(rf"\S {_NAME}|^{_NAME} (?:{_NAME}|(?i:{acts})\b)", sentence):
            return True
        return self.is_beside_name(sentence) or self._is_told_of_somebody(sentence)

    def find_owners(self, clause: str) -> tuple[str, ...]:
        """What a clause says the office is of: *Velmora's president*, *the mayor of Tarn*."""
        nouns = self.title if self.title in _STATED else rf"{self.title}|{_CHIEFS}"
        before = re.findall(rf"([A-Z][\w-]*)['’]s? (?:[a-z-]+ )?(?i:{nouns})\b", clause)
        after = re.findall(
            rf"\b(?i:{nouns})(?: [A-Z][\w’'-]*){{0,3}},? (?:of|for|at) (?:the )?"
            r"([A-Z][\w-]*(?: [A-Z][\w-]*)*)",
            clause,
        )
        return (*before, *after)

    def has_owner_before(self, clause: str) -> bool:
        """Does a clause speak of *its president* or of *the chair*?"""
        owner = r"(?:its|their|his|her|our|the|whose)"
        pattern = rf"\b{owner} (?:[\w-]+ ){{0,2}}?{self.words}"
        return re.search(pattern, clause, re.IGNORECASE) is not None

    def is_of_it(self, clause: str) -> bool:
        """Does a clause speak of who *led it*?"""
        return re.search(rf"{self.words} (?:it|them)\b", clause, re.IGNORECASE) is not None

    def is_beside_name(self, sentence: str) -> bool:
        """Does a name stand just before or after the title?"""
        before = (
            rf"(?<!['’]s )\b(?i:{self.title}){_OF}"
            rf"(?:,?(?: is| was| became)?|, (?:the|an?) [a-z][a-z -]{{0,30}}?),? {_NAME}"
        )
        owned = rf"['’]s (?:[\w-]+ )?(?i:{self.title}),? {_NAME}"
        after = rf"{_NAME}{_LINK}(?: [a-z-]+)? (?i:{self.title})\b"
        return any(re.search(pattern, sentence) for pattern in (before, owned, after))

    def _is_told_of_somebody(self, sentence: str) -> bool:
        """*She has been mayor since*, of somebody whom another sentence names."""
        somebody = r"\b(?:he|she)(?: \w+)? (?:is|was|became|been|elected|made)(?: the| a)?"
        return re.search(rf"{somebody} {self.title}\b", sentence, re.IGNORECASE) is not None
