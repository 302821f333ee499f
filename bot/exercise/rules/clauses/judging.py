"""What a clause comes to in an incident: what was promised, what was done, and how they compare."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.exercise.rules.naming import list_roles
from bot.exercise.state import Exercise
from bot.guarantee.rules.space import Clause
from bot.kernel.message import Message, row_of, say
from bot.kernel.once import once


class Standing(StrEnum):
    """How what was done compares with what was promised."""

    OWED = "owed"
    """It is due, and there is still time."""
    KEPT = "kept"
    BROKEN = "broken"
    NOT_TESTED = "not tested"
    """The incident did not ask for it."""
    OPEN = "open"
    """The incident asked for it, and the text does not settle what was owed."""


class ClauseJudgment(Struct, frozen=True, kw_only=True):
    """One clause: what the text says, what was done, and how the two compare.

    `more` says that more was done than promised; `silent` that the text leaves the clause open;
    `moves` are the ids of the moves that it rests on, as far as somebody made them.
    """

    clause: str
    standing: Standing
    promised: str
    done: str
    more: bool = False
    silent: bool = False
    moves: tuple[str, ...] = ()


ABOUT_ATTACKS = frozenset(
    {
        "obligation", "trigger", "covered_events", "covered_territory", "conduct_condition",
        "scope", "evidence",
    }
)  # fmt: skip
"""The clauses that no card asks for in which nobody did anything."""

ClauseReader = Callable[[Exercise], ClauseJudgment]
"""Reads one clause at any moment of an exercise: what is due is owed only while it goes on."""


def judge_clauses(
    state: Exercise, readers: Mapping[str, ClauseReader]
) -> tuple[ClauseJudgment, ...]:
    """All clauses that have a reader, in the order of the sheet. Where parties judged the text's
    own words of a clause, their word goes before the option's."""
    order = [clause.id for clause in state.setting.space.clauses if clause.id in readers]
    return tuple(
        _with_parties(state, _without_attacker(state, readers[clause](state))) for clause in order
    )


def describe_option(state: Exercise, clause: str) -> Message:
    """What the text says to a clause: its options by their labels, and what one alone means."""
    owner, chosen = state.setting.space.clause(clause), state.procedure.choices.get(clause)
    if chosen is not None and len(chosen) == 1:
        return _describe_options(owner)[chosen[0]]
    return say("{option}.", option=owner.says(chosen))


@once
def _describe_options(clause: Clause) -> Mapping[str, Message]:
    """What each option of a clause says and means where it stands alone."""
    return {
        option.id: row_of((say("{option}.", option=clause.says((option.id,))), option.means), "")
        for option in clause.options
    }


def judge(
    state: Exercise,
    clause: str,
    standing: Standing,
    done: str,
    *,
    promised: str = "",
    more: bool = False,
    moves: tuple[str, ...] = (),
) -> ClauseJudgment:
    """A judgment of a clause that the text fills. A reader says OWED of what is due and not done;
    once the exercise is over that is BROKEN."""
    if standing is Standing.OWED and state.over:
        standing = Standing.BROKEN
    return ClauseJudgment(
        clause=clause,
        standing=standing,
        promised=promised or describe_option(state, clause),
        done=done,
        more=more,
        moves=moves,
    )


def find_silent(
    state: Exercise, clause: str, done: str, *, asked: bool = True
) -> ClauseJudgment | None:
    """The judgment of a clause that the text leaves open; None where it says something. It is open
    where the incident `asked` for it, and else not tested."""
    if not state.procedure.silent(clause):
        return None
    step = next((step for step in state.setting.steps if step.clause == clause), None)
    return ClauseJudgment(
        clause=clause,
        standing=Standing.OPEN if asked else Standing.NOT_TESTED,
        promised=step.silent if step else say("The sheet says nothing about this."),
        done=done,
        silent=True,
    )


def _without_attacker(state: Exercise, judgment: ClauseJudgment) -> ClauseJudgment:
    """The judgment, where somebody did something or the clause is about more than that."""
    if state.setting.card.has_attacker or judgment.clause not in ABOUT_ATTACKS:
        return judgment
    done = say("Nobody attacked here, so nothing is owed under it.")
    return replace(judgment, standing=Standing.NOT_TESTED, done=done, more=False, moves=())


def _with_parties(state: Exercise, judgment: ClauseJudgment) -> ClauseJudgment:
    """The judgment with what parties said of the text's own words."""
    verdicts = state.judged.get(judgment.clause)
    if not verdicts:
        return judgment
    kept = tuple(role for role, is_kept in verdicts.items() if is_kept)
    broken = tuple(role for role, is_kept in verdicts.items() if not is_kept)
    if not broken:
        standing = Standing.KEPT
        parties = say("Its words are kept, according to {roles}.", roles=list_roles(state, kept))
    elif not kept:
        standing = Standing.BROKEN
        parties = say(
            "Its words are not kept, according to {roles}.", roles=list_roles(state, broken)
        )
    else:
        standing = Standing.OPEN
        parties = say(
            "Its words are kept, according to {kept}, and not kept, according to {broken}.",
            kept=list_roles(state, kept),
            broken=list_roles(state, broken),
        )
    return replace(
        judgment,
        standing=standing,
        silent=False,
        more=False,
        done=row_of((judgment.done, parties), ""),
    )
