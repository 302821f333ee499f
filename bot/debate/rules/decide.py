"""What follows from a command: events, or a refusal."""

from typing import assert_never

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.commands.base import BringClaims, DebateTick, LeaveDebate, NoteClause, NoteExercise
from bot.debate.events import DebateEvent
from bot.debate.rules import (
    claims,
    clock,
    desk,
    exercises,
    forfeiting,
    hall,
    judging,
    leaving,
    listening,
    points,
    preparing,
    running,
    scheduling,
    signup,
    speaking,
    voting,
)
from bot.debate.rules.acts import DebateAct, Decided
from bot.debate.rules.allowed import find_refusal
from bot.debate.rules.quiet import read_quiet
from bot.debate.state import Debate
from bot.kernel.message import say
from bot.kernel.refusal import KernelRefusal, Refused
from bot.kernel.when import read_instant


def decide_opening(command: c.OpenDebate, *, led: bool = False) -> list[DebateEvent]:
    """A debate opens, `led` by something that tells its chair what comes next."""
    if command.tempo not in ("live", "writing") or command.ballot not in ("named", "secret"):
        raise Refused(
            KernelRefusal.NOT_AN_OPTION,
            label=say("The tempo"),
            given=command.tempo,
            allowed="live, writing",
        )
    read_quiet(command.quiet)
    starts = read_instant(command.start, command.at) if command.start else None
    return [
        e.DebateOpened(
            at=command.at,
            by=command.by.member,
            motion=command.motion,
            info=command.info,
            tempo=command.tempo,
            ballot=command.ballot,
            hours=command.hours,
            chair=command.chair,
            quiet=command.quiet,
            quorum=command.quorum,
            start=starts,
            shares_reasons=True,
            restates=command.restate,
            led=led,
        )
    ]


def decide(state: Debate, command: Decided) -> list[DebateEvent]:
    """Say what happens, or refuse. A refusal changes nothing."""
    if isinstance(command, DebateTick):
        return running.tick(state, command)
    if refused := find_refusal(state, type(command), command.by):
        raise refused
    return _decide_debate(state, command)


def _decide_debate(state: Debate, command: DebateAct) -> list[DebateEvent]:  # noqa: C901  # one case an act
    match command:
        case c.TakeSeat():
            return signup.take_seat(state, command)
        case c.LeaveSeat():
            return signup.leave_seat(state, command)
        case c.DrawSeats():
            return signup.draw_seats(state, command)
        case c.Swap():
            return signup.swap_seats(state, command)
        case c.FlipCoin():
            return signup.flip_coin(state, command)
        case c.Schedule():
            return scheduling.schedule_start(state, command)
        case c.StartDebate():
            return voting.start_debate(state, command)
        case c.CloseVote():
            return voting.close_debate(state, command)
        case c.TakePosition():
            return voting.take_position(state, command)
        case c.Prepare():
            return preparing.prepare(state, command)
        case c.Begin():
            return running.begin(state, command)
        case c.Speak():
            return speaking.speak(state, command)
        case c.HandInLate():
            return speaking.hand_in_late(state, command)
        case c.ChangeSpeech():
            return speaking.change_speech(state, command)
        case c.KeepDraft():
            return speaking.keep_draft(state, command)
        case c.EndTurn():
            return running.end_turn(state, command)
        case c.EndSegment():
            return running.end_segment(state, command)
        case c.AskFloor():
            return clock.ask_floor(state, command)
        case c.DropFloor():
            return clock.drop_floor(command)
        case c.OfferPoint():
            return points.offer_point(state, command)
        case c.AnswerPoint():
            return points.answer_point(state, command)
        case c.RaiseOrder():
            return points.raise_order(command)
        case c.RuleOrder():
            return points.rule_order(state, command)
        case c.FileBallot():
            return judging.file_ballot(state, command)
        case c.CountHall():
            return hall.count_hall(state, command)
        case c.ForfeitSide():
            return forfeiting.forfeit_side(state, command)
        case c.MakeClaim():
            return claims.make_claim(state, command)
        case c.LinkClaim():
            return claims.link_claim(state, command)
        case BringClaims():
            return claims.bring_claims(state, command)
        case c.ConfirmLink():
            return claims.confirm_link(state, command)
        case c.RestatePoint():
            return listening.restate_point(state, command)
        case c.ConfirmRestatement() | c.CorrectRestatement():
            return listening.answer_restatement(state, command)
        case LeaveDebate():
            return leaving.leave_for_good(state, command)
        case NoteExercise():
            return exercises.note_exercise(state, command)
        case NoteClause():
            return exercises.note_clause(state, command)
        case c.Pause() | c.Resume() | c.AddTime() | c.Back() | c.Skip() | c.GiveFloor() | c.Mute():
            return desk.decide_at_desk(state, command)
        case c.MoveDebate() | c.Warn() | c.AddChair() | c.HandChair() | c.NameJudge():
            return desk.decide_at_desk(state, command)
        case c.RemindVoters() | c.CloseDebate() | c.CancelDebate():
            return desk.decide_at_desk(state, command)
        case _:
            assert_never(command)
