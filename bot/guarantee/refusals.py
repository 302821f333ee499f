"""What is said when it says no: guarantees."""

from bot.kernel.refusal import RefusalCode


class GuaranteeRefusal(RefusalCode):
    """Why Parley says no to what is asked of designs and sheets."""

    # clauses and designs
    NO_SUCH_CLAUSE = "There is no clause “{given}”. See all clauses with {/guarantee clauses}."
    NO_SUCH_CLAUSE_GUESS = "There is no clause “{given}”. Did you mean {guess}?"
    NO_SUCH_CHOICE = "“{given}” is not an option of {clause}. Its options: {known}."
    NO_SUCH_CHOICE_GUESS = "“{given}” is not an option of {clause}. Did you mean {guess}?"
    ONE_CHOICE_ONLY = "{clause} can have only one option. Please choose from: {known}."
    CHOICE_MISSING = "Please choose an option for {clause}: {known}."
    NO_SUCH_DESIGN = "There is no design “{given}”. See them all with {/guarantee designs}."
    NO_SUCH_DESIGN_GUESS = "There is no design “{given}”. Did you mean {guess}?"
    NO_SUCH_TERM = "“{given}” is not in the glossary. See all terms with {/guarantee terms}."
    NO_SUCH_TERM_GUESS = "“{given}” is not in the glossary. Did you mean “{guess}”?"
    NO_SUCH_TENSION = (
        "There is no tension “{given}”. See those of a design with {/guarantee check}."
    )
    NO_SUCH_CONCERN = "There is no concern “{given}”. Choose one of these: {known}."
    NO_CHANGE = "{name} says that already ({clause}: {choice}). Please try another option."
    TOO_FEW_COMPARED = "Please choose at least two different designs."
    TOO_MANY_COMPARED = "{given} designs are too many for one table. Please choose at most {most}."

    # sheets
    NO_SHEET = "No guarantee sheet is in use here. Start one with {/guarantee new}."
    NO_SUCH_SHEET = "There is no sheet “{given}”. See them with {/guarantee list}."
    NO_SUCH_SHEET_VERSION = (
        "Sheet {number} has no version {version}. See its versions with {/guarantee history}."
    )
    NOT_ADOPTED = "Sheet {number} isn’t adopted yet. Propose to adopt it with {/guarantee propose}."
    OWN_NOT_ADOPTED = (
        "Sheet {number} isn’t adopted yet. Its owner does that with {/guarantee adopt}."
    )
    TOO_MANY_SHEETS = "There are {most} sheets here already, and no more fit."
    SHEET_FILE_WRONG = "That file is not a sheet exported from Parley: {why}."
    OWN_SHEET = "This is one person’s own sheet. Only they change it, without a vote."
    NOT_YOUR_SHEET = (
        "Only its owner can change that sheet. Make your own copy with {/guarantee fork}."
    )
    NOT_SHEET_CHAIR = "Only a chair, or the person who started the sheet, can do that."
    BY_AMENDMENT = (
        "The group votes on this sheet. Propose a change with {/guarantee amend}, or the "
        "whole sheet with {/guarantee propose}."
    )
    NOTHING_CHANGES = "The clause says that already, so nothing would change."
    SHEET_EMPTY = "Every clause is open, so there is nothing to adopt yet."
    NOTHING_NEW = "Nothing has changed since version {version}."

    # amendments
    PROPOSED_THERE = "That is proposed already, as number {number}."
    CHANGES_NO_CLAUSE = "Number {number} changes no clause, so it can’t be amended."
    AMENDS_ALREADY = (
        "Number {number} is itself an amendment to number {first}. Amend number {first} instead."
    )
    AMENDED_IN_VOTE = "Number {number} is being voted on, so it can’t be amended any more."
    AMENDMENT_SAYS_IT = "Number {number} says that already, so nothing would change."
    AMENDED_TO_NOTHING = "The clause says that now. To keep it so, vote against number {number}."
    AMENDED_FIRST = (
        "Number {number} would amend it and comes first. Put number {number} to the vote."
    )
    AMENDED_UNSECONDED = (
        "Nobody has seconded number {number} yet, which this would amend. Second that one first."
    )
    TOO_MANY_AMENDMENTS = (
        "{most} proposals are waiting already. Please wait until some are decided."
    )
    NO_SUCH_AMENDMENT = "There is no proposal {number} on this sheet. These wait: {known}."
    NO_AMENDMENT_WAITS = (
        "There is no proposal {number} on this sheet, and none waits for a decision. Make one "
        "with {/guarantee amend}."
    )
    DECIDED_ALREADY = "Proposal {number} is decided already: {stage}."
    OWN_AMENDMENT = "It’s your own proposal, so somebody else has to second it."
    NOT_YOUR_AMENDMENT = "Only a chair, or the person who proposed it, can do that."
    SECONDED_ALREADY = "Somebody has seconded that already."
    NOT_SECONDED = "Nobody has seconded that yet. Do it with {/guarantee second}."
    OWN_NOT_SECONDED = "Nobody has seconded your proposal yet. Somebody else has to."
    DEBATED_ALREADY = "That has a debate already."
    DEBATE_OF_CHAIRS = "Only a chair can open a debate on it. Ask a chair to open one."
    VOTE_IS_OPEN = "The vote on it is open, so it can’t be taken back now."
    CLAUSE_IN_VOTE = (
        "Number {number} changes the same clause and is being voted on. Please wait until "
        "that vote is over."
    )
    CLAUSES_IN_VOTE = "A vote on a clause is still open. The whole sheet comes after it."
    WHOLE_IN_VOTE = (
        "The whole sheet is being voted on (number {number}). Clauses can change after that."
    )
    CLAUSES_LIE = (
        "Some clauses still wait for anybody to ask for a vote. Choose “Ask for a vote” for each, "
        "or wait until their time is over. Then put the whole sheet to the vote."
    )
    CLAUSE_PROPOSED = "Number {number} changes one of these clauses already. Leave that clause out."
    WORDS_UNSAID = "Begin your own words “{given}” with their clause, for example {example}."
    WORDS_NEED_CHOICE = (
        "Own words for several clauses stand beside options. Choose an option for each clause that "
        "you word, or change the clause alone with {/guarantee amend}."
    )
    CLAUSE_UNSAID = "Say which clause “{given}” belongs to, for example {example}."
    CONSENT_TOO_SHORT = (
        "Only a chair, or the person who started the sheet, can choose less than {hours} hours."
    )
    ASK_INSTEAD = "It’s adopted when its time is over. To vote on it, choose {/sheet ask}."
    NOT_LYING = "That one doesn’t wait for silent consent: it’s decided by a vote anyway."
    VOTE_IS_ASKED = "A vote on it is open already. Give your vote with {/guarantee vote}."
    NOTHING_SPOKEN_OF = (
        "That debate named no option of a clause that is still free. Choose some with "
        "{/sheet package}."
    )
    NOTHING_TO_CONTEST = "No change of the voting rules can be contested now."
    OWN_RULES = "You made that change yourself. Change it back with {/sheet rules}."
    VOTES_PAUSED = "Votes on this sheet are paused. A chair can resume them."
    NOTHING_TO_PAUSE = "No vote is open on this sheet, so there is nothing to pause."
    VOTES_RUN = "Votes on this sheet aren’t paused."
    NO_VOTE_ON_IT = "There is no open vote on that."
    BALLOT_CLOSED = "That vote is over, so your ballot was not counted."
    RANK_INSTEAD = (
        "Several amendments compete in that vote, so please rank them with {/guarantee vote}."
    )
    VOTE_INSTEAD = "That vote needs no ranking. Please choose for, against or abstain."

    # evidence
    ATTACHED_ALREADY = "Those words are already attached to that clause, as number {number}."
    TOO_MUCH_EVIDENCE = "This sheet has {most} pieces of evidence, and no more fit."
    NO_SUCH_EVIDENCE = "There is no evidence {number} on this sheet."
    NOT_YOUR_EVIDENCE = "Only a chair, or the person who attached it, can remove it."
    EVIDENCE_EMPTY = "Please quote at least three words of the article."
