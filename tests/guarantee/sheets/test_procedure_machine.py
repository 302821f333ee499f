"""Any rule, any order, people leaving: what must always hold of a group's sheet."""

from datetime import timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from msgspec.structs import replace

from bot.guarantee.rules.decide import tick
from bot.guarantee.rules.presence import next_deadline
from bot.guarantee.rules.stages import Agreed, Carried, InVote, Seconded
from bot.guarantee.rules.votes import Rule, Says, Why
from bot.guarantee.state import WHOLE, Setting, Sheet, Version
from bot.kernel.ids import MemberId
from bot.kernel.lost_time import LostTime
from bot.kernel.refusal import Refused
from tests.examples import examples
from tests.guarantee.sheets.making import (
    ANA,
    BO,
    CHEN,
    DANA,
    NOON,
    editing,
    packaging,
    pausing,
    proposing,
    sheet,
    voting,
)

MEMBERS = st.sampled_from([ANA, BO, CHEN, DANA])
NUMBERS = st.integers(1, 8)
CLAUSES = {"trigger": ("none", "automatic"), "term": ("short", "long_fixed")}


class Procedure(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.sheet: Sheet = sheet()
        self.now = NOON
        self.stands: dict[str, tuple[str, ...] | None] = {}
        self.adopted: tuple[Version, ...] = ()

    @initialize(by=st.sampled_from(Rule), quorum=st.integers(1, 4))
    def begin(self, by: Rule, quorum: int) -> None:
        self.sheet = sheet(rule=by, quorum=quorum)

    def do(self, work: object, *args: object, **named: object) -> None:
        """Try something: it changes the sheet by at least a revision, or is refused and nothing
        changes."""
        try:
            after = work(self.sheet, *args, **named)  # type: ignore[operator]
        except Refused:
            return
        assert after is self.sheet or after.revision > self.sheet.revision
        self.keep(after)

    def keep(self, after: Sheet) -> None:
        before = {p.number for p in self.sheet.proposals if isinstance(p.stage, Carried | Agreed)}
        for one in after.proposals:
            decided = isinstance(one.stage, Carried | Agreed) and one.number not in before
            if decided and one.changes_clause:
                self.stands[one.clause] = after.setting_of(one).options
        assert after.versions[: len(self.adopted)] == self.adopted
        self.adopted = after.versions
        for old, new in zip(self.sheet.proposals, after.proposals, strict=False):
            assert old.live or old == new
        for was, now in zip(self.sheet.votes, after.votes, strict=False):
            assert was.open or was == now
        self.sheet = after

    @rule(by=MEMBERS, clause=st.sampled_from(list(CLAUSES)), at=st.integers(0, 2))
    def amend(self, by: MemberId, clause: str, at: int) -> None:
        options = (*(((one,)) for one in CLAUSES[clause]), None)[at]
        self.do(proposing.amend, clause, Setting(options=options, member=by), self.now)

    @rule(by=MEMBERS, number=NUMBERS, at=st.integers(0, 2))
    def amend_amendment(self, by: MemberId, number: int, at: int) -> None:
        if number <= len(self.sheet.proposals):
            options = CLAUSES.get(self.sheet.proposals[number - 1].clause, ())
            wanted = (*((one,) for one in options), None)[at % (len(options) + 1)]
            setting = Setting(options=wanted, member=by)
            self.do(proposing.amend_amendment, number, setting, self.now)

    @rule(by=MEMBERS)
    def propose(self, by: MemberId) -> None:
        self.do(proposing.propose, by, "", self.now)

    @rule(by=MEMBERS, number=NUMBERS)
    def second(self, by: MemberId, number: int) -> None:
        self.do(proposing.second, number, by)

    @rule(by=MEMBERS, number=NUMBERS, chair=st.booleans())
    def call(self, by: MemberId, number: int, chair: bool) -> None:
        self.do(proposing.call, number, by, self.now, chair=chair)

    @rule(by=MEMBERS, number=NUMBERS, chair=st.booleans())
    def withdraw(self, by: MemberId, number: int, chair: bool) -> None:
        self.do(proposing.withdraw, number, by, self.now, chair=chair)

    @rule(by=MEMBERS, number=NUMBERS, says=st.sampled_from(Says))
    def cast(self, by: MemberId, number: int, says: Says) -> None:
        self.do(voting.cast, number, by, says, self.now)

    @rule(by=MEMBERS, lot=st.randoms(use_true_random=False))
    def rank(self, by: MemberId, lot: object) -> None:
        for vote in self.sheet.open_votes:
            if vote.rule is Rule.RANKED:
                names = ["0", *map(str, vote.candidates)]
                lot.shuffle(names)  # type: ignore[attr-defined]
                ranking = tuple((name,) for name in names)
                self.do(voting.rank, vote.candidates[0], by, ranking, self.now)

    @rule(number=NUMBERS)
    def close(self, number: int) -> None:
        self.do(voting.close, number, self.now, chair=True)
        once = self.sheet
        self.do(voting.close, number, self.now, chair=True)
        assert self.sheet is once

    @rule(hours=st.integers(1, 30))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)
        self.do(packaging.tick, self.now)
        if self.sheet.paused_at is None:
            assert all(left > timedelta() for left in self.left())

    def left(self) -> list[timedelta]:
        """How much time is left to all that is open, as the clock stands or stood."""
        at = self.sheet.paused_at or self.now
        lies = [one.lies_until for one in self.sheet.lying if one.lies_until is not None]
        return [end - at for end in (*(vote.deadline for vote in self.sheet.open_votes), *lies)]

    @rule(halted=st.booleans())
    def pause(self, halted: bool) -> None:
        before = self.left()
        if halted:
            self.do(pausing.halt, self.now)
        else:
            self.do(pausing.pause, chair=True, at=self.now)
        assert self.left() == before

    @rule()
    def resume(self) -> None:
        before = self.left()
        self.do(pausing.resume, chair=True, at=self.now)
        assert self.left() == before

    @rule(hours=st.integers(1, 30))
    def is_away(self, hours: int) -> None:
        before, stopped = self.left(), self.now
        self.now += timedelta(hours=hours)
        self.do(pausing.give_back, LostTime(stopped=stopped, at=self.now))
        assert self.left() == before

    @rule(by=MEMBERS, lies=st.booleans())
    def package(self, by: MemberId, lies: bool) -> None:
        wanted = [(c, Setting(options=(o[0],), member=by)) for c, o in CLAUSES.items()]
        until = self.now + timedelta(hours=2) if lies else None
        self.do(packaging.package, wanted, by, self.now, until)

    @rule(by=MEMBERS, number=NUMBERS)
    def ask_vote(self, by: MemberId, number: int) -> None:
        self.do(packaging.ask_vote, number, by, self.now)

    @rule(by=MEMBERS)
    def contest(self, by: MemberId) -> None:
        self.do(packaging.contest, by, self.now)

    @rule(by=MEMBERS)
    def leave(self, by: MemberId) -> None:
        self.do(proposing.leave, by)
        assert all(by not in vote.ballots for vote in self.sheet.open_votes)

    @rule(by=st.sampled_from(Rule), quorum=st.integers(1, 4))
    def set_rules(self, by: Rule, quorum: int) -> None:
        self.do(editing.set_rules, chair=True, rule=by, quorum=quorum, hours=None)

    @invariant()
    def nothing_comes_due_in_a_pause(self) -> None:
        if self.sheet.paused_at is not None:
            assert next_deadline(self.sheet) is None
            assert not tick(self.sheet, self.now + timedelta(days=400))

    @invariant()
    def only_what_carried_stands(self) -> None:
        stands = {clause: options for clause, options in self.stands.items() if options}
        assert dict(self.sheet.choices) == stands

    @invariant()
    def votes_and_what_is_voted_on_agree(self) -> None:
        voting_on = {p.number for p in self.sheet.proposals if isinstance(p.stage, InVote)}
        candidates = [number for vote in self.sheet.open_votes for number in vote.candidates]
        assert sorted(candidates) == sorted(voting_on)
        firsts = [self.sheet.proposals[v.candidates[0] - 1] for v in self.sheet.open_votes]
        clauses = [each.clause for one in firsts for each in self.sheet.bundled(one)]
        assert len(set(clauses)) == len(clauses)
        assert WHOLE not in clauses or len(clauses) == 1
        assert not (WHOLE in clauses and self.sheet.lying)

    @invariant()
    def nothing_carries_without_enough_votes(self) -> None:
        for vote in self.sheet.votes:
            if vote.outcome is None or vote.outcome.why is not Why.CARRIED:
                continue
            assert vote.outcome.voters >= vote.quorum
            if vote.rule is Rule.SIMPLE:
                assert vote.outcome.ayes > vote.outcome.noes
            if vote.rule is Rule.TWO_THIRDS:
                assert vote.outcome.ayes >= 2 * vote.outcome.noes
                assert vote.outcome.ayes > 0

    @invariant()
    def nobody_seconds_themselves_and_one_amendment_a_wording_waits(self) -> None:
        for one in self.sheet.proposals:
            assert one.seconder is None or one.seconder != one.mover
            assert isinstance(one.stage, Seconded | InVote) <= (one.seconder is not None)
            assert one.touched <= self.sheet.revision
        moved = [p for p in self.sheet.live if p.changes_clause or p.amends]
        wordings = [(p.clause, self.sheet.setting_of(p).options) for p in moved]
        assert len(set(wordings)) == len(wordings)

    @invariant()
    def an_amendment_is_decided_after_what_amends_it(self) -> None:
        for one in self.sheet.proposals:
            if not one.amends:
                continue
            amended = self.sheet.proposals[one.amends - 1]
            assert amended.clause == one.clause
            assert amended.number < one.number
            assert not amended.amends
            assert amended.live or not one.live
            assert not (isinstance(amended.stage, InVote) and one.live)

    @invariant()
    def a_version_says_what_stood(self) -> None:
        if self.sheet.versions and self.sheet.proposals[-1].clause == WHOLE:
            last = self.sheet.versions[-1]
            if last.touched == self.sheet.revision:
                assert last.settings == self.sheet.settings
        assert [v.number for v in self.sheet.versions] == list(
            range(1, len(self.sheet.versions) + 1)
        )
        assert replace(self.sheet) == self.sheet


Procedure.TestCase.settings = settings(
    max_examples=examples(60), stateful_step_count=40, deadline=None
)
TestProcedure = Procedure.TestCase
