"""Looking at the design space: clauses, terms, designs, tensions, comparison.

What one looks at is for oneself, unless one shares it with everybody in the room.
"""

from typing import Annotated

from bot.kernel.catalog import takes
from bot.kernel.command import Command

DesignName = Annotated[
    str,
    takes.words(
        "A design or sheet; the sheet in use here if you leave this empty", completion="designs"
    ),
]


class ShowClauses(
    Command,
    path="guarantee clauses",
    title="All clauses",
    synonyms="options parts list",
    examples=("guarantee clauses", "guarantee clauses trigger"),
):
    """See the clauses of a guarantee, or one with its options."""

    clause: Annotated[str, takes.words("A clause", completion="clauses")] = ""


class ShowTerms(
    Command,
    path="guarantee terms",
    title="All terms",
    synonyms="glossary words definitions vocabulary",
    examples=("guarantee terms moral hazard",),
):
    """See what the words mean."""

    term: Annotated[str, takes.words("A term", completion="terms")] = ""


class ListDesigns(
    Command,
    path="guarantee designs",
    title="All designs",
    synonyms="examples models templates list",
):
    """See the designs there are."""


class ShowDesign(
    Command,
    path="guarantee design",
    title="See a design",
    examples=("guarantee design budapest_1994",),
):
    """See a design, clause by clause."""

    design: Annotated[str, takes.words("The design", completion="shipped_designs")]
    share: takes.Share = False


class CheckDesign(
    Command,
    path="guarantee check",
    title="See the tensions",
    synonyms="test problems risks weaknesses tensions",
    examples=("guarantee check author_proposal",),
):
    """See the tensions of a design or sheet."""

    design: DesignName = ""
    share: takes.Share = False


class ShowTension(Command, path="guarantee tension", quiet=True):
    """See one tension with its sources."""

    tension: Annotated[str, takes.line("The tension", typed_only=True)]
    design: DesignName = ""


class ShowConcern(Command, path="guarantee concern", quiet=True):
    """See how one concern stands."""

    concern: Annotated[str, takes.line("The concern", typed_only=True)]
    design: DesignName = ""


class TryChange(
    Command,
    path="guarantee try",
    title="Try a change",
    examples=("guarantee try trigger automatic author_proposal",),
):
    """See what changes if one clause changes.

    Without a choice, the options are shown.
    """

    clause: Annotated[str, takes.line("The clause", completion="clauses")]
    choice: Annotated[str, takes.line("The option to try", completion="options")] = ""
    design: DesignName = ""
    share: takes.Share = False


class CompareDesigns(
    Command,
    path="guarantee compare",
    title="Compare designs",
    synonyms="difference contrast",
    examples=("guarantee compare author_proposal, nato_membership",),
):
    """Set designs or sheets side by side."""

    designs: Annotated[str, takes.several_of("Two to five of them", "designs", rest=True)]
    details: Annotated[bool, takes.flag("With every clause and tension?")] = False
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
