"""What is said when it says no: opinions."""

from bot.kernel.refusal import RefusalCode


class OpinionRefusal(RefusalCode):
    """Why Parley says no to what is asked of statements, motions and rankings."""

    # statements
    NO_SUCH_STATEMENT = "There is no statement {number}. See them with {/statement list}."
    STATEMENT_OUT = (
        "Statement {number} is no longer voted on. See another one with {/statement next}."
    )
    STATEMENT_THERE = "That statement is there already, as number {number}."
    TOO_MANY_STATEMENTS = "There are {most} statements already, and no more fit."
    NOT_YOUR_STATEMENT = "Statement {number} is not yours. Its author can change it."
    STATEMENT_VOTED = (
        "Others have voted on statement {number}, so its words stay. Put another one to the vote "
        "with {/statement add}."
    )
    NO_SUCH_DRAFT = "That statement is no longer kept. Please write it again with {/statement add}."
    NO_MORE_STATEMENTS = "All of Parley’s own statements are here already, or no more fit."

    POLL_UNREADABLE = (
        "Parley finds no statements in that file. Send the zip file of a Polis export, or a table"
        " (CSV) with a column “statement”."
    )
    POLL_AMONG_VOTES = (
        "Members have voted here already. To put votes of strangers beside theirs, say yes to “Mix"
        " them with members’ votes?”, or import into another debate."
    )
    POLL_DOES_NOT_FIT = "There is room for {room} more statements here, and the file has {count}."
    NO_POLL = "Nothing has been imported into this debate."

    # proposals and rankings
    NO_SUCH_PROPOSAL = "There is no number {number} to choose. There are: {known}."
    PROPOSED_ALREADY = "That is proposed already, as number {number}."
    TOO_MANY_PROPOSALS = "There are {most} proposals already, and no more fit."
    NOT_YOUR_PROPOSAL = "Only its author or a chair can take that back."
    NOTHING_TO_RANK = "Nothing has been proposed yet."
    RANKING_UNREADABLE = (
        "Parley can’t read that ranking. Write numbers, best first, with = between equals: 2 "
        "> 1 = 3."
    )
    RANKED_TWICE = "“{name}” is in your ranking twice. Please use it once."
    RANKED_UNKNOWN = "“{name}” can’t be ranked here. You can rank: {known}."

    TIED = "Statements {numbers} tie. Rank them again, or propose one that joins them."
    SAY_WHY = "What is your reservation, or why do you dissent? A few words are enough."

    # motions and vetoes
    NO_SUCH_MOTION = "Parley has no motion “{given}”. See its motions with {/motion suggest}."
    NO_SUCH_MOTION_GUESS = "Parley has no motion “{given}”. Did you mean {guess}?"
    TOO_FEW_MOTIONS = "A veto needs at least two motions here. Propose some with {/motion propose}."
    STRIKING_OVER = "That veto is over. Press Start over for a new one."
    STRIKING_RUNS = "A veto is running here. A chair can restart it."
    NO_STRIKING = "No veto is running here. Start one with {/motion veto}."
    NOT_YOUR_STRIKE = "It is {side}’s turn to strike."
    STRUCK_FOR_OTHER = (
        "You have struck for {side} already, so somebody else has to strike for this side."
    )
    STRUCK_ALREADY = "Motion {number} is struck already. Left: {left}."

    # statements of the group
    NO_OPINIONS = (
        "A draft needs {least} opinions, and there are {count} so far. Add yours with "
        "{/consensus opinion}, or write a statement with {/consensus propose}."
    )
    NOT_RANKED_YET = "Nobody has ranked the statements yet. Rank them with {/consensus rank}."
    LAST_ROUND = (
        "There are only two rounds, and both are done. If you disagree, say why in "
        "{/consensus rank}."
    )
    NO_SUCH_JOINT = "There is no statement {number} here; there are: {known}."
