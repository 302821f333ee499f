"""What may be asked of several clauses at once, of who is present, and of how votes are held."""

from typing import Annotated

from bot.guarantee.commands.base import SheetCommand
from bot.guarantee.commands.sheets import ProposalNumber
from bot.kernel.catalog import takes


class ProposePackage(
    SheetCommand,
    path="sheet package",
    title="Propose clauses",
    synonyms="several clauses many bundle at once silent consent amend",
    form_when_empty=True,
    examples=(
        "sheet package trigger=automatic, deadline=days_3, term=short",
        "sheet package minutes:10 funding=secured_years, burden=tiers",
    ),
):
    """Propose several clauses at once.

    Each is adopted when its time is over, unless somebody asks for a vote; or one vote decides on
    all of them.
    """

    changes: Annotated[
        str,
        takes.several_of("What clauses should say", "clause_options", longest=2000, rest=True),
    ]
    minutes: Annotated[
        int | None,
        takes.number("How many minutes anybody can ask for a vote", most=43_200, unit=takes.MINUTE),
    ] = None
    together: Annotated[bool, takes.flag("One vote on all of them?")] = False
    words: Annotated[
        str,
        takes.paragraph("Own words, a line for each clause: Scope: at least money", longest=3000),
    ] = ""


class AskVote(SheetCommand, path="sheet ask", title="Ask for a vote", synonyms="object contest"):
    """Ask for a vote on a proposal that lies open."""

    number: ProposalNumber


class SayHere(SheetCommand, path="sheet here", title="I’m here", synonyms="present"):
    """Say that you are here, so that votes wait for you."""


class PauseVotes(
    SheetCommand, path="sheet pause", title="Pause the votes", synonyms="stop break halt interrupt"
):
    """Stop the time of the votes on a sheet."""


class ResumeVotes(
    SheetCommand, path="sheet resume", title="Go on", synonyms="continue unpause go on"
):
    """Let the votes on a sheet go on, with the time they had left."""


class ContestRules(
    SheetCommand, path="sheet contest", title="Contest it", synonyms="object rules chair"
):
    """Put a chair’s change of the voting rules to the vote."""
