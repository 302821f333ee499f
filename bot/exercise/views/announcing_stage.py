"""What the room hears when a stage ends: who goes, waits or leaves, and what is dared."""

from collections.abc import Sequence

from bot.exercise import events as e
from bot.exercise.rules.escalation import ALL_HELPED, HELPED, find_first_rung, sum_rules
from bot.exercise.rules.naming import name_inside, role_name
from bot.exercise.rules.rungs import GO, LEAVE, Life, Rung, RungRule
from bot.exercise.state import Exercise
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, Strong, text

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
    """Where it began, what pushed it up and what down, that it moves by one at most where that held
    it, and whether a member moved it."""
    sentences = [
        say("Why: the incident put it at {rung}.", rung=name_rung(state, find_first_rung(state)))
    ]
    sentences += describe_pushes(state, event.rules) or [say("Nothing pushes it up or down.")]
    if event.ruled != sum_rules(state.setting.rung_rules, event.rules, find_first_rung(state)):
        sentences.append(say("It moves by one at most in a stage."))
    if event.rung != event.ruled:
        ruled = name_rung(state, event.ruled)
        sentences.append(say("Its spokesperson chose; by the rules it is {rung}.", rung=ruled))
    return row_of(sentences, "")


def _first(state: Exercise) -> str:
    return find_first_rung(state)


def describe_pushes(state: Exercise, ids: Sequence[str]) -> list[Message]:
    """What makes it bolder and what more careful by the rules that hold, each once."""
    rules = find_rules(state, ids)
    bolder = [rule for rule in rules if rule.steps > 0]
    careful = [rule for rule in rules if rule.steps < 0]
    sentences = list[Message]()
    if bolder:
        up = row_of(_say_each(bolder), ";")
        sentences.append(say("Bolder by {n}: {reasons}.", n=_count(bolder), reasons=up))
    if careful:
        down = row_of(_say_each(careful), ";")
        sentences.append(say("More careful by {n}: {reasons}.", n=_count(careful), reasons=down))
    return sentences


def _count(rules: Sequence[RungRule]) -> int:
    return sum(abs(rule.steps) for rule in rules)


def _say_each(rules: Sequence[RungRule]) -> list[Message | str]:
    """What each rule says. That every guarantor has helped says that one has: it counts twice."""
    both = {HELPED, ALL_HELPED} <= {rule.id for rule in rules}
    return [
        say("{reason} (counts twice)", reason=rule.says)
        if both and rule.id == ALL_HELPED
        else rule.says
        for rule in rules
        if not (both and rule.id == HELPED)
    ]


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
