"""Looking at the design space: clauses, terms, designs, tensions, comparison.

What one looks at is for oneself, unless one shares it with everybody in the room.
"""

from bot.kernel.command import Command


class ShowClauses(Command, frozen=True, kw_only=True):
    """See all clauses, or one with its options."""

    clause: str = ""


class ShowTerms(Command, frozen=True, kw_only=True):
    """See the glossary, or one term."""

    term: str = ""


class ListDesigns(Command, frozen=True, kw_only=True):
    """See the reference designs."""


class ShowDesign(Command, frozen=True, kw_only=True):
    """See a reference design, clause by clause."""

    design: str
    share: bool = False


class CheckDesign(Command, frozen=True, kw_only=True):
    """See the tensions of a design or sheet."""

    design: str = ""
    share: bool = False


class ShowTension(Command, frozen=True, kw_only=True):
    """See one tension of a design or sheet with its sources, and what to try."""

    tension: str
    design: str = ""


class ShowConcern(Command, frozen=True, kw_only=True):
    """See how one concern stands in a design or sheet, and what makes it so."""

    concern: str
    design: str = ""


class TryChange(Command, frozen=True, kw_only=True):
    """See what appears and what goes if one clause changes; without a choice, see the options."""

    clause: str
    choice: str = ""
    design: str = ""
    share: bool = False


class CompareDesigns(Command, frozen=True, kw_only=True):
    """Set designs or sheets side by side; their names stand with commas between them."""

    designs: str
    share: bool = False
