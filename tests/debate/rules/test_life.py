"""Any members and chairs doing anything in any order: what always holds."""

from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.commands.base import DebateCommand
from bot.debate.events import DebateEvent
from bot.debate.evolve import evolve
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.allowed import find_refusal, may
from bot.debate.rules.clock import CHAIR, START, deadline, order_queue
from bot.debate.rules.decide import decide
from bot.debate.rules.decisions import find_decision
from bot.debate.rules.preparing import seconds_left
from bot.debate.rules.speakers import may_speak
from bot.debate.rules.stages import SignUp
from bot.debate.state import OVER, DebatePhase
from bot.debate.views.steps import SPEAK, allowed_steps, steps
from bot.kernel.command import Caller
from bot.kernel.ids import MemberId
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalCode, Refused
from tests.debate.rules.asking import ACTS, asked
from tests.debate.rules.making import Played, small, who
from tests.examples import examples

NAMES = ("ana", "boris", "chen", "dana", "erik")
PLAIN: tuple[type[DebateCommand], ...] = (
    c.LeaveSeat, c.DrawSeats, c.FlipCoin, c.StartDebate, c.CloseVote, c.Prepare, c.Begin, c.EndTurn,
    c.AskFloor, c.DropFloor, c.OfferPoint, c.Pause, c.Resume, c.Back, c.Skip,
    c.RemindVoters, c.AddTime,
)  # fmt: skip
NAMING: tuple[type[DebateCommand], ...] = (
    c.GiveFloor, c.Mute, c.Warn, c.AddChair, c.HandChair, c.NameJudge,
)  # fmt: skip
LONG = 60
"""Events after which a debate may be closed early."""

OF_THE_TABLE = frozenset(
    {
        DebateRefusal.DEBATE_OVER,
        DebateRefusal.DEBATE_PAUSED,
        DebateRefusal.FLOOR_NOT_OPEN,
        DebateRefusal.HAS_SEAT,
        DebateRefusal.JUDGES_HERE,
        DebateRefusal.JUDGING_NOT_OPEN,
        DebateRefusal.MUTED,
        DebateRefusal.NO_CHAIR,
        DebateRefusal.NO_ORDER,
        DebateRefusal.NO_POINT,
        DebateRefusal.NO_PREPARATION,
        DebateRefusal.NO_SEAT,
        DebateRefusal.NO_VOTE_OPEN,
        DebateRefusal.NOT_CHAIR,
        DebateRefusal.NOT_JUDGE,
        DebateRefusal.NOT_NEXT,
        DebateRefusal.NOT_NOW,
        DebateRefusal.NOT_QUEUED,
        DebateRefusal.NOT_READY,
        DebateRefusal.NOT_YOUR_TURN,
        DebateRefusal.NO_SEGMENT_RUNS,
        DebateRefusal.NOTHING_RUNS,
        DebateRefusal.ORDER_WAITING,
        DebateRefusal.POINT_NOT_YOURS,
        DebateRefusal.POINT_WAITING,
        DebateRefusal.QUEUED_ALREADY,
        DebateRefusal.RUNNING_ALREADY,
        DebateRefusal.SIGN_UP_OVER,
        DebateRefusal.SPEECHES_OVER,
        DebateRefusal.VOTE_NOT_YET,
    }
)
"""Refusals that are the table's alone: what it allows is never refused by them."""

people = st.sampled_from(NAMES)


