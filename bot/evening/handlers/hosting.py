"""Which boards an evening shows on its own: those of what was opened for it."""

from bot.evening.journal import EVENINGS
from bot.evening.rows import evenings
from bot.evening.rows.evenings import EveningRow
from bot.exercise.rows import exercises
from bot.kernel.hosting import BoardPlace
from bot.kernel.ids import CommunityId, PlaceId
from bot.kernel.parts import Parts


async def find_board_place(
    parts: Parts, community: CommunityId, stream: str, place: PlaceId
) -> BoardPlace:
    """Where the board of a stream stands. That of an evening's debate begins its thread and stays
    there; those of its sheet and its incident are no messages of their own."""
    kind, _, id_ = stream.partition(":")
    row = await _find_evening(parts, community, kind, id_, place)
    if row is None or row.closed_at is not None:
        return BoardPlace.FOLLOWS
    if kind == "debate":
        return BoardPlace.FIXED
    state = (await EVENINGS.load(parts, community, row)).state
    is_its = id_ in (state.sheet, state.exercise)
    return BoardPlace.ELSEWHERE if is_its else BoardPlace.FOLLOWS


async def _find_evening(
    parts: Parts, community: CommunityId, kind: str, id_: str, place: PlaceId
) -> EveningRow | None:
    """The evening around a debate, an exercise of it, or in the place of a sheet."""
    match kind:
        case "debate":
            return await evenings.find_of_debate(parts.db, community, id_)
        case "exercise":
            exercise = await exercises.load_exercise(parts.db, community, id_)
            if exercise is None or not exercise.debate:
                return None
            return await evenings.find_of_debate(parts.db, community, exercise.debate)
        case "sheet":
            return await evenings.find_last(parts.db, community, place)
        case _:
            return None
