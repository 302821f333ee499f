"""What an evening's board shows of the debate, sheet or incident that is its step: the lines and
buttons that would stand on a board of its own."""

from bot.debate.handlers import telling as debate_telling
from bot.debate.state import OVER
from bot.debate.views.board import step_of as step_of_debate
from bot.evening.events import Step
from bot.evening.handlers.its_debate import load_debate
from bot.evening.handlers.loaded import LoadedEvening
from bot.evening.views.carried import CarriedBoard, carry_debate, carry_exercise, carry_sheet
from bot.exercise.handlers import telling as exercise_telling
from bot.exercise.handlers.loaded import LoadedExercise
from bot.exercise.journal import EXERCISES
from bot.exercise.rows import exercises
from bot.exercise.state import ExercisePhase
from bot.guarantee.handlers import telling as sheet_telling
from bot.guarantee.handlers.finding import find_sheet
from bot.kernel.ids import CommunityId
from bot.kernel.parts import Parts


async def load_carried(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> CarriedBoard:
    """What the board shows of the step that runs; nothing where that has no board."""
    match evening.state.now.step:
        case Step.POSITION | Step.DEBATE:
            debate = await load_debate(parts, community, evening)
            if debate is not None and debate.state.phase not in OVER:
                return carry_debate(await debate_telling.board_of(parts, community, debate))
        case Step.SHEET:
            sheet = await find_sheet(parts, community, evening.state.sheet)
            if sheet is not None and not sheet.versions:
                return carry_sheet(await sheet_telling.board(parts, community, sheet))
        case Step.EXERCISE:
            exercise = await _load_exercise(parts, community, evening)
            if exercise is not None and exercise.state.phase is not ExercisePhase.OVER:
                board = await exercise_telling.board_of(parts, community, exercise)
                return carry_exercise(board, exercise.state)
        case _:
            pass
    return CarriedBoard()


async def find_carried_step(parts: Parts, community: CommunityId, evening: LoadedEvening) -> str:
    """What the debate or incident of the step that runs has come to, at which its board would be
    posted anew."""
    match evening.state.now.step:
        case Step.DEBATE:
            debate = await load_debate(parts, community, evening)
            return "" if debate is None else f" {step_of_debate(debate.state.phase)}"
        case Step.EXERCISE:
            exercise = await _load_exercise(parts, community, evening)
            return "" if exercise is None else f" {exercise_telling.step_of(exercise.state)}"
        case _:
            return ""


async def _load_exercise(
    parts: Parts, community: CommunityId, evening: LoadedEvening
) -> LoadedExercise | None:
    row = await exercises.load_exercise(parts.db, community, evening.state.exercise)
    return None if row is None else await EXERCISES.load(parts, community, row)