class Life(RuleBasedStateMachine):
    """The whole life of a debate."""

    @initialize(
        tempo=st.sampled_from(["live", "writing"]),
        chair=st.booleans(),
        votes=st.booleans(),
        advance=st.booleans(),
        preparation=st.sampled_from(["none", "fixed", "pool"]),
        winner=st.sampled_from(["swing", "judges"]),
        quiet=st.sampled_from(["", "22-7", "13-14 Europe/Kyiv"]),
    )
    def open(self, tempo: str, chair: bool, quiet: str, **rules: Any) -> None:
        form = small(
            votes=str(rules["votes"]).lower(),
            advance=str(rules["advance"]).lower(),
            preparation=f'"{rules["preparation"]}"',
            winner=f'"{rules["winner"]}"',
        )
        self.debate = Played(form, tempo=tempo, chair=chair, hours=2, quiet=quiet)
        self.go_on()

    def _does(self, name: str, command: type[DebateCommand], **fields: Any) -> list[DebateEvent]:
        before = self.debate.state
        try:
            events = self.debate.does(name, command, **fields)
        except Refused:
            assert self.debate.state == before
            return []
        self._look(before, events)
        return events

    def _look(self, state: Any, events: list[DebateEvent]) -> None:
        """What must hold of each step."""
        for event in events:
            if isinstance(event, e.SegmentEnded) and event.by is None and state.live:
                assert timedelta(seconds=event.seconds) >= state.running.clock.span, (
                    "a turn was cut short"
                )
            if isinstance(event, e.PositionTaken):
                assert state.phase not in (DebatePhase.SIGN_UP, *OVER)
            if isinstance(event, e.SpeechGiven):
                assert event.member not in state.muted
            state = evolve(state, event)

    @rule(name=people, command=st.sampled_from(PLAIN))
    def act(self, name: str, command: type[DebateCommand]) -> None:
        self._does(name, command)

    @rule(command=st.sampled_from(PLAIN))
    def chair_acts(self, command: type[DebateCommand]) -> None:
        self._does(self._chair(), command)

    @rule(command=st.sampled_from(NAMING), member=people)
    def chair_names_somebody(self, command: type[DebateCommand], member: str) -> None:
        self._does(self._chair(), command, member=member)

    @rule(accept=st.booleans(), words=st.booleans())
    def point(self, accept: bool, words: bool) -> None:
        """A point of information inside its window, if a speech with one runs."""
        state = self.debate.state
        if state.phase is DebatePhase.READY and state.segment == 1:
            self._does(self._chair(), c.Begin)
        self.debate.waits(35)
        seats = self.debate.state.seats
        self._does(seats.get("con1", "chen"), c.OfferPoint)
        self._does(self.debate.state.holder or "boris", c.AnswerPoint, accept=accept)
        if words:
            self._does(seats.get("con1", "chen"), c.Speak, words="a point")
        else:
            self.debate.waits(16)

    @rule(member=people)
    def queue(self, member: str) -> None:
        for name in ("dana", member, "erik"):
            self._does(name, c.AskFloor)

    @rule()
    def judges(self) -> None:
        self._does(self._chair(), c.NameJudge, member="erik")
        self._does("erik", c.FileBallot, ranks="con, pro", scores="pro1=70, con1=71")

    @rule(uphold=st.booleans())
    def chair_rules(self, uphold: bool) -> None:
        self._does(self._chair(), c.RuleOrder, uphold=uphold)

    @rule(name=people, act=st.sampled_from(ACTS), role=st.sampled_from([Role.MEMBER, Role.ADMIN]))
    def ask_the_table(self, name: str, act: type[DebateAct], role: Role) -> None:
        """What the table forbids is refused, and in its words; what it allows fails by nothing but
        what was asked."""
        state, by = self.debate.state, who(name, role)
        barred = find_refusal(state, act, by)
        code = self._refusal(act, by)
        if barred is not None:
            assert code is barred.code, f"{act.__name__} is decided though the table forbids it"
        else:
            assert code not in OF_THE_TABLE, f"{act.__name__}: {code}"

    @rule(name=people)
    def look_at_the_board(self, name: str) -> None:
        """A button that is shown to a member is not refused, and who looks sees what others do."""
        state, by = self.debate.state, who(name)
        shown = [step.act for step in allowed_steps(state, by)]
        assert set(shown) <= {step.act for step in allowed_steps(state)}
        if SPEAK.button in steps(state):
            assert any(may_speak(state, MemberId(each)) for each in NAMES)
        for act in filter(None, shown):
            assert may(state, act, by)
            code = self._refusal(act, by)
            assert code not in OF_THE_TABLE, f"{act.__name__}: {code}"

    def _refusal(self, act: type[DebateAct], by: Caller) -> RefusalCode | None:
        """By what an act would be refused now, if it would."""
        try:
            decide(self.debate.state, asked(act, by, self.debate.at))
        except Refused as refused:
            return refused.code
        return None

    @rule(name=people, seat=st.sampled_from(["pro1", "con1", "pro", "Con", "nowhere"]))
    def sit(self, name: str, seat: str) -> None:
        self._does(name, c.TakeSeat, seat=seat)

    @rule(name=people, seat=st.sampled_from(["pro1", "con1"]), member=people)
    def swap(self, name: str, seat: str, member: str) -> None:
        self._does(name, c.Swap, seat=seat, member=member)

    @rule(name=people, command=st.sampled_from(NAMING), member=people)
    def name_somebody(self, name: str, command: type[DebateCommand], member: str) -> None:
        self._does(name, command, member=member)

    @rule(name=people, words=st.sampled_from(["hello", "", "👍", "@everyone", "x" * 101]))
    def speak(self, name: str, words: str) -> None:
        self._does(name, c.Speak, words=words)

    @rule(name=people)
    def draft(self, name: str) -> None:
        self._does(name, c.KeepDraft, words="a draft")

    @rule(name=people, accept=st.booleans())
    def answer(self, name: str, accept: bool) -> None:
        self._does(name, c.AnswerPoint, accept=accept)

    @rule(name=people)
    def raise_order(self, name: str) -> None:
        self._does(name, c.RaiseOrder, words="a rule")

    @rule(name=people, uphold=st.booleans())
    def rule_order(self, name: str, uphold: bool) -> None:
        self._does(name, c.RuleOrder, uphold=uphold)

    @rule(
        name=people,
        stance=st.sampled_from(["-3", "0", "2", "undecided", "7", "yes"]),
        moved_by=st.sampled_from(["", "1", "c1", "99"]),
    )
    def vote(self, name: str, stance: str, moved_by: str) -> None:
        self._does(name, c.TakePosition, stance=stance, moved_by=moved_by)

    @rule(name=people, answers=st.sampled_from([None, 1, 2]))
    def claim(self, name: str, answers: int | None) -> None:
        self._does(name, c.MakeClaim, words="a claim", answers=answers)

    @rule(name=people, claim=st.integers(1, 3), answers=st.integers(1, 3))
    def link(self, name: str, claim: int, answers: int) -> None:
        self._does(name, c.LinkClaim, claim=claim, answers=answers)
        for author in NAMES:
            self._does(author, c.ConfirmLink, claim=claim, answers=answers)

    @rule(name=people, command=st.sampled_from([c.RestatePoint, c.CorrectRestatement]))
    def listen(self, name: str, command: type[DebateCommand]) -> None:
        self._does(name, command, words="their point")

    @rule(name=people, number=st.none() | st.integers(1, 3))
    def confirm_point(self, name: str, number: int | None) -> None:
        self._does(name, c.ConfirmRestatement, restatement=number)

    @rule(name=people)
    def judge(self, name: str) -> None:
        self._does(name, c.FileBallot, ranks="pro, con", scores="pro1=72, con1=71")

    @rule(start=st.sampled_from(["in 1 minute", "in 20 minutes", "in 3 hours", "none"]))
    def plan(self, start: str) -> None:
        self._does(self._chair(), c.Schedule, start=start)

    @rule(seconds=st.sampled_from([0, 1, 14, 30, 61, 200, 3600, 8000, -3600]))
    def wait(self, seconds: int) -> None:
        before = self.debate.state
        events = self.debate.waits(seconds)
        self._look(before, events)

    @rule()
    def wait_for_the_deadline(self) -> None:
        due = deadline(self.debate.state)
        if due is not None and due > self.debate.at:
            early = (due - self.debate.at) - timedelta(seconds=1)
            if early > timedelta():
                assert self.debate.waits(early.total_seconds()) == []
            self.debate.at = due
            before = self.debate.state
            events = self.debate.waits(0)
            assert events, "a deadline came and nothing was due"
            self._look(before, events)

    @rule()
    def go_on(self) -> None:
        """What brings the debate on from where it is."""
        match self.debate.state.phase:
            case DebatePhase.SIGN_UP:
                self._does("boris", c.TakeSeat, seat="pro1")
                self._does("chen", c.TakeSeat, seat="con1")
                self._does(self._chair(), c.StartDebate)
            case DebatePhase.FIRST_VOTE | DebatePhase.CLOSING_VOTE:
                self._does("dana", c.TakePosition, stance="1")
                self._does(self._chair(), c.CloseVote)
            case DebatePhase.READY | DebatePhase.PREPARING:
                self._does(self._chair(), c.Begin)
            case DebatePhase.RUNNING:
                self._does(self.debate.state.holder or "boris", c.Speak, words="some words")
                self.debate.waits(45)
            case DebatePhase.PAUSED:
                self._does(self._chair(), c.Resume)
            case _:
                pass

    def _chair(self) -> str:
        return min(self.debate.state.chairs, default="boris")

    @rule()
    def speaker_ends(self) -> None:
        self._does(self.debate.state.holder or "ana", c.EndTurn)

    @rule(last=st.sampled_from([c.CloseDebate, c.CancelDebate]))
    @precondition(lambda self: len(self.debate.events) > LONG)
    def close_early(self, last: type[DebateCommand]) -> None:
        words = {"conclusion": "Enough."} if last is c.CloseDebate else {}
        self._does(self._chair(), last, **words)

    @invariant()
    def what_follows_the_last_segment_never_waits_for_an_act_of_its_own(self) -> None:
        """The closing vote is open, so that a vote which is noted then counts."""
        waits = self.debate.state.phase is DebatePhase.READY
        assert not (waits and self.debate.state.now is None)

    @invariant()
    def the_journal_tells_the_state(self) -> None:
        assert self.debate.replayed() == self.debate.state

    @invariant()
    def one_holds_the_floor_and_only_while_a_segment_runs(self) -> None:
        state = self.debate.state
        if state.holder is not None:
            assert state.phase in (DebatePhase.RUNNING, DebatePhase.PAUSED)
            assert state.holder not in order_queue(state)
        assert len(set(order_queue(state))) == len(order_queue(state))

    @invariant()
    def pools_are_never_negative(self) -> None:
        state = self.debate.state
        for side, used in state.used.items():
            assert 0 <= used <= state.format.preparation_seconds
            assert seconds_left(state, side) >= 0

    @invariant()
    def a_deadline_stands_exactly_while_something_runs(self) -> None:
        state = self.debate.state
        runs = state.phase in (DebatePhase.RUNNING, DebatePhase.PREPARING)
        votes = state.vote is not None and state.vote.until is not None
        waits = isinstance(state.stage, SignUp) and state.start is not None
        waits = waits and START not in state.stage.announced
        chair = find_decision(state) is not None and CHAIR not in state.stage.announced  # type: ignore[union-attr]  # what waits for a chair has marks
        assert (deadline(state) is not None) is (runs or votes or waits or chair)

    @invariant()
    def nobody_sits_on_two_sides(self) -> None:
        state = self.debate.state
        for member in set(state.seats.values()):
            sides = {state.format.seat(s).side for s, m in state.seats.items() if m == member}
            assert len(sides) == 1

    @invariant()
    def nobody_credits_themselves(self) -> None:
        authors = {s.speech: s.member for s in self.debate.state.speeches}
        authors |= {claim.claim: claim.member for claim in self.debate.state.claims}
        for event in self.debate.events:
            if isinstance(event, e.PositionTaken):
                assert all(authors[given] != event.member for given in event.moved_by)

    @invariant()
    def what_is_over_stays_over(self) -> None:
        kinds = [type(event) for event in self.debate.events]
        for last in (e.Closed, e.Cancelled):
            assert kinds.count(last) <= 1
        if e.Closed in kinds:
            after = kinds[kinds.index(e.Closed) + 1 :]
            assert set(after) <= {e.SeatLeft}


Life.TestCase.settings = settings(max_examples=examples(200), stateful_step_count=70, deadline=None)
TestLife = Life.TestCase
