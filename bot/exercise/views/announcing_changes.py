"""What the room hears of those who share a role: who plays it, and that its last word counts."""

from bot.exercise import events as e
from bot.exercise.events import ExerciseEvent
from bot.exercise.rules.naming import Names, name_inside, person
from bot.exercise.state import Exercise
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, row_of, say
from bot.kernel.view import Block, text


def announce_role(role: str, member: MemberId, state: Exercise, names: Names) -> Message:
    """Who plays a role, and beside whom."""
    who, part = person(member, names), name_inside(state, role)
    beside = [person(one, names) for one in state.holders.get(role, ()) if one != member]
    if not beside:
        return say("{member} plays {role}.", member=who, role=part)
    others = row_of(beside, "and")
    return say("{member} also plays {role}, beside {others}.", member=who, role=part, others=others)


def announce_change(event: ExerciseEvent, before: Exercise, names: Names) -> list[Block]:
    """That a member changed what their role had said; nothing where a script did, or at the first
    word."""
    if event.by is None or not _is_change(event, before):
        return []
    role = name_inside(before, before.role_of(event.by))
    changed = say(
        "{member} changed the word of {role}. The last one counts.",
        member=person(event.by, names),
        role=role,
    )
    return [text(changed)]


def _is_change(event: ExerciseEvent, before: Exercise) -> bool:
    """Had the role already said something else of the same question?"""
    match event:
        case e.ApplicationVoted(role=role, verdict=verdict):
            return before.verdicts.get(role, verdict) != verdict
        case e.Voted(role=role, proposal=number, vote=vote, why=""):
            return before.proposals[number - 1].votes.get(role, vote) != vote
        case e.WordingJudged(role=role, clause=clause, kept=kept):
            return before.judged.get(clause, {}).get(role, kept) is not kept
        case _:
            return False
