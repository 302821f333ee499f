"""*Has Velmora left the league?* and *why has it?*, where no sentence speaks of Velmora leaving it:
neither that it did, nor that it did not."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from bot.article.rules.claims.matching import ClaimName, ClaimWord
from bot.article.rules.claims.names import plain
from bot.article.rules.claims.sentence import SentenceFacts
from bot.article.rules.index import Embed
from bot.article.rules.objections.deed_asked import AskedDeed, is_participle, read_asked_deed
from bot.article.rules.objections.deed_words import find_deed_words
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.words.tokens import Token, stems_of, tokens

UNSPOKEN, PRESUMED = 0.5, 0.7
"""What is left of the confidence, where it is asked whether a deed was done (31 of 34 hits on
held-out questions had no answer) and where it is taken as done (44 of 51 hits on the twins)."""

_ABOUT = 0.5
"""The share of a question that a sentence must hold which says *not* of what is asked about."""

_BE = frozenset("is are was were be been being".split())
_AUXILIARIES = frozenset("do does did has have had".split())
_DENIAL = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE
)
_REACH = 3
"""Words before a verb among which *it* or *who* is taken to be its subject."""

_ASIDE = frozenset("open out behind aside".split())
"""Words after a verb that make another deed of it: *leaves open*."""

_TURN = re.compile(r";|\b(?:while|whereas|but)\b")
_TOGETHER = frozenset("both either each neither all".split())
_LEANING = frozenset("it they he she who which".split()) | _TOGETHER
_LEANS = re.compile(
    r"(?:it|they|he|she|this|these|both|the|its|their|his|her|but|and|then|yet|so|only|neither|in"
    r"|on|at|after|by|instead)\b",
    re.IGNORECASE,
)
"""Words that may stand for what an earlier sentence names, and beginnings of such sentences."""


def object_to_asked_deeds(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection where a question asks whether somebody did something, or why, and no sentence
    of the article speaks of that deed."""
    if not found.is_english:
        return
    deed = read_asked_deed(found.claims)
    if deed is None or not (deed.is_presumed or found.claims.asks_whether):
        return
    doer = _find_doer(found, deed)
    if doer is None:
        return
    core = found.claims.parts.core
    others = [
        name
        for name in found.matching.names
        if name is not doer and name.text in core and any(name.forms)
    ]
    search = _DeedSearch(found, deed, doer, tuple(others))
    if not any(search.finds_in(passage) for passage in found.context.paragraphs):
        yield Objection(PRESUMED if deed.is_presumed else UNSPOKEN)


def _find_doer(found: FoundPassage, deed: AskedDeed) -> ClaimName | ClaimWord | None:
    """Who is to have done it: the first name there, or else the last word."""
    names = [name for name in found.matching.names if name.text in deed.doer]
    if names:
        first = min(names, key=lambda name: deed.doer.find(name.text))
        return first if any(first.forms) else None
    stems = stems_of(tokens(deed.doer))
    words = [word for word in found.matching.words if word.stem in stems]
    return words[-1] if words and words[-1].forms else None


