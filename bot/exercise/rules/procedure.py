"""The procedure that a text supplies: who convenes, by when, on what proof, by which vote."""

from collections.abc import Mapping

from msgspec import Struct

from bot.exercise.rules.setting import LARGE_EUROPEAN, UNITED_STATES, ExerciseSetting, Reaction
from bot.guarantee.rules.space import Choices, Space
from bot.guarantee.rules.terms import Assessment, Convening, Terms, Voting

UNPROVOKED = "unprovoked_only"
FREE_SCOPES = frozenset({"open", "floor"})
"""Scopes under which a response that the text does not name is not excluded either."""


class Procedure(Struct, frozen=True, kw_only=True):
    """Choices as rules. What is None is open in the text, which never means none."""

    choices: Choices
    convene: Terms | None
    clock: Terms | None
    evidence: Terms | None
    vote: Terms | None

    def chosen(self, clause: str) -> str | None:
        """The option chosen for a clause that takes one; None while it is open."""
        return next(iter(self.choices.get(clause, ())), None)

    def silent(self, clause: str) -> bool:
        """Is a clause open?"""
        return clause not in self.choices

    @property
    def meet_hours(self) -> int | None:
        return None if self.clock is None else self.clock.meet_hours

    @property
    def decide_hours(self) -> int | None:
        return None if self.clock is None else self.clock.decide_hours

    @property
    def convening(self) -> Convening:
        """Who may call the meeting; any party where the text does not say."""
        rule = None if self.convene is None else self.convene.convening
        return rule or Convening.ANY_PARTY

    @property
    def conveners(self) -> int:
        """How many must ask for it."""
        return 1 if self.convene is None else self.convene.conveners

    @property
    def voting(self) -> Voting:
        """How it is decided; each for itself where the text does not say."""
        return (self.vote.voting if self.vote else None) or Voting.ALONE

    @property
    def has_veto(self) -> bool:
        """Can the beneficiary refuse a reaction?"""
        return self.chosen("beneficiary_seat") == "veto"

    @property
    def sits(self) -> bool:
        """Does the beneficiary take part in the assessment, and propose?"""
        return self.chosen("beneficiary_seat") in (None, "equal", "veto")

    @property
    def us_bound(self) -> bool:
        """Is the United States bound in law, or leading?"""
        return self.chosen("us_role") in ("parallel_binding", "lead")

    @property
    def free(self) -> bool:
        """Does the text leave room for responses that it does not name?"""
        return self.chosen("scope") in FREE_SCOPES

    def allows(self, reaction: Reaction) -> bool:
        """Can this be proposed under the text? What no text names is always open to everybody."""
        menu = self.choices.get("response_menu")
        if menu is None or not reaction.menu or reaction.id in menu:
            return True
        return self.free

    def proven(self, finding: Assessment, *, refuted: bool, reported: bool, body: bool) -> bool:
        """Is the evidence standard met? `finding` is the assessor's word for the author, `reported`
        that the beneficiary gave its account, `body` that an international body has found it."""
        if self.evidence is None or self.evidence.least is None:
            return True
        if self.evidence.by_report:
            return reported and not refuted
        if self.evidence.by_body:
            return body
        return finding >= self.evidence.least and not refuted

    def in_dispute(self, conduct: Assessment) -> bool:
        """Is the promise itself in dispute because of the beneficiary's own conduct?"""
        return self.chosen("conduct_condition") == UNPROVOKED and conduct >= Assessment.POSSIBLE


def procedure_of(space: Space, choices: Choices) -> Procedure:
    """The procedure that choices supply."""
    return Procedure(
        choices=choices,
        convene=space.terms(choices, "convene"),
        clock=space.terms(choices, "deadline"),
        evidence=space.terms(choices, "evidence"),
        vote=space.terms(choices, "voting"),
    )


def guarantors(setting: ExerciseSetting, procedure: Procedure) -> tuple[str, ...]:
    """The roles that are guarantors under the text, in the order of the roles."""
    who, america = procedure.chosen("guarantors"), procedure.chosen("us_role")
    if who == "single_state":
        return (UNITED_STATES,) if america == "lead" else (LARGE_EUROPEAN,)
    if america in ("absent", "backstop") or who == "eu_members":
        return tuple(role for role in setting.guarantors if role != UNITED_STATES)
    return setting.guarantors


def electors(
    setting: ExerciseSetting,
    procedure: Procedure,
    present: Mapping[str, object],
    reactions: frozenset[str],
) -> tuple[str, ...]:
    """The guarantors present who decide on these reactions."""
    return tuple(
        role
        for role in guarantors(setting, procedure)
        if role in present and (not setting.role(role).only or setting.role(role).only & reactions)
    )
