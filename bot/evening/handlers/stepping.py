"""What a step needs is opened by the command that a member would give for it."""

from msgspec.structs import replace

from bot.debate.rules.who import find_participants
from bot.evening.events import Step
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening
from bot.exercise.commands.playing import OpenExercise
from bot.exercise.handlers.exercises import open_exercise
from bot.exercise.rows import exercises
from bot.guarantee.commands.packages import SayHere
from bot.guarantee.commands.sheets import NewSheet
from bot.guarantee.handlers.finding import act_on_sheet, find_sheet
from bot.guarantee.handlers.sheets import new as new_sheet
from bot.kernel.command import Caller, Command
from bot.kernel.identity import fresh_id
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts, Progress
from bot.kernel.view import Note, View

TITLE = "Our guarantee"
"""Of an evening's sheet."""


async def open_lacking(
    parts: Parts, command: Command, evening: LoadedEvening, progress: Progress
) -> tuple[View, ...] | None:
    """Open what the step that runs needs, if it is not there yet, or not any more after a crash;
    None where nothing was opened. Whoever asked is told only what the room does not see of it
    anyway. Raises Refused."""
    if not await _lacks(parts, command.by.community, evening):
        return None
    opened = await _open(parts, command, evening, progress)
    notes = tuple(block for view in opened for block in view.blocks if isinstance(block, Note))
    return (View(blocks=notes),) if notes else ()


async def _lacks(parts: Parts, community: CommunityId, evening: LoadedEvening) -> bool:
    """Is what the step that runs needs not there, as after a crash?"""
    state = evening.state
    if state.over:
        return False
    if state.now.step is Step.SHEET:
        return await find_sheet(parts, community, state.sheet) is None
    if state.now.step is Step.EXERCISE:
        return await exercises.load_exercise(parts.db, community, state.exercise) is None
    return False


async def _open(
    parts: Parts, command: Command, evening: LoadedEvening, progress: Progress
) -> tuple[View, ...]:
    """Open what the step that runs needs, in the evening's room. Raises Refused."""
    state = evening.state
    by = _in_room(command.by, evening)
    if state.now.step is Step.SHEET:
        sheet = NewSheet(
            by=by,
            at=command.at,
            id=state.sheet,
            title=TITLE,
            basis=state.plan.design,
            hours=24 if state.plan.writing else 1,
        )
        views = await new_sheet(parts, sheet, progress)
        await _note_present(parts, sheet, evening)
        return views
    sheet_now = await find_sheet(parts, by.community, state.sheet) if state.sheet else None
    adopted = sheet_now is not None and bool(sheet_now.versions)
    exercise = OpenExercise(
        by=by,
        at=command.at,
        id=state.exercise,
        card=state.plan.card,
        against=str(sheet_now.number) if adopted and sheet_now else state.plan.design,
        tempo="writing" if state.plan.writing else "live",
        minutes=state.plan.day_minutes,
        debate=evening.row.debate,
    )
    return await open_exercise(parts, exercise, progress)


async def _note_present(parts: Parts, opened: NewSheet, evening: LoadedEvening) -> None:
    """Count as present at an evening's sheet those who took part in its debate, so that votes wait
    for them as for who says that they are here."""
    debate = await load_debate(parts, opened.by.community, evening)
    for member in sorted(find_participants(debate.state)) if debate is not None else ():
        here = SayHere(by=replace(opened.by, member=member), at=opened.at, id=fresh_id())
        await act_on_sheet(parts, opened.id, here)


def _in_room(by: Caller, evening: LoadedEvening) -> Caller:
    """A caller as if they had asked in the evening's room."""
    row = evening.row
    return by if by.place == row.place else replace(by, place=row.place, within=row.within or None)