class _DeedSearch(Struct, frozen=True):
    """The search for a deed of a doer, with the question's other names."""

    found: FoundPassage
    deed: AskedDeed
    doer: ClaimName | ClaimWord
    others: tuple[ClaimName, ...]

    def finds_in(self, passage: Sequence[SentenceFacts]) -> bool:
        """Does a sentence of a passage speak of the deed, done by the doer or not done?"""
        return any(
            all(_stands_in_any(other, passage[: place + 1]) for other in self.others)
            and self._speaks_of_it(passage, place)
            for place in range(len(passage))
        )

    def _speaks_of_it(self, passage: Sequence[SentenceFacts], place: int) -> bool:
        facts = passage[place]
        if self._denies_of_doer(facts):
            return True
        if self._forms.isdisjoint(facts.stems) and self._listed.isdisjoint(facts.words):
            return False
        words = [token for token in tokens(facts.text) if token.is_word]
        at = [
            number
            for number, token in enumerate(words)
            if self._is_word_of_it(token)
            and not any(after.lower in _ASIDE for after in words[number + 1 : number + 2])
        ]
        if not at:
            return False
        if any(token.lower in _TOGETHER for token in words[: at[-1]]):
            return _stands_in_any(self.doer, passage)
        return any(self._is_done_by_doer(passage, place, words, number) for number in at)

    def _denies_of_doer(self, facts: SentenceFacts) -> bool:
        """*did not deal with the application*, where it asks whether they decided on it."""
        matching = self.found.matching
        return (
            self.doer.stands_in(facts)
            and _DENIAL.search(facts.text) is not None
            and any(word.stands_in(facts) for word in matching.words if word.stem != self._stem)
            and matching.coverage(facts) >= _ABOUT
        )

    @property
    def _stem(self) -> str:
        return self.deed.verb.stem

    @property
    def _forms(self) -> frozenset[str]:
        return self.found.context.forms(self._stem)

    @property
    def _listed(self) -> frozenset[str]:
        return find_deed_words(self._stem)

    def _is_word_of_it(self, token: Token) -> bool:
        """Is a word one by which the deed is told?"""
        return token.lower in self._listed or (token.is_matter and token.stem in self._forms)

    def _is_done_by_doer(
        self, passage: Sequence[SentenceFacts], place: int, words: Sequence[Token], at: int
    ) -> bool:
        """Is the doer the one who did what a word of a sentence tells, as far as can be seen?"""
        facts = passage[place]
        is_here = self.doer.stands_in(facts)
        is_before = _stands_in_any(self.doer, passage[:place])
        if self.deed.is_suffered or not _is_verb(words[at], self._stem):
            return _stands_in_any(self.doer, passage[max(0, place - 1) : place + 1])
        doers = [number for number, token in enumerate(words) if self._names_doer(token)]
        if _is_passive(words, at):
            return _is_done_by(words, at, doers) if is_here else False
        if any(number < at for number in doers):
            return True
        if any(_goes_on(facts.text, words, at, number) for number in doers):
            return True
        leans = any(token.lower in _LEANING for token in words[max(0, at - _REACH) : at])
        opens = _LEANS.match(facts.text) is not None and not facts.names
        return is_before and not is_here and (leans or opens)

    def _names_doer(self, token: Token) -> bool:
        if isinstance(self.doer, ClaimWord):
            return token.stem in self.doer.forms
        return any(plain(token.lower) in forms for forms in self.doer.forms)


def _stands_in_any(name: ClaimName | ClaimWord, sentences: Sequence[SentenceFacts]) -> bool:
    """Does a name stand in one of some sentences?"""
    return any(name.stands_in(facts) for facts in sentences)


def _is_verb(token: Token, stem: str) -> bool:
    """Is a word of the deed a verb, as far as its ending tells, and not *invasion*?"""
    return token.stem == stem or is_participle(token.lower) or token.lower.endswith(("ing", "s"))


def _is_passive(words: Sequence[Token], at: int) -> bool:
    """*was attacked*, *signed by*."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return after == "by" or any(token.lower in _BE for token in words[max(0, at - 2) : at])


def _is_done_by(words: Sequence[Token], at: int, doers: Sequence[int]) -> bool:
    """Does the doer stand after *by*, or, where nobody does, not just before *was*?"""
    if any(token.lower == "by" for token in words[at + 1 :]):
        return any(number > at for number in doers)
    be = max((n for n in range(max(0, at - 3), at) if words[n].lower in _BE), default=at)
    return not any(be - 2 <= number < be for number in doers)


def _goes_on(text: str, words: Sequence[Token], at: int, doer: int) -> bool:
    """*as Lorne did*, and *one accepted; Keldon has asked for time*: a doer after the deed."""
    if doer <= at:
        return False
    if _TURN.search(text[words[at].end : words[doer].start]):
        return True
    after = words[doer + 1].lower if doer + 1 < len(words) else ""
    return after in _AUXILIARIES and words[doer - 1].lower in ("as", "like", "than", "so")
