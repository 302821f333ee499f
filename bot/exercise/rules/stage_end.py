"""A stage of the incident ends: those who live with it answer, and the adversary picks a rung."""

from functools import reduce

from bot.exercise import events as e
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.commands.playing import ChooseRung
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.consent import agree_by_script
from bot.exercise.rules.escalation import (
    choose_rung,
    count_days,
    find_first_rung,
    find_holding,
    find_last_rung,
    limit_wish,
)
from bot.exercise.rules.kept_so_far import find_promise_level, judge_now
from bot.exercise.rules.living import answer_by_script
from bot.exercise.rules.rungs import RUNGS
from bot.exercise.state import Exercise
from bot.kernel.message import say
from bot.kernel.refusal import check_option


def wish_rung(state: Exercise, command: ChooseRung) -> list[ExerciseEvent]:
    """The spokesperson says in secret what the adversary shall dare when the stage ends."""
    check_option(say("What the Adversary dares"), command.rung, RUNGS)
    role, minute = state.role_of(command.by.member), minute_at(state, command.at)
    return [
        e.RungWished(
            at=command.at, minute=minute, by=command.by.member, role=role, rung=command.rung
        )
    ]


def end_stage(state: Exercise, command: ExerciseCommand, minute: int) -> list[ExerciseEvent]:
    """What Congress says by script, what those answer who live with it, and the rung with the rules
    that gave it; nothing before the first stage."""
    if not state.stage or not state.setting.rungs:
        return []
    consents = agree_by_script(state, command, minute)
    state = reduce(evolve, consents, state)
    judgments = judge_now(state)
    last = find_last_rung(state)
    answers = answer_by_script(
        state, command, minute, find_promise_level(judgments), last, count_days(state, minute)
    )
    rules = find_holding(state, judgments, minute)
    ruled = choose_rung(state.setting.rung_rules, rules, find_first_rung(state), last)
    wished = state.now.wished
    chosen = e.RungChosen(
        at=command.at,
        minute=minute,
        rung=limit_wish(wished, ruled) if wished else ruled,
        ruled=ruled,
        rules=rules,
        wished=bool(wished),
    )
    return [*consents, *answers, chosen]
