"""One evening, from the reading to the last position: which step runs, and what it opened."""

from bot.debate.ports import DebateClosed, DebateShown
from bot.evening.commands.evenings import EveningCommands
from bot.evening.ports import EveningBar
from bot.evening.refusals import EveningRefusal
from bot.exercise.ports import ExerciseOver, ExerciseShown
from bot.guarantee.ports import SheetShown
from bot.kernel.feature import Feature
from bot.kernel.hosting import BoardHost
from bot.kernel.message import say
from bot.opinion.ports import JointStatementChanged

FEATURE = Feature(
    name="evening",
    refusals=EveningRefusal,
    groups={"evening": say("Spend an evening from the reading to the last position.")},
    commands={205: EveningCommands},
    lists=("evening_steps", "evenings"),
    streams=("evening",),
    ports=(BoardHost, EveningBar),
    hears=(
        DebateClosed,
        DebateShown,
        ExerciseOver,
        ExerciseShown,
        JointStatementChanged,
        SheetShown,
    ),
)
