"""How each concern stands: an ordinal mark, always with the findings and strengths behind it."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from bot.guarantee.rules.tension_rules import Concern, Rules, TensionWeight
from bot.guarantee.rules.tensions import (
    CheckedTensions,
    HelpingStrength,
    TensionFinding,
    WaitingTension,
)
from bot.kernel.message import say


class ConcernMark(StrEnum):
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
        return list(ConcernMark).index(self)


_WORDS = {
    ConcernMark.SILENT: say("silent"),
    ConcernMark.EASED: say("eased"),
    ConcernMark.CONTESTED: say("contested"),
    ConcernMark.STRAINED: say("strained"),
    ConcernMark.BADLY_STRAINED: say("badly strained"),
}

_SAYS = {
    ConcernMark.SILENT: say("nothing in it is about this"),
    ConcernMark.EASED: say("it helps here"),
    ConcernMark.CONTESTED: say("it helps and harms"),
    ConcernMark.STRAINED: say("it harms here"),
    ConcernMark.BADLY_STRAINED: say("it works against this"),
}


class Profile(Struct, frozen=True, kw_only=True):
    """How one concern stands, with what produces the mark. `otherwise` is the mark under the other
    reading of contested values, if it differs; `waiting` are rules that could still change it."""

    concern: Concern
    mark: ConcernMark
    findings: tuple[TensionFinding, ...]
    strengths: tuple[HelpingStrength, ...]
    waiting: tuple[WaitingTension, ...]
    otherwise: ConcernMark | None = None


def profile(rules: Rules, checked: CheckedTensions) -> tuple[Profile, ...]:
    """An ordinal mark for every concern, each with its reasons."""
    return tuple(_profile(concern, checked) for concern in rules.concerns)


def _profile(concern: Concern, checked: CheckedTensions) -> Profile:
    findings = [result for result in checked.findings if concern.id in result.tension.hurts]
    strengths = [result for result in checked.strengths if concern.id in result.strength.eases]
    mark = _mark(findings, strengths)
    sure = _mark(
        [result for result in findings if not result.contested],
        [result for result in strengths if not result.contested],
    )
    return Profile(
        concern=concern,
        mark=mark,
        otherwise=sure if sure is not mark else None,
        findings=tuple(findings),
        strengths=tuple(strengths),
        waiting=tuple(result for result in checked.waiting if concern.id in result.tension.hurts),
    )


def _mark(findings: Iterable[TensionFinding], strengths: Sequence[HelpingStrength]) -> ConcernMark:
    worst = max((finding.tension.weight for finding in findings), default=None)
    if worst is None:
        return ConcernMark.EASED if strengths else ConcernMark.SILENT
    if not strengths:
        return (
            ConcernMark.BADLY_STRAINED if worst is TensionWeight.SERIOUS else ConcernMark.STRAINED
        )
    if worst is TensionWeight.NOTE:
        return ConcernMark.EASED
    return ConcernMark.CONTESTED if worst is TensionWeight.CONCERN else ConcernMark.STRAINED
