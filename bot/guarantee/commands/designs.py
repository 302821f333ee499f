"""Looking at the design space: clauses, terms, designs, tensions, comparison.

What one looks at is for oneself, unless one shares it with everybody in the room.
"""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command

DesignName = Annotated[
    str, takes.words("A design or sheet; that of this room if not said", completion="designs")
]


class ShowClauses(
    Command,
    path="guarantee clauses",
    synonyms="options parts list",
    examples=("guarantee clauses", "guarantee clauses trigger"),
):
    """See the clauses of a guarantee, or one with its options."""

    clause: Annotated[str, takes.words("A clause", completion="clauses")] = ""


class ShowTerms(
    Command,
    path="guarantee terms",
    synonyms="glossary words definitions vocabulary",
    examples=("guarantee terms moral hazard",),
):
    """See what the words mean."""

    term: Annotated[str, takes.words("A term", completion="terms")] = ""


class ListDesigns(Command, path="guarantee designs", synonyms="examples models templates list"):
    """See the designs there are."""


class ShowDesign(Command, path="guarantee design", examples=("guarantee design budapest_1994",)):
    """See a design, clause by clause."""

    design: Annotated[str, takes.words("The design", completion="designs")]
    share: takes.Share = False


class CheckDesign(
    Command,
    path="guarantee check",
    synonyms="test problems risks weaknesses tensions",
    examples=("guarantee check author_proposal",),
):
    """See the tensions of a design or sheet."""

    design: DesignName = ""
    share: takes.Share = False


class ShowTension(Command, path="guarantee tension", quiet=True):
    """See one tension with its sources."""

    tension: Annotated[str, takes.line("The tension")]
    design: DesignName = ""


class ShowConcern(Command, path="guarantee concern", quiet=True):
    """See how one concern stands."""

    concern: Annotated[str, takes.line("The concern")]
    design: DesignName = ""


class TryChange(
    Command, path="guarantee try", examples=("guarantee try trigger automatic author_proposal",)
):
    """See what appears and goes if one clause changes.

    Without a choice, the options are shown.
    """

    clause: Annotated[str, takes.line("The clause", completion="clauses")]
    choice: Annotated[str, takes.line("The option to try", completion="choices")] = ""
    design: DesignName = ""
    share: takes.Share = False


class CompareDesigns(
    Command,
    path="guarantee compare",
    synonyms="difference contrast",
    examples=("guarantee compare author_proposal, nato_membership",),
):
    """Set designs or sheets side by side."""

    designs: Annotated[
        str, takes.words("Two to five of them, with commas between", completion="designs")
    ]
    share: takes.Share = False


GuaranteeCommands = (
    ShowClauses
    | ShowTerms
    | ListDesigns
    | ShowDesign
    | CheckDesign
    | TryChange
    | CompareDesigns
    | ShowTension
    | ShowConcern
)
