"""How far a proposal has come: what means something at one stage alone stands there, as a value."""

from datetime import datetime
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from bot.kernel.ids import MemberId


class ProposalPhase(StrEnum):
    """The word for a proposal's stage, as it is saved."""

    PROPOSED = "proposed"
    LYING = "lying"
    SECONDED = "seconded"
    VOTING = "voting"
    CARRIED = "carried"
    AGREED = "agreed"
    LOST = "lost"
    WITHDRAWN = "withdrawn"
    OVERTAKEN = "overtaken"


UNDECIDED = frozenset(
    {
        ProposalPhase.PROPOSED,
        ProposalPhase.LYING,
        ProposalPhase.SECONDED,
        ProposalPhase.VOTING,
    }
)


class AwaitingSecond(Struct, frozen=True):
    """It is moved, and needs a second."""


class LyingOpen(Struct, frozen=True):
    """It is adopted at an instant (UTC), unless somebody asks for a vote before."""

    until: datetime


class Seconded(Struct, frozen=True):
    """It can be put to the vote."""

    seconder: MemberId


class InVote(Struct, frozen=True):
    """It stands in a vote of the sheet (by number)."""

    seconder: MemberId
    vote: int


UndecidedStage = AwaitingSecond | LyingOpen | Seconded | InVote


class Carried(Struct, frozen=True):
    """Its vote carried it. `last` is, here as below, the stage at which it was decided."""

    last: InVote


class Agreed(Struct, frozen=True):
    """Nobody asked for a vote on it in time, so that it was adopted."""

    last: LyingOpen


class Lost(Struct, frozen=True):
    """Its vote did not carry it."""

    last: InVote


class Withdrawn(Struct, frozen=True):
    """It was taken back, or its vote was called off."""

    last: UndecidedStage


class Overtaken(Struct, frozen=True):
    """What it would have changed was changed by another meanwhile."""

    last: UndecidedStage


ProposalStage = UndecidedStage | Carried | Agreed | Lost | Withdrawn | Overtaken


def phase_of(stage: ProposalStage) -> ProposalPhase:
    """The word for a stage."""
    match stage:
        case AwaitingSecond():
            return ProposalPhase.PROPOSED
        case LyingOpen():
            return ProposalPhase.LYING
        case Seconded():
            return ProposalPhase.SECONDED
        case InVote():
            return ProposalPhase.VOTING
        case Carried():
            return ProposalPhase.CARRIED
        case Agreed():
            return ProposalPhase.AGREED
        case Lost():
            return ProposalPhase.LOST
        case Withdrawn():
            return ProposalPhase.WITHDRAWN
        case Overtaken():
            return ProposalPhase.OVERTAKEN
        case _:
            assert_never(stage)


def last_undecided(stage: ProposalStage) -> UndecidedStage:
    """The stage itself while it is undecided, and then the one at which it was decided."""
    match stage:
        case AwaitingSecond() | LyingOpen() | Seconded() | InVote():
            return stage
        case Carried(last=last) | Lost(last=last):
            return last
        case Agreed(last=lying):
            return lying
        case Withdrawn(last=undecided) | Overtaken(last=undecided):
            return undecided
        case _:
            assert_never(stage)


def stage_at(
    phase: ProposalPhase,
    seconder: MemberId | None,
    vote: int | None,
    until: datetime | None = None,
) -> ProposalStage:
    """The stage that a row tells of, by its word, seconder, number of the vote, and until when it
    lies or lay open."""
    last: UndecidedStage = AwaitingSecond() if until is None else LyingOpen(until)
    if seconder is not None:
        last = Seconded(seconder) if vote is None else InVote(seconder, vote)
    match phase:
        case (
            ProposalPhase.PROPOSED
            | ProposalPhase.LYING
            | ProposalPhase.SECONDED
            | ProposalPhase.VOTING
        ):
            return last
        case ProposalPhase.CARRIED:
            return carry(last)
        case ProposalPhase.AGREED:
            return agree(last)
        case ProposalPhase.LOST:
            return lose(last)
        case ProposalPhase.WITHDRAWN:
            return withdraw(last)
        case ProposalPhase.OVERTAKEN:
            return overtake(last)
        case _:
            assert_never(phase)


def put_to_vote(stage: ProposalStage, vote: int) -> ProposalStage:
    """The stage after a vote was opened; here as below, one that cannot change so stays."""
    return InVote(stage.seconder, vote) if isinstance(stage, Seconded) else stage


def carry(stage: ProposalStage) -> ProposalStage:
    """The stage after its vote carried it."""
    return Carried(stage) if isinstance(stage, InVote) else stage


def contest(stage: ProposalStage, by: MemberId, mover: MemberId) -> ProposalStage:
    """The stage after somebody asked for a vote, which seconds it; its mover cannot."""
    if not isinstance(stage, LyingOpen):
        return stage
    return AwaitingSecond() if by == mover else Seconded(by)


def agree(stage: ProposalStage) -> ProposalStage:
    """The stage after nobody asked for a vote on it in time."""
    return Agreed(stage) if isinstance(stage, LyingOpen) else stage


def lose(stage: ProposalStage) -> ProposalStage:
    """The stage after its vote did not carry it."""
    return Lost(stage) if isinstance(stage, InVote) else stage


def withdraw(stage: ProposalStage) -> ProposalStage:
    """The stage after it was taken back."""
    return Withdrawn(stage) if isinstance(stage, UndecidedStage) else stage


def overtake(stage: ProposalStage) -> ProposalStage:
    """The stage after another carried that changes the same."""
    return Overtaken(stage) if isinstance(stage, UndecidedStage) else stage
