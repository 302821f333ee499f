"""What the tables must hold of an exercise, as its journal says."""

from bot.exercise import events as e
from bot.exercise.handlers.loaded import LoadedExercise
from bot.kernel.comparing import TabledRows, compare_tables
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts
from bot.store.statement import Row, to_ms


async def find_exercise_differences(
    parts: Parts, community: CommunityId, loaded: LoadedExercise
) -> list[str]:
    """Where the tables differ from an exercise's journal, in words."""
    exercise = loaded.row.id
    roles, votes = list[Row](), list[Row]()
    for number, event in enumerate(loaded.events, 1):
        row, at = f"{exercise}:{number}", to_ms(event.at)
        if isinstance(event, e.RoleTaken):
            roles.append((row, event.role, event.member, at))
        elif isinstance(event, e.Voted):
            votes.append((row, event.proposal, event.role, event.vote, event.by, at))
    tables = (
        TabledRows(
            table="exercises",
            columns=("id", "phase"),
            where="id = ?",
            rows=[(exercise, loaded.state.phase.value)],
        ),
        TabledRows(
            table="exercise_roles",
            columns=("id", "role", "member", "taken_at"),
            where="exercise = ?",
            rows=roles,
        ),
        TabledRows(
            table="exercise_votes",
            columns=("id", "proposal", "role", "vote", "member", "voted_at"),
            where="exercise = ?",
            rows=votes,
        ),
    )
    return await compare_tables(parts.db, community, exercise, tables)
