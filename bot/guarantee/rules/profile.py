"""How each concern stands: an ordinal mark, always with the findings and strengths behind it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from bot.guarantee.rules.tension_rules import Concern, Rules, Weight
from bot.guarantee.rules.tensions import Checked, Finding, Helping, Waiting
from bot.kernel.message import say


class Mark(StrEnum):
    """How a concern stands, in words: an ordinal mark that is always shown with its reasons."""

    SILENT = "silent"
    EASED = "eased"
    CONTESTED = "contested"
    STRAINED = "strained"
    BADLY_STRAINED = "badly strained"

    @property
    def words(self) -> str:
        """The mark as members read it."""
        return _WORDS[self]

    @property
    def says(self) -> str:
        """What the mark means."""
        return _SAYS[self]

    @property
    def step(self) -> int:
        """Its place from 0 (silent) and 1 (eased) to 4 (badly strained)."""
        return list(Mark).index(self)


_WORDS = {
    Mark.SILENT: say("silent"),
    Mark.EASED: say("eased"),
    Mark.CONTESTED: say("contested"),
    Mark.STRAINED: say("strained"),
    Mark.BADLY_STRAINED: say("badly strained"),
}

_SAYS = {
    Mark.SILENT: say("nothing in the text speaks to this"),
    Mark.EASED: say("the text helps here"),
    Mark.CONTESTED: say("the text helps and strains"),
    Mark.STRAINED: say("the text strains here"),
    Mark.BADLY_STRAINED: say("the text works against this"),
}


class Profile(Struct, frozen=True, kw_only=True):
    """How one concern stands, with what produces the mark. `otherwise` is the mark under the other
    reading of contested values, if it differs; `waiting` are rules that could still change it."""

    concern: Concern
    mark: Mark
    findings: tuple[Finding, ...]
    strengths: tuple[Helping, ...]
    waiting: tuple[Waiting, ...]
    otherwise: Mark | None = None


def profile(rules: Rules, checked: Checked) -> tuple[Profile, ...]:
    """An ordinal mark for every concern, each with its reasons."""
    return tuple(_profile(concern, checked) for concern in rules.concerns)


def _profile(concern: Concern, checked: Checked) -> Profile:
    findings = [one for one in checked.findings if concern.id in one.tension.hurts]
    strengths = [one for one in checked.strengths if concern.id in one.strength.eases]
    mark = _mark(findings, strengths)
    sure = _mark(
        [one for one in findings if not one.contested],
        [one for one in strengths if not one.contested],
    )
    return Profile(
        concern=concern,
        mark=mark,
        otherwise=sure if sure is not mark else None,
        findings=tuple(findings),
        strengths=tuple(strengths),
        waiting=tuple(one for one in checked.waiting if concern.id in one.tension.hurts),
    )


def _mark(findings: Iterable[Finding], strengths: Sequence[Helping]) -> Mark:
    worst = max((one.tension.weight for one in findings), default=None)
    if worst is None:
        return Mark.EASED if strengths else Mark.SILENT
    if not strengths:
        return Mark.BADLY_STRAINED if worst is Weight.SERIOUS else Mark.STRAINED
    if worst is Weight.NOTE:
        return Mark.EASED
    return Mark.CONTESTED if worst is Weight.CONCERN else Mark.STRAINED
