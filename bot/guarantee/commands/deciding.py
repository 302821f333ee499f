"""What may be asked of what is proposed on a sheet: the vote, the debate, the rules of votes."""

from bot.debate.commands.base import DebateName
from bot.debate.commands.debating import FormatName
from bot.guarantee.commands.base import SheetCommand
from bot.guarantee.commands.sheets import (
    CallVote,
    DebateProposal,
    ProposalNumber,
    SetSheetRules,
    ShowAmendment,
)


class PutToVote(
    CallVote, path="sheet call", title="Put it to the vote", synonyms="open ballot division"
):
    """Put a seconded proposal to the vote."""


class DebateClause(
    DebateProposal,
    path="sheet debate",
    title="Debate a proposal",
    synonyms="argue discuss clause",
    examples=("sheet debate 3 jugend-debattiert",),
):
    """Open a debate on a proposal.

    Without a format, a form asks for it.
    """

    number: ProposalNumber
    format: FormatName = ""


class ChangeRules(
    SetSheetRules, path="sheet rules", title="Voting rules", synonyms="majority quorum hours"
):
    """Change how votes are held; the room hears it, and anybody can contest it."""


class ShowProposal(
    ShowAmendment, path="sheet proposal", title="See a proposal", synonyms="amendment details"
):
    """See a proposal, with its debate and its vote."""


class ProposeMoved(
    SheetCommand,
    path="sheet moved",
    title="Propose what moved us",
    synonyms="debate result claims propose clauses bridge",
):
    """Propose the options of clauses that a debate spoke of.

    A form shows them first.
    """

    debate: DebateName = ""
