"""What may be asked of an evening: start it, go on to its next step, look at it, end it."""

from typing import Annotated

from bot.article.commands import ArticleName
from bot.debate.commands.debating import MotionLine
from bot.evening.commands.base import EveningCommand, EveningTick, NoteStepOver
from bot.kernel.catalog import takes
from bot.kernel.command import Command


class StartEvening(
    Command,
    path="evening start",
    title="Start an evening",
    synonyms="begin open run plan session workshop class whole programme",
    opens=True,
    examples=(
        "evening start minutes:90 This house would make guarantees trigger automatically.",
        "evening start days:14 leave_out:reading This house trusts promises.",
    ),
):
    """Start an evening on one question.

    People read, take a position, debate, write a sheet, play an incident against it, and take
    their position again.
    """

    question: MotionLine
    minutes: Annotated[
        int, takes.number("How long it takes, in minutes", least=30, most=600, unit=takes.MINUTE)
    ] = 90
    people: Annotated[int, takes.number("How many people come", least=2, most=500)] = 6
    leave_out: Annotated[str, takes.several_of("Steps to leave out", "evening_steps")] = ""
    days: Annotated[
        int, takes.number("In writing over so many days; 0 is one evening", least=0, most=60)
    ] = 0
    article: ArticleName = ""
    design: Annotated[
        str, takes.line("The design that the sheet starts from", completion="shipped_designs")
    ] = "author_proposal"
    card: Annotated[
        str, takes.line("The incident; one that fits if you leave this empty", completion="cards")
    ] = ""


Leaving = Annotated[
    str,
    takes.line("The step that you are leaving", completion="evening_steps", typed_only=True),
]
"""What a button was made for; pressed later, it leaves no other step. "" for whichever runs."""


class NextStep(
    EveningCommand,
    path="evening next",
    title="Go on to the next step",
    synonyms="continue forward step skip",
):
    """Go on to the evening’s next step."""

    skip: Annotated[bool, takes.flag("Also if this step still goes on?")] = False
    leaving: Leaving = ""


class ShowEvening(
    EveningCommand, path="evening show", title="See the evening", synonyms="plan programme now"
):
    """See what runs now, what comes next, and who waits for whom."""


class EndEvening(
    EveningCommand, path="evening end", title="End the evening", synonyms="stop close"
):
    """End the evening before its last step.

    What was opened in it goes on.
    """

    sure: Annotated[bool, takes.flag("End it without being asked again?")] = False
    leaving: Leaving = ""


class KeepEvening(
    EveningCommand,
    path="evening archive",
    title="Keep it all",
    synonyms="download export save files record everything bundle",
):
    """Download the whole evening.

    One page to read, one bundle of all files, and a picture of the group’s way.
    """


EveningCommands = StartEvening | NextStep | ShowEvening | EndEvening | KeepEvening

EveningActs = NextStep | EndEvening | NoteStepOver | EveningTick
"""What is decided on an evening that goes on."""
