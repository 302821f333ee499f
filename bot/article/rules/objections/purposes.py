"""*What is a tripwire for?* and *how does it work?* want a sentence that says what the thing is, or
what it does or is meant to do, and not one that only names it."""

import re
from collections.abc import Iterator

from msgspec import Struct

from bot.article.rules.index import Embed
from bot.article.rules.objections.objection import FoundPassage, Objection
from bot.article.rules.words.tokens import Token, akin, tokens

UNSAID = 0.45
"""What is left of the confidence where no sentence near says what the thing does."""

DEFINED = 0.55
"""The least confidence where a sentence says what the thing is."""

_BE = r"(?:is|are|was|were|'s|’s)"
_ASKS = tuple(
    re.compile(rf"^\W*(?:and |but |so )?{pattern}\W*$", re.IGNORECASE)
    for pattern in (
        rf"what ?{_BE} (?P<it>.{{3,60}}?) (?:(?:good|meant|there|used|intended|needed|built) )?"
        r"for(?: anyway| exactly)?",
        rf"what ?{_BE} (?P<it>.{{3,60}}?) (?:meant|supposed|intended) to (?:do|achieve)",
        rf"what ?{_BE} the (?:purpose|point|aim|use|function) of (?P<it>.{{3,60}})",
        rf"what (?:good|use) {_BE} (?P<it>.{{3,60}})",
        r"what purpose (?:does|do|did) (?P<it>.{3,60}?) (?:have|serve)",
        r"how (?:does|do|did|would|will|can) (?P<it>.{3,60}?) (?:work|deter|function)",
    )
)
_OF = re.compile(r"\b(?:of|at|in|on|for|from|by|with|under|between)\b")
_NO_DEED = frozenset("is are was were has have had does do did as its this us".split())
_CLAUSE_BEGINS = frozenset(
    "and but that when if while whereas or so then since because as although though".split()
)
_OPENERS = frozenset("a an the its their his her our my your this each every any".split())
_RELATIVES = frozenset("which that who whose to where".split())
_AIMS = frozenset("aim purpose point task job use function role".split())
_DEFINES = re.compile(
    r"(?:is|are|was|were)(?: \w+ly)? (?:an?|the|to|meant|used|needed|intended|there|what|how|any)\b"
)
_MODALS = frozenset("can could may might must shall should will would".split())
_SMALL = _MODALS | frozenset("in on at of for from by with to under not also only the a an".split())
_USED = re.compile(
    r"\b(?:be|been|being|is|are|was|were)(?: \w+){0,5}? (?:\w+ed|sold|dealt|kept|held|led|lent|put)"
    r"\b.* (?:by|with|in|through|into)(?: (?:an?|the|its|their|our|this))?(?: [\w’'-]+){0,2} $",
)
"""*be governed for ten years by a*, of which the thing follows."""

_IT = re.compile(r"(?:In \w+ )?(?i:it|they|these|this|all of them) (?P<verb>\w+)")
"""How a sentence goes on about what the one before it named."""

_REACH = 3
"""Words between the thing and its verb: *the station at Ferrow supplies*."""


def object_to_purposes(found: FoundPassage, _embed: Embed) -> Iterator[Objection]:
    """An objection where it is asked what something is for, and no sentence near says what it
    does; one that does leads."""
    thing = _read_thing(found.question)
    if thing is None or not found.is_english:
        return
    for number in (found.paragraph, *found.near):
        passage = [facts.text for facts in found.context.paragraphs[number]]
        for place, sentence in enumerate(passage):
            use = _find_use(thing, sentence)
            if use is None and place and _goes_on(thing, passage[place - 1], sentence):
                use = _ToldUse(defines=False)
            if use is not None:
                least = DEFINED if use.defines else 0
                yield Objection(1, lead=(number, place), least=least)
                return
    yield Objection(UNSAID)


class _AskedThing(Struct, frozen=True):
    """The stem of the thing's own word, those of the words that tell which it is, and those of
    them by which it may be called for short: *tripwire*, of a tripwire force."""

    head: str
    others: tuple[str, ...]
    short: frozenset[str]


class _ToldUse(Struct, frozen=True):
    """What a sentence says of a thing; `defines`: it says what it is."""

    defines: bool


