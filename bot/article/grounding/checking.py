"""A sentence held against what it cites: does every check let it pass?"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct

from bot.article.grounding.causes import causal
from bot.article.grounding.links import unread
from bot.article.grounding.names import names, points_back, strange
from bot.article.grounding.numbers import misquoted
from bot.article.grounding.polarity import turned
from bot.article.grounding.reasons import Reason, Why
from bot.article.grounding.roles import reversed_roles
from bot.article.grounding.shapes import Cited, Source
from bot.article.grounding.strength import overstated
from bot.article.grounding.unasserted import unasserted
from bot.article.grounding.words import Token, has_akin, matter, segments, stems_of, tokens
from bot.article.rules.language import UNKNOWN, detect_language
from bot.article.rules.quoting import place, quoted_words
from bot.article.rules.sentences import split_sentences
from bot.kernel.terms import stem

LONGEST, MOST_WORDS = 400, 60
"""Characters and words of a sentence."""

LONGEST_QUOTATION = 900
SHORTEST_QUOTATION = 4
"""Words; a shorter one must be a whole sentence of the text."""

MOST_SOURCES = 3

LONG_WORD = 4
"""Letters. The checks know English words; in another language a word that the source has not may
only stay if it is shorter."""

_FREE = frozenset(
    stem(word)
    for word in (
        "say says said state states explain describe remain remains stay stays stayed anyone"
        " someone somebody person never every all each only always must none nobody nothing entire"
        " whole several various include includes contain contains have lie become send sends there"
    ).split()
)
"""Words that a sentence may have though its source has not: they state little, or other checks look
at them."""

_MARKUP = re.compile(
    r"https?:|www\.|\w@\w|[<>{}\[\]|`*_#~^\\]|@\w|\]\(|&\w+;|\b\w+\.(?:com|org|net|io|ru|info)\b"
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|reveal|repeat)\b.{0,40}\b(?:instruction|rule|prompt|above)",
    re.IGNORECASE,
)
_SPEAKER = frozenset(
    "i me my mine we us our ours you your yours please ignore assistant chatbot prompt prompts"
    " instructions instruction system ai jailbreak".split()
)


class Grounds(Struct, frozen=True):
    """What a sentence rests on: its quotations as they stand, the whole sentences that they touch,
    and what stands before those in the same paragraphs (`near`: in the two sentences before).
    `each` has the touched and the near ones by source."""

    sources: tuple[Source, ...]
    quoted: str
    touched: str
    before: str
    near: str
    each: tuple[tuple[str, str], ...]
    language: str

    @property
    def english(self) -> bool:
        """Is it in English, or too short to tell?"""
        return self.language in ("en", UNKNOWN)


def hold(
    text: str,
    cited: Sequence[Cited],
    ground: Mapping[int, str],
    said_by: Mapping[int, str] = MappingProxyType({}),
) -> Grounds | Reason:
    """What a sentence rests on, if it holds; otherwise the first reason why it does not.

    `ground` are the texts that may be cited, by number. Those that somebody said are in `said_by`,
    under the name that a sentence must give them, such as *Speaker 2*: what they said is then no
    fact, and a sentence has to say who said it.
    """
    if reason := _unfit(text):
        return reason
    found = _grounds(cited, ground, said_by)
    if isinstance(found, Reason):
        return found
    if reason := _unattributed(text, cited, said_by):
        return reason
    for piece in split_sentences(text) or [text]:
        if reason := _unborne(piece, found, ground):
            return reason
    return found


def _unattributed(text: str, cited: Sequence[Cited], said_by: Mapping[int, str]) -> Reason | None:
    """Whom a sentence should name as having said it, and does not."""
    speakers = {said_by[one.number] for one in cited if one.number in said_by}
    unnamed = [speaker for speaker in speakers if place(speaker, text) is None]
    if unnamed:
        return Reason(Why.REPORT, min(unnamed))
    for piece in split_sentences(text) if speakers else ():
        if not any(place(speaker, piece) for speaker in speakers):
            return Reason(Why.REPORT, min(speakers))
    return None


def has_markup(text: str) -> bool:
    """Does a text hold links, markup, mentions or characters that do not belong into plain words,
    or orders to a model?"""
    return bool(_MARKUP.search(text) or _ORDERS.search(text))


def _unfit(text: str) -> Reason | None:
    """What is wrong with a sentence by itself."""
    if len(text) > LONGEST:
        return Reason(Why.LONG)
    words = [token for token in tokens(text) if token.is_word]
    if not words or not any(token.is_matter for token in words):
        return Reason(Why.EMPTY)
    if len(words) > MOST_WORDS:
        return Reason(Why.LONG)
    if _MARKUP.search(text) or "\n" in text:
        return Reason(Why.MARKUP)
    if found := _ORDERS.search(text):
        return Reason(Why.SPEAKER, found.group())
    if text.rstrip('"”’)').endswith("?"):
        return Reason(Why.QUESTION)
    return None


def _grounds(
    cited: Sequence[Cited], ground: Mapping[int, str], said_by: Mapping[int, str]
) -> Grounds | Reason:
    """What the sources amount to. Each must stand in the text that it names."""
    if not cited:
        return Reason(Why.NO_SOURCE)
    if len(cited) > MOST_SOURCES:
        return Reason(Why.TOO_MANY_SOURCES)
    sources, quoted, touched, before, near = [], [], [], [], []
    for one in cited:
        text = ground.get(one.number)
        if text is None:
            return Reason(Why.NO_SUCH_NUMBER, str(one.number))
        if len(one.quotation) > LONGEST_QUOTATION:
            return Reason(Why.QUOTATION_LONG)
        span = place(one.quotation, text)
        if span is None:
            return Reason(Why.NOT_VERBATIM, str(one.number))
        start, end = span
        quotation = text[start:end]
        whole, ahead, close = _around(text, start, end)
        if len(_words(quotation)) < SHORTEST_QUOTATION and len(_words(whole)) > len(
            _words(quotation)
        ):
            return Reason(Why.QUOTATION_SHORT)
        sources.append(Source(one.number, quotation))
        speaker = said_by.get(one.number, "")
        quoted.append(f"{quotation} . {speaker}" if speaker else quotation)
        touched.append(_as_said(whole, speaker) if speaker else whole)
        before.append(ahead)
        near.append(close)
    return Grounds(
        sources=tuple(dict.fromkeys(sources)),
        quoted=" . ".join(quoted),
        touched=" ".join(dict.fromkeys(touched)),
        before=" ".join(dict.fromkeys(before)),
        near=" ".join(dict.fromkeys(near)),
        each=tuple(dict.fromkeys(zip(touched, near, strict=True))),
        language=detect_language(" ".join(ground[source.number] for source in sources)),
    )


def _as_said(words: str, speaker: str) -> str:
    """Each sentence as what somebody says."""
    return " ".join(
        f"{speaker} says that {one if _begins_with_a_name(one) else one[0].lower() + one[1:]}"
        for one in split_sentences(words) or [words]
    )


def _begins_with_a_name(sentence: str) -> bool:
    first, _, rest = sentence.partition(" ")
    return first.isupper() or rest[:1].isupper()


def _words(text: str) -> list[str]:
    return [token.lower for token in tokens(text) if token.is_word]


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """The whole sentences that a stretch of a text touches, all before them, and the last two."""
    touched, before = [], []
    at = 0
    for sentence in split_sentences(text):
        first = text.find(sentence, at)
        at = last = first + len(sentence)
        if last <= start:
            before.append(sentence)
        elif first < end:
            touched.append(sentence)
    return " ".join(touched) or text[start:end], " ".join(before), " ".join(before[-2:])


def _unborne(text: str, grounds: Grounds, ground: Mapping[int, str]) -> Reason | None:
    """What of a sentence its sources do not bear."""
    theirs = frozenset(token.lower for token in tokens(grounds.touched))
    for token in tokens(text):
        if token.lower in _SPEAKER and token.lower not in theirs:
            return Reason(Why.SPEAKER, token.text)
    if any(place(words, grounds.touched) is None for words in quoted_words(text)):
        return Reason(Why.QUOTED)
    for why, word in (
        (Why.NUMBER, misquoted(text, grounds.quoted)),
        (Why.NAME, strange(text, grounds.touched, grounds.before, " ".join(ground.values()))),
        (Why.UNSUPPORTED, _unsupported(text, grounds)),
        (Why.MIXED, _mixed(text, grounds)),
        (Why.UNASSERTED, unasserted(text, grounds.touched)),
    ):
        if word:
            return Reason(why, word)
    misread = _misread(text, grounds) if grounds.english else _elsewhere(text, grounds)
    if misread:
        return misread
    word = unread(text, grounds.touched, grounds.before)
    return Reason(Why.REARRANGED, word) if word else None


def _misread(text: str, grounds: Grounds) -> Reason | None:
    """What a sentence in English says otherwise than its sources, though in their words."""
    if word := reversed_roles(text, grounds.touched):
        return Reason(Why.ROLES, word)
    if word := turned(text, grounds.touched):
        return Reason(Why.POLARITY, word)
    if found := overstated(text, grounds.touched, grounds.quoted):
        return Reason(Why[found.how.upper()], found.word)
    return None


def _unsupported(text: str, grounds: Grounds) -> str:
    """Words of matter that the sources do not have."""
    mine = matter(text)
    borne = frozenset(token.stem for token in tokens(grounds.touched) if token.is_word)
    if points_back(grounds.touched) or not grounds.english:
        borne |= frozenset(token.stem for token in tokens(grounds.near) if token.is_word)
    strange_words = [token for token in mine if not has_akin(token.stem, borne)]
    quoted = frozenset(token.stem for token in matter(grounds.quoted))
    if mine and not any(has_akin(token.stem, quoted) for token in mine):
        return mine[0].text
    if not grounds.english:
        return next((t.text for t in strange_words if len(t.text) >= LONG_WORD), "")
    names_here = {token.start for token in names(text)}
    odd = [
        token
        for token in strange_words
        if token.stem not in _FREE and token.start not in names_here and not _opens(token, text)
    ]
    return ", ".join(token.text for token in odd)


def _opens(token: Token, text: str) -> bool:
    """Is it the first word, in capitals? Then it was looked at as a name."""
    return token.text[0].isupper() and not text[: token.start].strip(' "“„«(')


def _patched_reason(text: str, grounds: Grounds) -> str:
    """A word about something and its reason that no one source gives together."""
    found = causal(text)
    if found is None:
        return ""
    before, after = segments(text[: found.start()]), segments(text[found.end() :])
    both = [token for part in (*before[-1:], *after[:1]) for token in part if token.is_matter]
    touched = [frozenset(t.stem for t in tokens(one) if t.is_word) for one, _ in grounds.each]
    best = max(touched, key=lambda theirs: sum(has_akin(t.stem, theirs) for t in both))
    return next((t.text for t in both if not has_akin(t.stem, best)), "")


def _elsewhere(text: str, grounds: Grounds) -> Reason | None:
    """In a language whose grammar the checks do not know, it must use the denials and hedges of its
    source."""
    no, theirs = (_denials(words, text) for words in (text, grounds.touched))
    if no != theirs:
        return Reason(Why.POLARITY, next(iter(no ^ theirs)))
    return None


_DENIALS = frozenset(
    "ne n pas jamais aucun aucune personne rien sans ni nicht kein keine keinen nie ohne no not ni"
    " nunca ningún sin non mai senza nie bez не ні ніколи жоден жодного без нет никогда ни"
    " nur wenn falls si seulement".split()
)
_HEDGES_ELSEWHERE = frozenset(
    "könnte könnten sollte sollten soll sollen will wollen würde würden wird werden muss müssen"
    " kann können zu pourrait pourraient devrait devraient peut peuvent doit doivent veut"
    " voulait".split()
)


def _denials(text: str, used: str) -> frozenset[str]:
    """The denials and conditions of a text, and the hedges of those of its parts that are used."""
    stems = stems_of(tokens(used))
    found = {word for token in tokens(text) for word in _forms(token) if word in _DENIALS}
    for part in segments(text):
        if not stems.isdisjoint(token.stem for token in part if len(token.text) >= LONG_WORD):
            found |= {word for token in part for word in _forms(token) if word in _HEDGES_ELSEWHERE}
    return frozenset(found)


def _forms(token: Token) -> tuple[str, str]:
    return token.lower.partition("'")[0], token.lower


def _mixed(text: str, grounds: Grounds) -> str:
    """What a part of a sentence is about, if the source that bears the rest of it does not speak of
    it: pieces of several sources put together to what none of them says."""
    if len(grounds.each) < 2:
        return ""
    stems = [
        frozenset(token.stem for token in tokens(f"{touched} {near}") if token.is_word)
        for touched, near in grounds.each
    ]
    if word := _patched_reason(text, grounds):
        return word
    for part in segments(text):
        mine = [token for token in part if token.is_matter]
        if len(mine) < 3:
            continue
        best = max(stems, key=lambda theirs: sum(has_akin(t.stem, theirs) for t in mine))
        if not has_akin(mine[0].stem, best):
            return mine[0].text
    return ""
