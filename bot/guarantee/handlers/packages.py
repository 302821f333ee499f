"""Several clauses proposed at once, votes asked for, who is present, and rules contested."""

from collections.abc import Mapping
from datetime import timedelta

from bot.guarantee.commands.packages import (
    AskVote,
    ContestRules,
    PauseVotes,
    ProposePackage,
    ResumeVotes,
    SayHere,
)
from bot.guarantee.handlers.finding import act_on_sheet, sheet_named
from bot.guarantee.handlers.sheet_steps import answered, done, known_space
from bot.guarantee.refusals import GuaranteeRefusal
from bot.guarantee.rules.decide import chairs
from bot.guarantee.rules.presence import present
from bot.guarantee.rules.reading_packages import read_package
from bot.guarantee.rules.steps import MovePackage
from bot.guarantee.views.sheet import receipt
from bot.kernel.message import count_of, say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import View


async def propose(parts: Parts, command: ProposePackage, _: Progress) -> tuple[View, ...]:
    """Propose several clauses at once; the room hears which, and until when."""
    sheet, space = (await sheet_named(parts, command.by, command.sheet)).sheet, await known_space()
    usual = timedelta(hours=sheet.hours)
    lies = usual if command.minutes is None else timedelta(minutes=command.minutes)
    if lies < usual and not command.together and not chairs(command.by, sheet):
        raise Refused(GuaranteeRefusal.CONSENT_TOO_SHORT, hours=sheet.hours).regarding("minutes")
    step = MovePackage(
        by=command.by,
        at=command.at,
        id=command.id,
        wanted=read_package(space, command.changes, command.words),
        until=None if command.together else command.at + lies,
    )
    acted = await act_on_sheet(parts, sheet.id, step)
    count = len(acted.after.state.proposals) - len(acted.before.state.proposals)
    said = count_of(count, "You proposed {n} clause.", "You proposed {n} clauses.")
    return await answered(parts, command, acted, said)


async def ask(parts: Parts, command: AskVote, _: Progress) -> tuple[View, ...]:
    """Ask for a vote on what lies open."""
    said = say("You asked for a vote on number {number}.", number=command.number)
    return await done(parts, command, command, said)


async def here(parts: Parts, command: SayHere, _: Progress) -> tuple[View, ...]:
    """Note that somebody is here."""
    sheet = (await sheet_named(parts, command.by, command.sheet)).sheet
    acted = await act_on_sheet(parts, sheet.id, command)
    count = len(present(acted.after.state, command.at))
    said = count_of(
        count,
        "Noted: you are the first one here. Votes wait for you.",
        "Noted: {n} people are here, you among them. Votes wait for you.",
    )
    return await answered(parts, command, acted, said) or (receipt(said),)


async def contest(parts: Parts, command: ContestRules, _: Progress) -> tuple[View, ...]:
    """Put a chair's change of how votes are held to the vote."""
    said = say("You contested the new voting rules. The old ones hold until the vote is over.")
    return await done(parts, command, command, said)


async def pause(parts: Parts, command: PauseVotes, _: Progress) -> tuple[View, ...]:
    """Stop the time of the votes on a sheet."""
    return await done(parts, command, command, say("You paused the votes. Nobody loses time."))


async def resume(parts: Parts, command: ResumeVotes, _: Progress) -> tuple[View, ...]:
    """Let the votes on a sheet go on."""
    return await done(parts, command, command, say("The votes go on with the time they had left."))


HANDLERS: Mapping[type, CommandHandler] = {
    ProposePackage: propose,
    AskVote: ask,
    SayHere: here,
    ContestRules: contest,
    PauseVotes: pause,
    ResumeVotes: resume,
}