def _read_thing(question: str) -> _AskedThing | None:
    """The thing whose purpose is asked for."""
    for pattern in _ASKS:
        if match := pattern.match(question):
            words = match["it"]
            own = _OF.split(words, maxsplit=1)[0]
            heads = [token.stem for token in tokens(own) if token.is_matter]
            every = [token.stem for token in tokens(words) if token.is_matter]
            if heads:
                others = tuple(stem for stem in every if stem != heads[-1])
                return _AskedThing(heads[-1], others, frozenset(heads[:-1]))
    return None


def _goes_on(thing: _AskedThing, before: str, sentence: str) -> bool:
    """Does a sentence tell what the thing does that the one before it named?"""
    match = _IT.match(sentence)
    if match is None or not (match["verb"] in _MODALS or _looks_like_deed(match["verb"])):
        return False
    stems = {token.stem for token in tokens(before)}
    return {thing.head, *thing.others} <= stems


def _find_use(thing: _AskedThing, sentence: str) -> _ToldUse | None:
    """What a sentence says of a thing that it names; None where it says nothing of its use."""
    found = tokens(sentence)
    stems = {token.stem for token in found}
    held = sum(any(akin(other, stem) for stem in stems) for other in thing.others)
    if 2 * held < len(thing.others):
        return None
    for at, token in enumerate(found):
        use = _read_use(found, at, sentence) if token.stem in (thing.head, *thing.short) else None
        if use and (token.stem == thing.head or (use.defines and thing.head in stems)):
            return use
    return None


def _read_use(found: tuple[Token, ...], at: int, sentence: str) -> _ToldUse | None:
    """What is said of the thing that stands at a place of a sentence."""
    before = [token.lower for token in found[max(0, at - 5) : at]]
    if not _AIMS.isdisjoint(before) and "of" in before:
        return _ToldUse(defines=True)
    after = found[at + 1 :]
    begins = _begins_clause(found, at)
    if begins and after and _DEFINES.match(sentence[after[0].start :]):
        return _ToldUse(defines=True)
    is_told = (
        _USED.search(sentence[: found[at].start]) is not None
        or (begins == "," and after[:1] != () and after[0].text == ",")
        or (begins != "" and after != () and _does(found[at], *after[:2]))
        or _is_followed_by_deed(after, is_subject=begins != "")
    )
    return _ToldUse(defines=False) if is_told else None


def _is_followed_by_deed(after: tuple[Token, ...], *, is_subject: bool) -> bool:
    """Does a verb that tells what the thing does follow it: *which supplies*, *obliges*?"""
    for n, token in enumerate(after[: _REACH + 1]):
        follows = after[n + 1].lower if n + 1 < len(after) else ""
        if token.lower in _RELATIVES and follows not in _NO_DEED | _OPENERS:
            return True
        is_aside = token.text == "," and follows not in _RELATIVES | {""}
        if token.lower in _CLAUSE_BEGINS or is_aside:
            return False
        if is_subject and token.text.islower() and _looks_like_deed(token.lower):
            return True
    return False


def _begins_clause(found: tuple[Token, ...], at: int) -> str:
    """Is what stands at a place the subject of its clause? The mark or word before it, "^" at the
    beginning of a sentence; "" where it is not."""
    for n in range(at - 1, max(-2, at - 6), -1):
        if n < 0:
            return "^"
        if not found[n].is_word or found[n].lower in _CLAUSE_BEGINS:
            return found[n].text
        if found[n].lower in _OPENERS:
            if n == 0:
                return "^"
            before = found[n - 1]
            is_open = not before.is_word or before.lower in _CLAUSE_BEGINS
            return before.text if is_open else ""
    return ""


def _does(thing: Token, verb: Token, *others: Token) -> bool:
    """Do the words after the thing tell what it does: *may warn*, or, of several, *fire*?"""
    if verb.lower in _MODALS:
        return any(other.lower != "be" for other in others)
    is_several = thing.lower.endswith("s") and not thing.lower.endswith("ss")
    is_verb = verb.text.isalpha() and verb.text.islower() and verb.lower not in _NO_DEED | _SMALL
    return is_several and is_verb and verb.lower not in _CLAUSE_BEGINS | _RELATIVES


def _looks_like_deed(word: str) -> bool:
    """Does a word look like a verb of what one does?"""
    if word in _NO_DEED or len(word) < 4:
        return False
    return word.endswith(("s", "ed")) and not word.endswith(("ss", "’s", "'s"))
