"""What the room hears when a stage ends: who goes, waits or leaves, and what is dared."""

from collections.abc import Sequence

from bot.exercise import events as e
from bot.exercise.rules.naming import name_inside, role_name
from bot.exercise.rules.rungs import GO, LEAVE, Life, Rung, RungRule
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, Strong, text

MOST_REASONS = 2
"""Rules that are named; the debrief has all."""

_WHY = {
    "danger": say("too much is dared"),
    "slow": say("help is too slow"),
    "unkept": say("too few promises are kept"),
}


def announce_stage_end(event: e.RungChosen, state: Exercise) -> list[Block]:
    """The answers of those who must live with it in one line, and the rung with its rules."""
    blocks: list[Block] = []
    if answers := describe_answers(state):
        blocks.append(text(say("{answers}.", answers=answers)))
    blocks.append(
        text(
            say(
                "{news} {means} {why}",
                news=Strong(
                    say("The Adversary now dares: {rung}.", rung=name_rung(state, event.rung))
                ),
                means=find_rung(state, event.rung).means,
                why=describe_why(event, state),
            )
        )
    )
    return blocks


def describe_answers(state: Exercise) -> Message | None:
    """What those answered last who must live with it; None where nobody has."""
    answered = [
        _describe_answer(state, life, first=number == 0)
        for number, life in enumerate(
            life for life in state.setting.lives if life.role in state.lives
        )
    ]
    return row_of(answered, ";") if answered else None


def _describe_answer(state: Exercise, life: Life, *, first: bool) -> Message:
    answer = state.lives[life.role]
    role = role_name(state, life.role) if first else name_inside(state, life.role)
    does = describe_life(life, answer.answer)
    if why := _WHY.get(answer.why, ""):
        return say("{role} {does} ({why})", role=role, does=does, why=why)
    return say("{role} {does}", role=role, does=does)


def describe_life(life: Life, answer: str) -> str:
    """What an answer means for somebody, after their name."""
    if answer == GO:
        return life.go
    return life.leave if answer == LEAVE else life.wait


def describe_why(event: e.RungChosen, state: Exercise) -> Message:
    """The rules that gave the rung, and whether a member moved it."""
    reasons = _pick(find_rules(state, event.rules))
    if reasons:
        why = say("Why: {reasons}.", reasons=row_of((rule.says for rule in reasons), ";"))
    else:
        why = say("Why: nothing pushes it up or down.")
    if event.rung == event.ruled:
        return why
    ruled = say("Its spokesperson chose; by the rules it is {rung}.",
                rung=name_rung(state, event.ruled))  # fmt: skip
    return row_of((why, ruled), "")


def _pick(rules: Sequence[RungRule]) -> Sequence[RungRule]:
    """The rules that moved it the way it went in sum; where they are even, one of each."""
    steps = sum(rule.steps for rule in rules)
    if not steps:
        bolder = [rule for rule in rules if rule.steps > 0]
        careful = [rule for rule in rules if rule.steps < 0]
        return (*bolder[:1], *careful[:1])
    return [rule for rule in rules if rule.steps * steps > 0][:MOST_REASONS]


def find_rules(state: Exercise, ids: Sequence[str]) -> tuple[RungRule, ...]:
    """The rules of those ids, in the order of the content."""
    return tuple(rule for rule in state.setting.rung_rules if rule.id in ids)


def find_rung(state: Exercise, rung: str) -> Rung:
    """The rung of an id. Raises StopIteration where there is none."""
    return next(one for one in state.setting.rungs if one.id == rung)


def name_rung(state: Exercise, rung: str) -> str:
    """A rung's name within a sentence."""
    label = find_rung(state, rung).label
    return f"{label[:1].lower()}{label[1:]}"
