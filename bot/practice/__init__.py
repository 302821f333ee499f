"""Practice debates and coaching, for one member alone."""

from bot.kernel.feature import Feature
from bot.kernel.message import say
from bot.practice.commands.coaching import CoachingCommands
from bot.practice.commands.practising import PracticeCommands
from bot.practice.ports import PracticeMoved
from bot.practice.refusals import PracticeRefusal

FEATURE = Feature(
    name="practice",
    refusals=PracticeRefusal,
    groups={
        "coach": say("Get help with your arguments, for your eyes alone."),
        "practice": say("Practise a debate on your own."),
    },
    commands={120: CoachingCommands, 140: PracticeCommands},
    lists=(
        "practices",
        "practice_formats",
        "practice_sides",
        "practice_speeches",
    ),
    streams=("practice",),
    hears=(PracticeMoved,),
)
