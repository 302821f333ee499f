"""What speeches, claims, points, exercises and clauses are, in words, for those who credit them."""

from collections.abc import Mapping

from bot.debate.handlers.material import is_sealed
from bot.debate.rows import claims, debates
from bot.debate.state import Debate
from bot.debate.views import board as debate_views
from bot.kernel.former import FORMER
from bot.kernel.ids import CommunityId
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.pieces import shorten

FIRST_WORDS, FIRST_OF_SPEECH = 80, 40
"""Characters of a point of information, and of a speech beside its number, that name it."""


def labels_of(
    state: Debate, names: debate_views.Names, claims: Mapping[str, str]
) -> dict[str, str]:
    """What each speech, claim, point of information and exercise is, in words; `claims` has the
    words of claims, and the first of points and speeches, by id."""
    speeches = {
        speech.speech: _speech_label(
            number, names.get(speech.member) or FORMER, claims.get(speech.speech, "")
        )
        for number, speech in enumerate(state.speeches, 1)
    }
    by_claim = {
        claim.claim: _claim_label(
            number, names.get(claim.member) or FORMER, claims.get(claim.claim, "")
        )
        for number, claim in enumerate(state.claims, 1)
    }
    exercises = {
        exercise.exercise: say("exercise {number} ({title})", number=number, title=exercise.title)
        for number, exercise in enumerate(state.exercises, 1)
    }
    points = {
        point.point: _point_label(names.get(point.member) or FORMER, claims.get(point.point, ""))
        for point in state.points
    }
    clauses = {c.clause: say("clause “{title}”", title=c.title) for c in state.clauses}
    return {**speeches, **by_claim, **points, **exercises, **clauses}


async def load_credited_words(
    parts: Parts, community: CommunityId, debate: str, state: Debate
) -> dict[str, str]:
    """The words of a debate's claims and the first of each point of information and speech that the
    room has seen, by id."""
    seen = {speech.speech for speech in state.speeches if not is_sealed(state, speech.segment)}
    seen |= {point.point for point in state.points}
    said = await debates.words_of(parts.db, community, seen)
    return {**await claims.load_words(parts.db, community, debate), **find_first_words(state, said)}


def find_first_words(state: Debate, said: Mapping[str, str]) -> dict[str, str]:
    """The first words of each speech and point of information, by which a result names it."""
    longest = {given.speech: FIRST_OF_SPEECH for given in state.speeches}
    longest |= {point.point: FIRST_WORDS for point in state.points}
    return {
        id_: shorten(" ".join(words.split()), longest[id_])
        for id_, words in said.items()
        if id_ in longest
    }


def _speech_label(number: int, speaker: str, words: str) -> str:
    label = say("speech {number} by {speaker}", number=number, speaker=speaker)
    return say("{speech} (“{words}”)", speech=label, words=words) if words else label


def _point_label(author: str, words: str) -> str:
    label = say("a point of information by {author}", author=author)
    return say("{point} (“{words}”)", point=label, words=words) if words else label


def _claim_label(number: int, author: str, words: str) -> str:
    label = say("claim {number} by {author}", number=number, author=author)
    return say("{claim} (“{words}”)", claim=label, words=words) if words else label
