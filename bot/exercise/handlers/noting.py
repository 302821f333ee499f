"""The debate that an exercise belongs to notes that it was held, so that it can be credited."""

import logging
from collections.abc import Awaitable, Callable

from bot.debate.commands.base import NoteExercise
from bot.debate.handlers.finding import act_in_debate
from bot.debate.journal import DEBATES
from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.ports import ExerciseOver, ExerciseShown
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.journal import CLOCK
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused

log = logging.getLogger(__name__)


async def note_in_debate(
    parts: Parts,
    community: CommunityId,
    exercise: LoadedExercise,
    _: Callable[[], Awaitable[None]],
) -> None:
    """Note an exercise that is over in its debate, once. A debate that is over notes nothing."""
    row = exercise.row
    if not row.debate:
        return
    if row.closed_at is None:
        await parts.tell(ExerciseShown(community=community, debate=row.debate))
        return
    by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
    command = NoteExercise(
        by=by, at=row.closed_at, id=fresh_id(), debate=row.debate, exercise=row.id, title=row.title
    )
    try:
        acted = await act_in_debate(parts, command)
    except Refused as refused:
        log.info("exercise=%s was not noted because of %s", row.id, refused.code)
    else:
        if acted.events:
            await DEBATES.show(parts, community, row.debate)
    await parts.tell(ExerciseOver(community=community, exercise=row.id, debate=row.debate))
