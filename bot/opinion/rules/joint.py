"""A statement that a group can make together, in the manner of the Habermas Machine (Tessler and
others, Science 386, 2024): opinions, candidates worded from them, a ranking, critiques of what
leads, revised candidates, a second ranking, and what a minority said beside it. Here members rank,
not a prediction of theirs, and every clause rests on words of a member's.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum
from random import Random

from msgspec import Struct

from bot.article.wording.shapes import Kept
from bot.kernel.ids import MemberId
from bot.opinion.rules.reading_rankings import Ranking

ROUNDS = 2
"""Rankings at most: of the candidates, and of those revised after critiques."""

LEAST_OPINIONS = 2
"""Opinions without which there is nothing to join."""

CANDIDATES = 4
"""Candidates asked for in a round; each sees the opinions in an order of its own."""

LONGEST = 1000
"""Characters of a candidate."""

MOST_LETTERS = 16_000
"""Characters of opinions and critiques that are sent to a model."""


class VoiceKind(StrEnum):
    """What members say for the statement."""

    OPINION = "opinion"
    CRITIQUE = "critique"


class Voice(Struct, frozen=True, kw_only=True):
    """Something that a member said for the statement; the others know it by its number alone."""

    number: int
    id: str
    member: MemberId
    kind: VoiceKind
    round: int
    words: str


def scope(debate: str, round_: int) -> str:
    """The name under which the statements of a round are proposed and ranked."""
    return f"consensus:{debate}" if round_ == 1 else f"consensus:{debate}:{round_}"


def latest_voices(voices: Iterable[Voice]) -> tuple[Voice, ...]:
    """Of each member and kind what they said last."""
    last = {(voice.member, voice.kind): voice for voice in voices}
    return tuple(sorted(last.values(), key=lambda voice: voice.number))


def shuffle_voices(voices: Sequence[Voice], seed: str) -> tuple[Voice, ...]:
    """Voices in an order that means nothing, so that none is always the first."""
    mixed = list(voices)
    Random(seed).shuffle(mixed)  # noqa: S311  # an order, not a secret
    return tuple(mixed)


def fit_to_prompt(voices: Sequence[Voice], letters: int = MOST_LETTERS) -> dict[int, str]:
    """The words of voices by number; where they are longer together than `letters`, each is cut to
    the same length at a word."""
    room = letters // max(len(voices), 1)
    return {voice.number: _cut(voice.words, room) for voice in voices}


def _cut(words: str, room: int) -> str:
    return words if len(words) <= room else words[:room].rpartition(" ")[0] or words[:room]


def fit_for_ballot(clauses: Iterable[Kept]) -> tuple[Kept, ...]:
    """The clauses of a candidate, as many as a statement may hold."""
    taken: list[Kept] = []
    room = LONGEST
    for clause in clauses:
        room -= len(clause.words) + 1
        if room < 0:
            break
        taken.append(clause)
    return tuple(taken)


def join_clauses(clauses: Iterable[Kept]) -> str:
    """A candidate as it is ranked."""
    return " ".join(clause.words for clause in clauses)


def drop_repeats(
    candidates: Iterable[tuple[Kept, ...]], words_there: Collection[str]
) -> tuple[tuple[Kept, ...], ...]:
    """Candidates that say something, each once, without those that stand on the ballot already."""
    words_seen = {words.casefold() for words in words_there}
    unlike: list[tuple[Kept, ...]] = []
    for candidate in candidates:
        words = join_clauses(candidate).casefold()
        if words and words not in words_seen:
            words_seen.add(words)
            unlike.append(candidate)
    return tuple(unlike)


def find_unheard(
    winner: str,
    rankings: Mapping[MemberId, Ranking],
    voices: Iterable[Voice],
    sources: Collection[str],
) -> tuple[Voice, ...]:
    """The minority check: what stands beside the statement that leads, because it is not in it.

    The minority are those who rank another statement before it, and those who criticised the one
    before and have not ranked since. Whose words none of its clauses rests on (`sources`, ids of
    voices) is heard beside it: their critique, or where they wrote none their opinion.
    """
    latest = latest_voices(voices)
    preferring = {member for member, ranking in rankings.items() if _place(ranking, winner) > 0}
    critics = {voice.member for voice in latest if voice.kind is VoiceKind.CRITIQUE}
    minority = preferring | (critics - rankings.keys())
    heard = {voice.member for voice in latest if voice.id in sources}
    beside: dict[MemberId, Voice] = {}
    for voice in latest:
        if voice.member in minority - heard and (
            voice.kind is VoiceKind.CRITIQUE or voice.member not in beside
        ):
            beside[voice.member] = voice
    return tuple(sorted(beside.values(), key=lambda voice: voice.number))


def _place(ranking: Ranking, name: str) -> int:
    """From 0 for the first; what is left out comes after all."""
    return next((at for at, tied in enumerate(ranking) if name in tied), len(ranking))
