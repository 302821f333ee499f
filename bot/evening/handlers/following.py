"""An evening follows what was opened for it: a step that ends by itself is over for it, too."""

from datetime import datetime

from bot.debate.ports import DebateClosed, DebateShown
from bot.debate.rows import debates
from bot.evening.commands.base import NoteStepOver
from bot.evening.events import Step
from bot.evening.handlers.joint_statement import is_statement_settled
from bot.evening.journal import EVENINGS
from bot.evening.rows import evenings
from bot.evening.rows.evenings import EveningRow
from bot.exercise.ports import ExerciseOver, ExerciseShown
from bot.exercise.rows import exercises
from bot.guarantee.ports import SheetShown
from bot.kernel.command import Caller
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.journal import CLOCK
from bot.kernel.parts import Parts
from bot.opinion.ports import JointStatementChanged


async def debate_closed(parts: Parts, news: DebateClosed) -> None:
    """The debate of an evening is over; of one without a debate, its first position is."""
    row = await evenings.find_of_debate(parts.db, news.community, news.debate)
    if row is not None:
        has = (await EVENINGS.load(parts, news.community, row)).state.has(Step.DEBATE)
        debate = await debates.find_by_id(parts.db, news.community, news.debate)
        closed_at = debate.closed_at if debate is not None else None
        await _note_over(
            parts, news.community, row, Step.DEBATE if has else Step.POSITION, closed_at
        )


async def debate_shown(parts: Parts, news: DebateShown) -> None:
    """The board follows the debate of an evening; once the first vote is closed, its first position
    is taken."""
    row = await evenings.find_of_debate(parts.db, news.community, news.debate)
    if row is None:
        return
    state = (await EVENINGS.load(parts, news.community, row)).state
    if state.now.step is Step.POSITION and news.first_vote_at is not None:
        await _note_over(parts, news.community, row, Step.POSITION, news.first_vote_at)
    await EVENINGS.follow_on_board(parts, news.community, row.id)


async def sheet_shown(parts: Parts, news: SheetShown) -> None:
    """The board follows the sheet that was opened for an evening, whose step ends when it is
    adopted."""
    row = await evenings.find_last(parts.db, news.community, news.place)
    if row is None or row.closed_at is not None:
        return
    state = (await EVENINGS.load(parts, news.community, row)).state
    if state.sheet != news.sheet or state.now.step is not Step.SHEET:
        return
    await _note_over(parts, news.community, row, Step.SHEET, news.adopted_at)
    await EVENINGS.follow_on_board(parts, news.community, row.id)


async def exercise_shown(parts: Parts, news: ExerciseShown) -> None:
    """The board follows the incident of an evening."""
    row = await evenings.find_of_debate(parts.db, news.community, news.debate)
    if row is not None:
        await EVENINGS.follow_on_board(parts, news.community, row.id)


async def joint_statement_changed(parts: Parts, news: JointStatementChanged) -> None:
    """The board follows the closing statement of an evening, whose step ends once all have
    signed."""
    row = await evenings.find_of_debate(parts.db, news.community, news.debate)
    if row is None or row.closed_at is not None:
        return
    evening = await EVENINGS.load(parts, news.community, row)
    is_now = evening.state.now.step is Step.CLOSING and not evening.state.ended
    if is_now and await is_statement_settled(parts, news.community, evening):
        await _note_over(parts, news.community, row, Step.CLOSING, news.at)
    await EVENINGS.follow_on_board(parts, news.community, row.id)


async def exercise_over(parts: Parts, news: ExerciseOver) -> None:
    """The incident of an evening is over, if it is the one that was opened for it."""
    row = await evenings.find_of_debate(parts.db, news.community, news.debate)
    if row is None:
        return
    state = (await EVENINGS.load(parts, news.community, row)).state
    if state.exercise == news.exercise:
        exercise = await exercises.load_exercise(parts.db, news.community, news.exercise)
        closed_at = exercise.closed_at if exercise is not None else None
        await _note_over(parts, news.community, row, Step.EXERCISE, closed_at)


async def _note_over(
    parts: Parts, community: CommunityId, row: EveningRow, step: Step, at: datetime | None
) -> None:
    if at is None:
        return
    by = Caller(community=community, place=row.place, member=CLOCK, name="Parley")
    note = NoteStepOver(by=by, at=at, id=fresh_id(), evening=row.id, step=step.value)
    change = await EVENINGS.act(parts, row, note)
    if change.events:
        await EVENINGS.show(parts, community, row.id)
