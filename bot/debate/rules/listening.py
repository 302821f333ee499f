"""Before the closing vote each side says the best point of the side that it answers, and that side
whether it is so."""

from collections import Counter

from bot.debate import events as e
from bot.debate.commands.debating import ConfirmRestatement, CorrectRestatement, RestatePoint
from bot.debate.events import DebateEvent
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.positions.result import RestatedPoint
from bot.debate.rules.who import sides_of
from bot.debate.state import Debate
from bot.kernel.command import Caller
from bot.kernel.refusal import Refused

LEAST_PEOPLE = 4
"""Who take part in a debate that asks for it."""


def restate_point(state: Debate, command: RestatePoint) -> list[DebateEvent]:
    """The first of a side to write says it; once more where it was not quite the point.

    Raises Refused (RESTATING_LEFT_OUT, NO_OTHER_SIDE, RESTATED_ALREADY, SPEECH_EMPTY).
    """
    _check_words(command.words)
    side, other = check_restating(state, command.by)
    me = command.by.member
    return [
        e.PointRestated(
            at=command.at, by=me, restatement=command.id, member=me, side=side, of=other
        )
    ]


def check_restating(state: Debate, by: Caller) -> tuple[str, str]:
    """The side of a member that is to restate, and the one whose point that is. Raises Refused
    (RESTATING_LEFT_OUT, NO_OTHER_SIDE, RESTATED_ALREADY)."""
    side, other = _sides(state, by)
    if side not in sides_to_restate(state):
        raise Refused(DebateRefusal.RESTATED_ALREADY)
    return side, other


def answer_restatement(
    state: Debate, command: ConfirmRestatement | CorrectRestatement
) -> list[DebateEvent]:
    """A speaker of the side whose point it is answers, with what it is instead where it is not.

    Raises Refused (NOTHING_RESTATED, RESTATEMENT_NOT_YOURS, RESTATEMENT_ANSWERED, SPEECH_EMPTY).
    """
    me = command.by.member
    restated = _find_answered(state, command)
    right = isinstance(command, ConfirmRestatement)
    if isinstance(command, CorrectRestatement):
        _check_words(command.words)
    return [
        e.RestatementAnswered(
            at=command.at,
            by=me,
            restatement=restated.restatement,
            member=me,
            right=right,
            correction="" if right else command.id,
        )
    ]


def _find_answered(
    state: Debate, command: ConfirmRestatement | CorrectRestatement
) -> e.PointRestated:
    """The restatement that a command names; where it names none, the first that waits for the
    member's side."""
    mine, number = sides_of(state, command.by), command.restatement
    if number is None:
        restated = next((each for each in find_unheard(state) if each.of in mine), None)
    else:
        restated = next(iter(state.restatements[number - 1 : number]), None)
    if restated is None:
        raise Refused(DebateRefusal.NOTHING_RESTATED)
    if restated.of not in mine:
        side = state.format.side(restated.of).name
        raise Refused(DebateRefusal.RESTATEMENT_NOT_YOURS, side=side)
    if restated.restatement in state.heard:
        raise Refused(DebateRefusal.RESTATEMENT_ANSWERED)
    return restated


def find_unheard(state: Debate) -> tuple[e.PointRestated, ...]:
    """What was restated and waits for the answer of the other side."""
    return tuple(each for each in state.restatements if each.restatement not in state.heard)


def sides_to_restate(state: Debate) -> frozenset[str]:
    """The sides (by key) that have not restated the other's point yet, or not quite."""
    if not state.restates:
        return frozenset()
    last = {each.side: each.restatement for each in state.restatements}
    done = {
        side
        for side, restatement in last.items()
        if restatement not in state.heard or state.heard[restatement].right
    }
    keys = (side.key for side in state.format.sides)
    return frozenset(key for key in keys if state.format.find_answered(key)) - done


def sum_restatements(state: Debate) -> tuple[RestatedPoint, ...]:
    """What became of each side's restating, in the order of the format's sides."""
    last = {each.side: each for each in state.restatements}
    attempts = Counter(each.side for each in state.restatements)
    return tuple(
        RestatedPoint(
            side=side.key,
            of=last[side.key].of,
            heard=answer.right if (answer := state.heard.get(last[side.key].restatement)) else None,
            attempts=attempts[side.key],
        )
        for side in state.format.sides
        if side.key in last
    )


def is_asked_for(state: Debate) -> bool:
    """Does the news of the closing vote ask for it? It does where four or more take part."""
    people = {*state.seats.values(), *state.told, *state.first}
    return len(people) >= LEAST_PEOPLE and bool(state.seats) and bool(sides_to_restate(state))


def _sides(state: Debate, by: Caller) -> tuple[str, str]:
    """The side of a member that is to restate, if one is, and the one whose point that is. Raises
    Refused (RESTATING_LEFT_OUT, NO_OTHER_SIDE)."""
    if not state.restates:
        raise Refused(DebateRefusal.RESTATING_LEFT_OUT)
    mine = sides_of(state, by)
    keys = (side.key for side in state.format.sides if side.key in mine)
    own = [key for key in keys if state.format.find_answered(key)]
    if not own:
        raise Refused(DebateRefusal.NO_OTHER_SIDE)
    side = next((key for key in own if key in sides_to_restate(state)), own[0])
    return side, state.format.find_answered(side)


def _check_words(words: str) -> None:
    if not any(letter.isalnum() for letter in words):
        raise Refused(DebateRefusal.SPEECH_EMPTY)
