"""All that is done for what the feature declares; loaded when it is first needed."""

from bot.debate.ports import DebateClosed, DebateShown
from bot.evening.handlers import archiving, bars, following, hosting, leading, starting
from bot.evening.handlers.lists import LISTS
from bot.evening.journal import EVENINGS
from bot.evening.ports import EveningBar
from bot.exercise.ports import ExerciseOver, ExerciseShown
from bot.guarantee.ports import SheetShown
from bot.kernel.handlers import FeatureTable
from bot.kernel.hosting import BoardHost
from bot.opinion.ports import JointStatementChanged

TABLE = FeatureTable(
    handlers={**starting.HANDLERS, **leading.HANDLERS, **archiving.HANDLERS},
    lists=LISTS,
    journals={"evening": EVENINGS},
    ports={
        BoardHost: BoardHost(find=hosting.find_board_place),
        EveningBar: EveningBar(load=bars.load_status),
    },
    listeners={
        DebateClosed: following.debate_closed,
        DebateShown: following.debate_shown,
        ExerciseOver: following.exercise_over,
        ExerciseShown: following.exercise_shown,
        JointStatementChanged: following.joint_statement_changed,
        SheetShown: following.sheet_shown,
    },
)
