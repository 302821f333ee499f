"""Roles: taken, changed, left at any time."""

from collections.abc import Iterator

from bot.exercise import events as e
from bot.exercise.commands.playing import JoinRole, LeaveRole, SetRedLine
from bot.exercise.events import ExerciseEvent
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.clock import minute_at
from bot.exercise.rules.setting import ExerciseRole, ExerciseSetting
from bot.exercise.state import Exercise
from bot.kernel.refusal import Refused


def join(state: Exercise, command: JoinRole) -> list[ExerciseEvent]:
    """Take a role that has room; a member holds one at a time, and leaves the one they held."""
    role = find_role(state.setting, command.role, free(state))
    holders = state.holders.get(role.id, ())
    if command.by.member in holders:
        raise Refused(ExerciseRefusal.ROLE_HELD, role=role.label)
    if len(holders) >= role.most:
        raise Refused(ExerciseRefusal.ROLE_TAKEN, role=role.label, free=free(state))
    at, minute, member = command.at, minute_at(state, command.at), command.by.member
    held = [each for each, members in state.holders.items() if member in members]
    return [
        *(e.RoleLeft(at=at, minute=minute, by=member, role=each, member=member) for each in held),
        e.RoleTaken(at=at, minute=minute, by=member, role=role.id, member=member),
    ]


def leave(state: Exercise, command: LeaveRole) -> list[ExerciseEvent]:
    """Step out. No reason is asked for; a script goes on where there is one."""
    role = state.role_of(command.by.member)
    return [
        e.RoleLeft(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            role=role,
            member=command.by.member,
        )
    ]


def red_line(state: Exercise, command: SetRedLine) -> list[ExerciseEvent]:
    """Keep a red line of one's own in a role, before the meeting is called."""
    role = state.role_of(command.by.member)
    return [
        e.RedLineKept(
            at=command.at,
            minute=minute_at(state, command.at),
            by=command.by.member,
            move=command.id,
            role=role,
        )
    ]


def find_role(setting: ExerciseSetting, words: str, free: str) -> ExerciseRole:
    """The role that a member means by its id or label. Raises Refused (NO_SUCH_ROLE)."""
    sought = " ".join(words.casefold().replace("_", " ").split()).removeprefix("the ")
    for role in setting.roles:
        if sought in (role.id.replace("_", " "), role.label.casefold()):
            return role
    near = [role for role in setting.roles if sought and sought in role.label.casefold()]
    if len(near) == 1:
        return near[0]
    raise Refused(ExerciseRefusal.NO_SUCH_ROLE, role=words, free=free)


def free(state: Exercise) -> str:
    """The roles that have room, for a sentence."""
    return ", ".join(role.label for role in roles_with_room(state)) or "none"


def roles_with_room(state: Exercise) -> Iterator[ExerciseRole]:
    """The roles that somebody can still take."""
    return (role for role in state.setting.roles if len(state.holders.get(role.id, ())) < role.most)
