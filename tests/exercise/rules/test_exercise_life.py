"""Any voting rule, any deadline, people leaving, an empty chair: what must hold all the same."""

from datetime import timedelta
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.exercise import events as e
from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.content import exercises
from bot.exercise.events import ExerciseEvent
from bot.exercise.evolve import evolve
from bot.exercise.refusals import ExerciseRefusal
from bot.exercise.rules.acts import AllowedAct
from bot.exercise.rules.allowed import find_refusal, may
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import Standing, judge_clauses
from bot.exercise.rules.clock import deadline, minute_at
from bot.exercise.rules.decide import decide
from bot.exercise.rules.procedure import guarantors
from bot.exercise.rules.voting import common, own_lists
from bot.exercise.state import Exercise, ExercisePhase
from bot.exercise.views.steps import allowed_steps, votes
from bot.guarantee.rules.terms import Voting
from bot.kernel.command import Caller
from bot.kernel.permission import Role
from bot.kernel.refusal import RefusalCode, Refused
from tests.examples import examples
from tests.exercise.rules.asking import ACTS, asked
from tests.exercise.rules.making import Played, text, who

NAMES = ("ana", "boris", "chen", "dana", "erik", "farah", "gil")
ROLES = (
    "chair", "beneficiary", "frontline", "large_european", "united_states", "eu", "assessor",
    "neighbour", "press", "adversary", "nobody",
)  # fmt: skip
PLAIN: tuple[type[ExerciseCommand], ...] = (
    c.LeaveRole, c.Start, c.Report, c.CallMeeting, c.Count, c.PauseExercise, c.ResumeExercise,
    c.Next,
)  # fmt: skip
OF_THE_TABLE = frozenset(
    {
        ExerciseRefusal.EXERCISE_BEGUN,
        ExerciseRefusal.EXERCISE_NOT_BEGUN,
        ExerciseRefusal.EXERCISE_OVER,
        ExerciseRefusal.EXERCISE_PAUSED,
        ExerciseRefusal.EXERCISE_RUNS,
        ExerciseRefusal.MEETING_ASKED,
        ExerciseRefusal.MEETING_CALLED,
        ExerciseRefusal.MEETING_NOT_CALLED,
        ExerciseRefusal.NO_MORE_INJECTS,
        ExerciseRefusal.NO_ROLE,
        ExerciseRefusal.NO_SEAT_FOR_BENEFICIARY,
        ExerciseRefusal.NOBODY_JOINED,
        ExerciseRefusal.NOT_FOR_ROLE,
        ExerciseRefusal.NOT_MECHANISM_CHAIR,
        ExerciseRefusal.NOTHING_REPORTED,
        ExerciseRefusal.NOTHING_TO_COUNT,
        ExerciseRefusal.PLAYED_ALONE,
        ExerciseRefusal.PROPOSED_THIS_STAGE,
        ExerciseRefusal.RED_LINE_LATE,
        ExerciseRefusal.REPORTED_ALREADY,
        ExerciseRefusal.SAID_THIS_STAGE,
    }
)
"""Refusals that are the table's alone: what it allows is never refused by them."""

people = st.sampled_from(NAMES)
LISTS = ("sanctions", "statement, money", "forces", "wait", "air_defence, materiel", "", "tanks")


def options(clause: str) -> st.SearchStrategy[str | None]:
    """Any choice for a clause, or none."""
    space = exercises.build_setting(exercises.load_texts()["who_fired"]).space
    return st.sampled_from([None, *(option.id for option in space.clause(clause).options)])


