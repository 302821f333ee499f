"""What follows from a command on a sheet: events, or a refusal."""

from collections.abc import Sequence
from datetime import datetime
from typing import assert_never

from bot.guarantee.commands import packages as p
from bot.guarantee.commands import sheets as c
from bot.guarantee.commands.evidence import DetachEvidence
from bot.guarantee.events import SheetEvent
from bot.guarantee.evolve import fold
from bot.guarantee.rules import absence, amending, contesting, editing, packaging, proposing, voting
from bot.guarantee.rules import steps as s
from bot.guarantee.rules.steps import SheetStep
from bot.guarantee.rules.votes import Rule
from bot.guarantee.rules.words import changed_settings, wanted_setting
from bot.guarantee.state import Sheet
from bot.kernel.command import Caller
from bot.kernel.permission import Role


def chairs(by: Caller, sheet: Sheet) -> bool:
    """Whether somebody chairs a sheet: the community's chairs, and whoever started it."""
    return by.role >= Role.CHAIR or by.member == sheet.maker


def tick(sheet: Sheet, at: datetime) -> Sequence[SheetEvent]:
    """What has come due: votes that end, and what nobody asked a vote on; nothing in a pause."""
    if sheet.paused_at is not None:
        return []
    closed = voting.tick(sheet, at)
    return [*closed, *packaging.consent(fold(sheet, closed), at)]


def decide(sheet: Sheet, command: SheetStep) -> Sequence[SheetEvent]:  # noqa: C901
    """Say what happens, or refuse."""
    by, at, chair = command.by.member, command.at, chairs(command.by, sheet)
    match command:  # one case a command
        case s.PutSetting(wanted=wanted):
            setting = wanted_setting(sheet, wanted, by)
            return editing.set_clause(sheet, wanted.clause, setting, at)
        case c.AdoptSheet():
            return editing.adopt(sheet, by, at)
        case c.SetSheetRules(rule=rule, quorum=quorum, hours=hours):
            wanted_rule = Rule(rule) if rule else None
            return editing.set_rules(
                sheet, by, at, chair=chair, rule=wanted_rule, quorum=quorum, hours=hours
            )
        case s.AttachPieces(pieces=pieces):
            return editing.attach(sheet, *pieces)
        case DetachEvidence(number=number):
            return editing.detach(sheet, number, by, at, chair=chair)
        case s.MoveAmendment(wanted=wanted):
            setting = wanted_setting(sheet, wanted, by)
            if wanted.amends:
                return amending.amend_amendment(sheet, wanted.amends, setting, at)
            return proposing.amend(sheet, wanted.clause, setting, at)
        case c.ProposeSheet():
            return proposing.propose(sheet, by, at)
        case c.SecondProposal(number=number):
            return proposing.second(sheet, number, by, at)
        case c.WithdrawProposal(number=number):
            return proposing.withdraw(sheet, number, by, at, chair=chair)
        case s.NoteDebate(number=number, debate=debate, instead_of=other):
            return proposing.discuss(sheet, number, debate, other, at=at)
        case c.CallVote(number=number):
            return proposing.call(sheet, number, by, at, chair=chair)
        case s.CastBallot(number=number, says=says):
            return voting.cast(sheet, number, by, says, at)
        case s.RankRivals(number=number, ranking=ranking):
            return voting.rank(sheet, number, by, ranking, at)
        case c.CloseProposalVote(number=number):
            return voting.close(sheet, number, at, by=by, chair=chair)
        case s.LeaveSheet():
            return proposing.leave(sheet, by, at)
        case s.MovePackage(wanted=several, until=until):
            changed = changed_settings(sheet, several, by)
            return packaging.package(sheet, changed, by, at, until)
        case p.AskVote(number=number):
            return packaging.ask_vote(sheet, number, by, at)
        case p.SayHere():
            return packaging.say_here(sheet, by, at)
        case p.ContestRules():
            return contesting.contest(sheet, by, at)
        case p.PauseVotes():
            return absence.pause(sheet, by, at, chair=chair)
        case p.ResumeVotes():
            return absence.resume(sheet, by, at, chair=chair)
        case s.CloseDueVotes():
            return tick(sheet, at)
        case _:
            assert_never(command)
