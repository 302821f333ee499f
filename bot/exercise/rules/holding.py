"""Whether parties hold to the sheet: they judge its own words, and keep back what they owe."""

from bot.exercise import events as e
from bot.exercise.commands.playing import JudgeWording, Withhold
from bot.exercise.events import ExerciseEvent
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.clock import minute_at
from bot.exercise.state import Exercise
from bot.guarantee.rules.reading import find_clause
from bot.kernel.message import say
from bot.kernel.refusal import Refused, check_option

DECISION, DELIVERY, FORCES, GUARANTEE = "decision", "delivery", "forces", "guarantee"
WHATS = (DECISION, DELIVERY, FORCES, GUARANTEE)
"""What a guarantor can keep back: what was decided, what it delivers in any case, its forces that
are there, or all of it."""

KEPT = {"yes": True, "no": False}


def judge_wording(state: Exercise, command: JudgeWording) -> list[ExerciseEvent]:
    """A party says whether the sheet's own words of a clause are kept."""
    role = state.role_of(command.by.member)
    clause = find_clause(state.setting.space, command.clause).id
    if clause not in state.opened.worded:
        names = (state.setting.space.clause(one).name for one in state.opened.worded)
        raise Refused(ExerciseRefusal.NOT_WORDED, known=", ".join(names) or "none")
    check_option(say("Is it kept?"), command.kept, KEPT)
    kept = KEPT[command.kept]
    if state.judged.get(clause, {}).get(role) is kept and not command.words:
        return []
    return [
        e.WordingJudged(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            role=role,
            clause=clause,
            kept=kept,
            move=command.id if command.words else "",
        )
    ]


def withhold(state: Exercise, command: Withhold) -> list[ExerciseEvent]:
    """A guarantor keeps something back, and says so. Raises Refused (NOT_OWED)."""
    role = state.role_of(command.by.member)
    check_option(say("What you keep back"), command.what, WHATS)
    bound = any(role in outcome.bound for count in state.counts for outcome in count.outcomes)
    if command.what == DECISION and not bound:
        raise Refused(ExerciseRefusal.NOT_OWED)
    return [
        e.Withheld(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            role=role,
            what=command.what,
            move=command.id if command.words else "",
        )
    ]
