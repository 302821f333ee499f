"""What those see in their brief who dare something, and those who must live with it."""

from bot.exercise.rules.escalation import choose_rung, find_first_rung, find_holding, find_last_rung
from bot.exercise.rules.kept_so_far import find_promise_level, judge_now
from bot.exercise.rules.rungs import PromiseLevel
from bot.exercise.rules.setting import May
from bot.exercise.state import Exercise
from bot.exercise.views.announcing_stage import describe_pushes, name_rung
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, Fields, text

LEVELS: dict[PromiseLevel | None, Message] = {
    PromiseLevel.NONE: say("nothing of what is owed"),
    PromiseLevel.FEW: say("less than half of what is owed"),
    PromiseLevel.HALF: say("half of what is owed"),
    PromiseLevel.MOST: say("most of what is owed"),
    PromiseLevel.ALL: say("all of what is owed"),
    None: say("nothing is owed yet"),
}
"""How much is kept so far, as words."""


def brief_for_stage(state: Exercise, role: str) -> list[Block]:
    """How things stand for a role that answers when the stage ends; nothing for all others."""
    rights = state.setting.role(role).may
    if not state.stage or not state.setting.rungs:
        return []
    dared = (say("The Adversary dares"), text(name_rung(state, find_last_rung(state))))
    if May.LIVE in rights:
        kept = LEVELS[find_promise_level(judge_now(state))]
        rows = ((say("Kept so far"), text(kept)), dared)
        interest = text(state.setting.script_of[role].interest)
        return [Fields((*rows, (say("What a script does"), interest)))]
    if May.PROBE in rights and not state.over:
        holding = find_holding(state, judge_now(state), state.minute)
        first, last = find_first_rung(state), find_last_rung(state)
        ruled = choose_rung(state.setting.rung_rules, holding, first, last)
        pushes = describe_pushes(state, holding)
        by_rules = row_of((say("{rung}.", rung=name_rung(state, ruled)), *pushes), "")
        return [Fields((dared, (say("Next, by the rules"), text(by_rules))))]
    return []
