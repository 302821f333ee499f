"""What an exercise is played with: roles, steps of the procedure, reactions, scripts, a card."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from bot.exercise.rules.card import Card
from bot.exercise.rules.rungs import Life, Rung, RungRule
from bot.exercise.rules.stake_cards import StakesCard
from bot.guarantee.rules.space import Space
from bot.guarantee.rules.terms import Assessment


class May(StrEnum):
    """What a role can do."""

    REPORT = "report"
    CONVENE = "convene"
    ASSESS = "assess"
    PROPOSE = "propose"
    DECIDE = "decide"
    CONSENT = "consent"
    ASK = "ask"
    STATE = "state"
    PROBE = "probe"
    LIVE = "live"
    AGREE = "agree"


CHAIR, BENEFICIARY, ASSESSOR, ADVERSARY, PRESS = (
    "chair", "beneficiary", "assessor", "adversary", "press",
)  # fmt: skip
UNITED_STATES, LARGE_EUROPEAN, FRONTLINE, EU = (
    "united_states", "large_european", "frontline", "eu",
)  # fmt: skip
CONGRESS = "congress"
"""Roles that the rules know by their ids."""


class ExerciseRole(Struct, frozen=True, kw_only=True):
    """Somebody in the exercise. `named` is how sentences call it; a guarantor with `only` decides
    on those reactions alone."""

    id: str
    label: str
    named: str
    least: int
    most: int
    may: frozenset[May]
    brief: str
    tension: str
    guarantor: bool = False
    only: frozenset[str] = frozenset()


class ProcedureStep(Struct, frozen=True, kw_only=True):
    """A step that a clause of the sheet supplies; `silent` is said where the clause is open."""

    id: str
    clause: str
    ask: str
    silent: str


class Reaction(Struct, frozen=True, kw_only=True):
    """A response. A text's menu can name those with `menu`; `helps` counts as help that is owed;
    `in_favour` and `against` are the two things to think of; `by` says whose response it is, the
    guarantors' or the beneficiary's own."""

    id: str
    label: str
    in_favour: str
    against: str
    menu: bool = False
    helps: bool = False
    by: str = "guarantors"


class Convenes(StrEnum):
    """When a scripted role calls for a meeting."""

    AT_ONCE = "at once"
    ON_HARM = "on harm"
    WHEN_ASKED = "when asked"
    NEVER = "never"


class Crossing(StrEnum):
    """When responses cross the red line of a script."""

    ALWAYS = "always"
    UNCONFIRMED = "until it is confirmed"
    DUTY_BROKEN = "while a duty is broken"


class Script(Struct, frozen=True, kw_only=True):
    """How a role that nobody holds behaves; `bound` are wants that it has where it is bound, and
    `fills` what it wants where nobody attacked and a gap is to be filled. `red_line` is public, and
    `crossed_by` these responses, at times that `crossed` says; `answer` is what it says to the
    first public question."""

    role: str
    interest: str
    convenes: Convenes = Convenes.NEVER
    accepts: Assessment = Assessment.POSSIBLE
    proposes: bool = False
    wants: tuple[str, ...] = ()
    fills: tuple[str, ...] = ()
    bound: tuple[str, ...] = ()
    red_line: str = ""
    crossed_by: tuple[str, ...] = ()
    crossed: Crossing = Crossing.ALWAYS
    answer: str = ""


class ExerciseSetting(Struct, frozen=True, kw_only=True, dict=True):
    """All of it, for one exercise."""

    card: Card
    space: Space
    notice: str
    roles: tuple[ExerciseRole, ...]
    steps: tuple[ProcedureStep, ...]
    reactions: tuple[Reaction, ...]
    scripts: tuple[Script, ...]
    rungs: tuple[Rung, ...] = ()
    rung_rules: tuple[RungRule, ...] = ()
    lives: tuple[Life, ...] = ()
    stakes: tuple[StakesCard, ...] = ()

    @cached_property
    def _roles(self) -> Mapping[str, ExerciseRole]:
        return {role.id: role for role in self.roles}

    @cached_property
    def _reactions(self) -> Mapping[str, Reaction]:
        return {reaction.id: reaction for reaction in self.reactions}

    @cached_property
    def script_of(self) -> Mapping[str, Script]:
        """The scripts, by role."""
        return {script.role: script for script in self.scripts}

    @cached_property
    def guarantors(self) -> tuple[str, ...]:
        """The roles that can be guarantors, in their order."""
        return tuple(role.id for role in self.roles if role.guarantor)

    @cached_property
    def helping(self) -> frozenset[str]:
        """The reactions that count as help."""
        return frozenset(reaction.id for reaction in self.reactions if reaction.helps)

    def responses_of(self, role: str) -> tuple[Reaction, ...]:
        """The responses that a role has: the beneficiary its own, and all others the guarantors',
        which are those that can be proposed."""
        is_own = role == BENEFICIARY
        return tuple(one for one in self.reactions if (one.by == BENEFICIARY) is is_own)

    def role(self, id: str) -> ExerciseRole:  # noqa: A002  # the field's own name
        """The role of that id. Raises KeyError."""
        return self._roles[id]

    def step(self, id: str) -> ProcedureStep:  # noqa: A002
        """The step of that id. Raises KeyError."""
        return next(step for step in self.steps if step.id == id)

    def reaction(self, id: str) -> Reaction:  # noqa: A002
        """The reaction of that id. Raises KeyError."""
        return self._reactions[id]

    def names(self, reactions: tuple[str, ...] | frozenset[str]) -> str:
        """Reactions by their labels, in the order of the list, with commas."""
        named = (reaction.label for reaction in self.reactions if reaction.id in reactions)
        return ", ".join(label[0].lower() + label[1:] for label in named)
