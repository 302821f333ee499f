"""What features do for the app: what stays in sight beside the talk of a place, in its order."""

from collections.abc import Mapping

from bot.debate.ports import DebateBar
from bot.evening.ports import EveningBar
from bot.exercise.ports import ExerciseBar
from bot.guarantee.ports import SheetBar
from bot.kernel.bar_source import BarSource

BARS: Mapping[str, type[BarSource]] = {
    "evening": EveningBar,
    "debate": DebateBar,
    "exercise": ExerciseBar,
    "sheet": SheetBar,
}
"""By the kind of a journal: who knows how those of a place stand."""
