"""What members would not accept in their roles: sealed until the debrief opens it."""

from bot.exercise import events as e
from bot.exercise.rules.naming import Names, Words, name_inside, person, role_name
from bot.exercise.state import Exercise
from bot.kernel.message import Message, say
from bot.kernel.view import Block, Fields, Heading, text


def list_red_lines(state: Exercise, words: Words, names: Names) -> list[Block]:
    """All red lines, in full, each with whose it is."""
    rows = tuple(
        (_name_writer(state, kept, role_name(state, kept.role), names), text(words[kept.move]))
        for kept in find_red_lines(state, words)
    )
    if not rows:
        return []
    return [Heading(say("Red lines, opened")), Fields(rows), text(say("Who kept theirs?"))]


def find_red_lines(state: Exercise, words: Words) -> list[e.RedLineKept]:
    """What members had said in their roles that they would not do, sealed until now; without what
    was erased."""
    return [kept for kept in state.red_lines if words.get(kept.move)]


def name_red_line(state: Exercise, kept: e.RedLineKept, names: Names) -> Message:
    """Whose red line it is, as a label."""
    owner = _name_writer(state, kept, name_inside(state, kept.role), names)
    return say("Red line of {role}", role=owner)


def _name_writer(state: Exercise, kept: e.RedLineKept, role: str, names: Names) -> Message | str:
    """A role, and who played it then where others do now, or where nobody does."""
    if kept.by is None or state.holders.get(kept.role) == (kept.by,):
        return role
    return say("{role}, then played by {member}", role=role, member=person(kept.by, names))