class Life(RuleBasedStateMachine):
    """The whole life of an exercise."""

    @initialize(
        card=st.sampled_from(sorted(exercises.load_texts())),
        choices=st.fixed_dictionaries(
            {
                clause: options(clause)
                for clause in (
                    "guarantors", "us_role", "convene", "deadline", "evidence", "voting",
                    "beneficiary_seat", "scope", "trigger", "conduct_condition", "obligation",
                )
            }
        ),
        menu=st.sampled_from([None, "", "sanctions", "sanctions+forces+money"]),
        chair=st.booleans(),
        sealed=st.booleans(),
        tempo=st.sampled_from(["live", "writing"]),
        seed=st.integers(0, 9),
    )  # fmt: skip
    def open(self, card: str, choices: Any, menu: str | None, seed: int, **opened: Any) -> None:
        found = text(**choices, response_menu=menu)
        if menu == "":
            found["response_menu"] = ()
        self.game = Played(found, card, seed=seed, **opened)

    def _does(
        self, name: str, command: type[ExerciseCommand], **fields: Any
    ) -> list[ExerciseEvent]:
        before = self.game.state
        try:
            events = self.game.does(name, command, **fields)
        except Refused:
            assert self.game.state == before
            return []
        self._look(before, events)
        return events

    def _look(self, state: Exercise, events: list[ExerciseEvent]) -> None:
        """What must hold of each step."""
        for event in events:
            assert event.minute >= 0
            if isinstance(event, e.Proposed):
                assert state.meeting_called is not None
                barred = [
                    one
                    for one in event.responses
                    if not state.procedure.allows(state.setting.reaction(one))
                ]
                assert barred == []
            if isinstance(event, e.Counted):
                for outcome in event.outcomes:
                    assert not (outcome.carried and outcome.blocked)
                    assert not set(outcome.bound) & set(outcome.aside)
                    parties = set(guarantors(state.setting, state.procedure))
                    assert set(outcome.bound) | set(outcome.aside) <= parties
            if isinstance(event, e.GapMet) and event.step != "chair":
                assert state.procedure.silent(state.setting.step(event.step).clause)
                assert event.step not in state.gaps
            if isinstance(event, e.MeetingCalled):
                assert state.reports
            state = evolve(state, event)

    @rule(name=people, act=st.sampled_from(ACTS), role=st.sampled_from([Role.MEMBER, Role.ADMIN]))
    def ask_the_table(self, name: str, act: type[c.ExerciseActs], role: Role) -> None:
        """What the table forbids is refused, and in its words; what it allows fails by nothing but
        what was asked."""
        state, by = self.game.state, who(name, role)
        barred = find_refusal(state, act, by)
        code = self._refusal(act, by)
        if barred is not None:
            assert code is barred.code, f"{act.__name__} is decided though the table forbids it"
        else:
            assert code not in OF_THE_TABLE, f"{act.__name__}: {code}"
            assert may(state, act), f"{act.__name__} is allowed to {name}, and yet to nobody"

    @rule(name=people)
    def look_at_the_board(self, name: str) -> None:
        """A button that is shown to a member is not refused, and who looks sees what others do."""
        state, by = self.game.state, who(name)
        shown = [step.act for step in allowed_steps(state, "", by)]
        assert set(shown) <= {step.act for step in allowed_steps(state, "")}
        for act in shown:
            assert may(state, act, by)
            code = self._refusal(act, by) if act in ACTS else None
            assert code not in OF_THE_TABLE, f"{act.__name__}: {code}"
        if (choice := votes(state, "", by)) is not None:
            assert self._refusal(c.CastRoleVote, by) is not ExerciseRefusal.NOT_FOR_ROLE
            assert choice.options

    def _refusal(self, act: type[AllowedAct], by: Caller) -> RefusalCode | None:
        """By what an act would be refused now, if it would."""
        try:
            decide(self.game.state, asked(act, by, self.game.at))
        except Refused as refused:
            return refused.code
        return None

    @rule(name=people, role=st.sampled_from(ROLES))
    def join(self, name: str, role: str) -> None:
        self._does(name, c.JoinRole, role=role)

    @rule()
    def everybody_joins(self) -> None:
        for name, role in zip(NAMES[1:], ROLES[1:], strict=False):
            self._does(name, c.JoinRole, role=role)

    @rule(name=people, command=st.sampled_from(PLAIN))
    def act(self, name: str, command: type[ExerciseCommand]) -> None:
        self._does(name, command)

    @rule(command=st.sampled_from(PLAIN[1:]))
    def whoever_leads_acts(self, command: type[ExerciseCommand]) -> None:
        holders = self.game.state.holders
        for name in ("ana", *(member for held in holders.values() for member in held)):
            if self._does(name, command):
                break

    @rule(name=people, word=st.sampled_from(["possible", "confirmed", "refuted", "sure"]))
    def find(self, name: str, word: str) -> None:
        self._does(name, c.Find, word=word, about="author")
        self._does(name, c.Find, word="probable", about="conduct")

    @rule(name=people, responses=st.sampled_from(LISTS), clause=st.sampled_from(["", "scope", "x"]))
    def propose(self, name: str, responses: str, clause: str) -> None:
        self._does(name, c.Propose, responses=responses, clause=clause)

    @rule(name=people, number=st.integers(0, 4), vote=st.sampled_from(["for", "against", "aside"]))
    def vote(self, name: str, number: int, vote: str) -> None:
        self._does(name, c.CastRoleVote, proposal=number, vote=vote)

    @rule(vote=st.sampled_from(["for", "against", "aside"]))
    def all_vote(self, vote: str) -> None:
        for proposal in self.game.state.open_proposals:
            for name in NAMES:
                self._does(name, c.CastRoleVote, proposal=proposal.number, vote=vote)

    @rule(name=people, responses=st.sampled_from(LISTS))
    def respond(self, name: str, responses: str) -> None:
        self._does(name, c.Respond, responses=responses)
        self._does(name, c.SetRedLine, words="no forces")

    @rule(name=people)
    def speak(self, name: str) -> None:
        self._does(name, c.AskInExercise, words="why?")
        self._does(name, c.State, words="no")

    @rule(to=st.sampled_from(["all", "press", "nobody"]), body=st.booleans())
    def chair_adds(self, to: str, body: bool) -> None:
        self._does("ana", c.AddInject, words="news", to=to, body=body)

    @rule(seconds=st.sampled_from([0, 1, 25, 100, 601, 1800, 90_000, 400_000]))
    def wait(self, seconds: int) -> None:
        before = self.game.state
        self._look(before, self.game.waits(seconds))

    @rule()
    def wait_for_the_deadline(self) -> None:
        due = deadline(self.game.state)
        if due is None or due <= self.game.at:
            return
        early = due - self.game.at - timedelta(seconds=1)
        if early > timedelta():
            assert self.game.waits(early.total_seconds()) == []
        self.game.at = due
        before = self.game.state
        events = self.game.waits(0)
        assert events, "a deadline came and nothing was due"
        self._look(before, events)

    @precondition(lambda self: len(self.game.events) > 60)
    @rule()
    def end(self) -> None:
        self._does("ana", c.End)

    @invariant()
    def the_journal_tells_the_state(self) -> None:
        assert self.game.replayed() == self.game.state

    @invariant()
    def nobody_holds_two_roles_and_no_role_is_overfull(self) -> None:
        state = self.game.state
        members = [member for held in state.holders.values() for member in held]
        assert len(members) == len(set(members))
        for role, held in state.holders.items():
            assert len(held) <= state.setting.role(role).most

    @invariant()
    def a_script_plays_only_what_nobody_holds(self) -> None:
        state = self.game.state
        assert not any(state.holders.get(role) for role in state.scripted)

    @invariant()
    def the_game_s_time_never_goes_back(self) -> None:
        minutes = [event.minute for event in self.game.events]
        assert self.game.state.minute == max(minutes)
        assert minute_at(self.game.state, self.game.at) >= 0

    @invariant()
    def a_deadline_stands_only_while_it_runs(self) -> None:
        state = self.game.state
        if state.phase is not ExercisePhase.RUNNING:
            assert deadline(state) is None
        elif not state.has_chair:
            assert deadline(state) is not None, "an exercise that nobody chairs ends by itself"

    @invariant()
    def what_is_common_is_what_the_bound_do(self) -> None:
        state = self.game.state
        for count in state.counts:
            own = own_lists(state, count)
            decided = common(state, count)
            if state.procedure.voting is Voting.ALONE:
                assert all(decided <= mine for mine in own.values() if mine)

    @invariant()
    def every_clause_is_judged_and_nothing_is_owed_once_it_is_over(self) -> None:
        state = self.game.state
        standings = {one.standing for one in judge_clauses(state, READERS)}
        assert not (state.over and Standing.OWED in standings)

    @invariant()
    def what_is_over_stays_over(self) -> None:
        kinds = [type(event) for event in self.game.events]
        assert kinds.count(e.ExerciseEnded) <= 1
        if e.ExerciseEnded in kinds:
            assert set(kinds[kinds.index(e.ExerciseEnded) + 1 :]) <= {e.RoleLeft}


Life.TestCase.settings = settings(max_examples=examples(120), stateful_step_count=50, deadline=None)
TestLife = Life.TestCase
