"""What is said when it says no: opinions."""

from bot.kernel.refusal import RefusalCode


class OpinionRefusal(RefusalCode):
    """Why Parley says no to what is asked of statements, motions and rankings."""

    # statements
    NO_SUCH_STATEMENT = "There is no statement {number}. See them with /statement list."
    STATEMENT_THERE = "That statement is there already, as number {number}."
    TOO_MANY_STATEMENTS = "There are {most} statements already, which is the most."
    NO_MORE_STATEMENTS = (
        "All the statements that come along are here already, or there is no room for more."
    )

    # proposals and rankings
    NO_SUCH_PROPOSAL = "There is no number {number} to choose. There are: {known}."
    PROPOSED_ALREADY = "That is proposed already, as number {number}."
    TOO_MANY_PROPOSALS = "There are {most} proposals already, which is the most."
    NOT_YOUR_PROPOSAL = "Only its author or a chair can take that back."
    NOTHING_TO_RANK = "Nothing has been proposed yet."
    RANKING_UNREADABLE = (
        "That ranking cannot be read. Write numbers best first, with = between equals: 2 > 1 = 3."
    )
    RANKED_TWICE = "“{name}” is in your ranking twice. Please put it in one place."
    RANKED_UNKNOWN = "“{name}” is not among what is being ranked: {known}."

    # motions and vetoes
    NO_SUCH_MOTION = "No motion “{given}” comes along. See those that do with /motion suggest."
    NO_SUCH_MOTION_GUESS = "No motion “{given}” comes along. Did you mean {guess}?"
    TOO_FEW_MOTIONS = "A veto needs at least two motions here. Propose some with /motion propose."
    STRIKING_OVER = "That veto is over. Begin a new one with /motion veto again:yes."
    STRIKING_RUNS = "A veto is running here. A chair can start it over."
    NO_STRIKING = "No veto is running here. Begin one with /motion veto."
    NOT_YOUR_STRIKE = "It is the turn of the side {side} to strike."
    STRUCK_FOR_OTHER = (
        "You have struck for the side {side} already, so somebody else has to strike for this one."
    )
    STRUCK_ALREADY = "Motion {number} is struck already. Left: {left}."

    # statements of the group
    NO_OPINIONS = (
        "So far {count} of you have given an opinion; it takes {least}. /consensus opinion takes "
        "them. Anybody may also write a statement: /consensus propose."
    )
    NOT_RANKED_YET = "Nobody has ranked the statements yet, so none leads. /consensus rank does."
    LAST_ROUND = (
        "The statement was revised already, and there are two rounds at most. /consensus rank "
        "takes what you dissent from."
    )
    NO_SUCH_JOINT = "There is no statement {number} here; there are: {known}."
