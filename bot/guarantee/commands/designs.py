"""Looking at the design space: clauses, terms, designs, tensions, comparison.

What one looks at is for oneself, unless one shares it with everybody in the room.
"""

from bot.core.values import dataclass
from bot.kernel.command import Command


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowClauses(Command):
    """See all clauses, or one with its options."""

    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTerms(Command):
    """See the glossary, or one term."""

    term: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDesigns(Command):
    """See the reference designs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowDesign(Command):
    """See a reference design, clause by clause."""

    design: str
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDesign(Command):
    """See the tensions of a design or sheet."""

    design: str = ""
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowTension(Command):
    """See one tension of a design or sheet with its sources, and what to try."""

    tension: str
    design: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShowConcern(Command):
    """See how one concern stands in a design or sheet, and what makes it so."""

    concern: str
    design: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TryChange(Command):
    """See what appears and what goes if one clause changes; without a choice, see the options."""

    clause: str
    choice: str = ""
    design: str = ""
    share: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CompareDesigns(Command):
    """Set designs or sheets side by side; their names stand with commas between them."""

    designs: str
    share: bool = False
