"""Practice debates and coaching, for one member alone."""

from bot.kernel.feature import Feature
from bot.practice.commands.coaching import CoachingCommands
from bot.practice.commands.practising import PracticeCommands
from bot.practice.ports import PracticeMoved
from bot.practice.refusals import PracticeRefusal

FEATURE = Feature(
    name="practice",
    refusals=PracticeRefusal,
    commands={120: CoachingCommands, 140: PracticeCommands},
    streams=("practice",),
    hears=(PracticeMoved,),
)
