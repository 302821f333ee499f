"""An exercise as it stands: the fold of its journal."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import cached_property

from msgspec import Struct, field

from bot.exercise import events as e
from bot.exercise.rules.procedure import Procedure
from bot.exercise.rules.setting import CHAIR, ExerciseSetting
from bot.exercise.rules.stages import Game, IncidentStage, MeetingRequests
from bot.guarantee.rules.terms import Assessment
from bot.kernel.ids import MemberId

AUTHOR, CONDUCT = "author", "conduct"
REFUTED = "refuted"


class ExercisePhase(StrEnum):
    """Where an exercise is in its life."""

    GATHERING = "gathering"
    RUNNING = "running"
    PAUSED = "paused"
    OVER = "over"


class ExerciseProposal(Struct, frozen=True, kw_only=True):
    """A proposal with the votes of the roles; `outcome` once it is counted."""

    number: int
    role: str
    responses: frozenset[str]
    clause: str
    move: str
    votes: Mapping[str, str] = field(default_factory=dict)
    outcome: e.ProposalOutcome | None = None

    @property
    def carried(self) -> bool:
        """Was it counted, and carried?"""
        return self.outcome is not None and self.outcome.carried


class Exercise(Struct, frozen=True, kw_only=True, dict=True):
    """An exercise by its events. `game` is there once it has begun, and stays as it was when it is
    over; `meeting` is the one that was called, or who has asked for it; `minute` is the last one
    of the game that was told of; `spoken` are the roles that have ever asked or stated. `verdicts`
    are what parties say of whether the guarantee applies, and `judged` whether its own words of a
    clause are kept, by role; `raised` are the clauses whose own words came up. `lives` are the last
    answers of those who must live with it, and `rungs` what the adversary dared when a stage ended;
    `stakes` are hidden cards by role, and `consents` what Congress agreed to or not. `red_lines`
    are the last of each member in each role: they belong to who wrote them, not to the role."""

    setting: ExerciseSetting
    procedure: Procedure
    opened: e.ExerciseOpened
    holders: Mapping[str, tuple[MemberId, ...]] = field(default_factory=dict)
    game: Game | None = None
    over: bool = False
    minute: int = 0
    injects: tuple[e.InjectGiven | e.InjectAdded, ...] = ()
    gaps: tuple[str, ...] = ()
    reports: tuple[e.Reported, ...] = ()
    meeting: MeetingRequests | e.MeetingCalled = MeetingRequests()
    findings: tuple[e.Found, ...] = ()
    evidence: tuple[e.EvidenceHandedIn, ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict)
    application: e.ApplicationSettled | None = None
    raised: tuple[str, ...] = ()
    judged: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)
    withheld: tuple[e.Withheld, ...] = ()
    questions: tuple[e.Asked, ...] = ()
    answers: tuple[e.Answered, ...] = ()
    lives: Mapping[str, e.LifeChosen] = field(default_factory=dict)
    rungs: tuple[e.RungChosen, ...] = ()
    stakes: Mapping[str, str] = field(default_factory=dict)
    consents: tuple[e.ConsentGiven, ...] = ()
    proposals: tuple[ExerciseProposal, ...] = ()
    counts: tuple[e.Counted, ...] = ()
    responses: tuple[e.Responded, ...] = ()
    spoken: frozenset[str] = frozenset()
    red_lines: tuple[e.RedLineKept, ...] = ()
    seen_at: datetime

    @property
    def phase(self) -> ExercisePhase:
        """Where it is in its life."""
        if self.over:
            return ExercisePhase.OVER
        if self.game is None:
            return ExercisePhase.GATHERING
        return ExercisePhase.RUNNING if self.game.clock.paused_at is None else ExercisePhase.PAUSED

    @property
    def now(self) -> IncidentStage:
        """The stage of the incident; number 0 before the first."""
        return IncidentStage() if self.game is None else self.game.stage

    @property
    def stage(self) -> int:
        """How many injects there were."""
        return self.now.number

    @property
    def injects_given(self) -> int:
        """The place (from 0) of the card's next inject."""
        places = (inject.inject for inject in self.injects if isinstance(inject, e.InjectGiven))
        return max(places, default=-1) + 1

    @property
    def meeting_called(self) -> e.MeetingCalled | None:
        """The meeting, if it is called."""
        return self.meeting if isinstance(self.meeting, e.MeetingCalled) else None

    @property
    def asking(self) -> frozenset[str]:
        """The roles that have asked for a meeting that is not called yet."""
        return self.meeting.roles if isinstance(self.meeting, MeetingRequests) else frozenset()

    @property
    def has_clock(self) -> bool:
        """Does time pass by itself?"""
        return self.opened.day_seconds > 0

    @property
    def live(self) -> bool:
        """Does the clock run in minutes?"""
        return self.opened.tempo == "live"

    @cached_property
    def scripted(self) -> tuple[str, ...]:
        """The roles that a script plays now, in the order of the roles."""
        if self.phase is ExercisePhase.GATHERING:
            return ()
        scripts = self.setting.script_of
        return tuple(
            role.id
            for role in self.setting.roles
            if role.id in scripts and not self.holders.get(role.id)
        )

    @cached_property
    def present(self) -> Mapping[str, bool]:
        """The roles that take part, with whether a script plays them."""
        scripted_by_role = {role: False for role, members in self.holders.items() if members}
        return scripted_by_role | dict.fromkeys(self.scripted, True)

    @property
    def has_chair(self) -> bool:
        """Does anybody hold the chair?"""
        return bool(self.holders.get(CHAIR))

    @property
    def open_proposals(self) -> tuple[ExerciseProposal, ...]:
        """Those that are not counted yet."""
        return tuple(proposal for proposal in self.proposals if proposal.outcome is None)

    @property
    def author(self) -> Assessment:
        """The assessor's last word for who did it."""
        return finding_of(self.last(AUTHOR))

    @property
    def conduct(self) -> Assessment:
        """The assessor's last word for the beneficiary's own part."""
        return finding_of(self.last(CONDUCT))

    @property
    def refuted(self) -> bool:
        """Did the assessor take the report apart?"""
        return self.last(AUTHOR) == REFUTED

    @property
    def proven(self) -> bool:
        """Is the evidence standard met now? Where nobody did anything there is nothing to show."""
        return not self.setting.card.has_attacker or self.procedure.proven(
            self.author,
            refuted=self.refuted,
            reported=any(report.role == "beneficiary" for report in self.reports),
            body=any(isinstance(inject, e.InjectAdded) and inject.body for inject in self.injects),
        )

    def last(self, about: str) -> str:
        """The last word found about something; "" if there is none."""
        words = [finding.word for finding in self.findings if finding.about == about]
        return words[-1] if words else ""

    def find_red_line(self, role: str, member: MemberId) -> e.RedLineKept | None:
        """What a member keeps sealed in a role; nobody else's, whoever plays the role."""
        kept = (one for one in self.red_lines if (one.role, one.by) == (role, member))
        return next(kept, None)

    def role_of(self, member: MemberId) -> str:
        """The role that a member holds; "" if none."""
        return next((role for role, who in self.holders.items() if member in who), "")


def finding_of(word: str) -> Assessment:
    """The finding that an assessor's word stands for."""
    findings_by_words = {finding.words: finding for finding in Assessment}
    return findings_by_words.get(word, Assessment.NOT_KNOWN)
