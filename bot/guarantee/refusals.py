"""What is said when it says no: guarantees."""

from bot.kernel.refusal import RefusalCode


class GuaranteeRefusal(RefusalCode):
    """Why Parley says no to what is asked of designs and sheets."""

    # clauses and designs
    NO_SUCH_CLAUSE = "There is no clause “{given}”. See them all with /guarantee clauses."
    NO_SUCH_CLAUSE_GUESS = "There is no clause “{given}”. Did you mean {guess}?"
    NO_SUCH_CHOICE = "“{given}” is no option of the clause {clause}. Its options: {known}."
    NO_SUCH_CHOICE_GUESS = "“{given}” is no option of the clause {clause}. Did you mean {guess}?"
    ONE_CHOICE_ONLY = "The clause {clause} takes one option only. Please choose from: {known}."
    CHOICE_MISSING = "Please say which option the clause {clause} should have: {known}."
    NO_SUCH_DESIGN = "There is no design “{given}”. See them all with /guarantee designs."
    NO_SUCH_DESIGN_GUESS = "There is no design “{given}”. Did you mean {guess}?"
    NO_SUCH_TERM = "“{given}” is not in the glossary. See all terms with /guarantee terms."
    NO_SUCH_TERM_GUESS = "“{given}” is not in the glossary. Did you mean “{guess}”?"
    NO_SUCH_TENSION = "There is no tension “{given}”. See those of a design with /guarantee check."
    NO_SUCH_CONCERN = "There is no concern “{given}”. There are: {known}."
    NO_CHANGE = "{name} says that already: {clause}, {choice}. Please try another option."
    TOO_FEW_COMPARED = "Please name at least two different designs, with commas between them."
    TOO_MANY_COMPARED = "{given} designs are too many for one table. Please name at most {most}."

    # sheets
    NO_SHEET = "No guarantee sheet is in use here. Start one with /guarantee new."
    NO_SUCH_SHEET = "There is no sheet “{given}”. See them with /guarantee list."
    NO_SUCH_SHEET_VERSION = (
        "Sheet {number} has no version {version}. See its versions with /guarantee history."
    )
    NOT_ADOPTED = (
        "Sheet {number} has not been adopted yet. Put it to the vote with /guarantee propose, or, "
        "if it is your own, say /guarantee adopt."
    )
    TOO_MANY_SHEETS = "There are {most} sheets here already, which is the most."
    SHEET_FILE_WRONG = "That is no guarantee sheet that Parley exported: {why}."
    OWN_SHEET = "This sheet is one person’s own: its maker sets the clauses, without a vote."
    NOT_YOUR_SHEET = (
        "Only its maker changes that sheet. Take a copy of your own with /guarantee fork."
    )
    NOT_SHEET_CHAIR = "That is for a chair, or for whoever started the sheet."
    BY_AMENDMENT = (
        "This is a group’s sheet, which changes by amendment: propose yours with /guarantee "
        "amend, or the whole with /guarantee propose."
    )
    NOTHING_CHANGES = "That stands there already, so nothing would change."
    SHEET_EMPTY = "Every clause is open, so there is nothing to adopt yet."
    NOTHING_NEW = "Nothing has changed since version {version} was adopted."

    # amendments
    PROPOSED_THERE = "That is proposed already, as number {number}."
    TOO_MANY_AMENDMENTS = "{most} proposals wait to be decided, which is the most."
    NO_SUCH_AMENDMENT = "There is no proposal {number} on this sheet. Undecided: {known}."
    DECIDED_ALREADY = "Proposal {number} is decided already: {stage}."
    OWN_AMENDMENT = "You moved that yourself, so somebody else has to second it."
    NOT_YOUR_AMENDMENT = "That is for its mover, or for a chair."
    SECONDED_ALREADY = "That is seconded already."
    NOT_SECONDED = "Nobody has seconded that yet. Somebody other than its mover has to."
    DEBATED_ALREADY = "A debate was opened on that already."
    VOTE_IS_OPEN = "The vote on it is open, so it cannot be taken back or put again."
    CLAUSE_IN_VOTE = "Number {number} on the same clause is being voted on. Wait for its end."
    CLAUSES_IN_VOTE = "Amendments are being voted on. Put the whole to the vote after that."
    WHOLE_IN_VOTE = (
        "The whole sheet is being voted on as number {number}, so its clauses rest until then."
    )
    NO_VOTE_ON_IT = "No vote on that is open."
    BALLOT_CLOSED = "The time of that vote is over, so your ballot was not counted."
    RANK_INSTEAD = (
        "Rivals stand in that vote, so rank them: /guarantee vote {number} ranking:2 > 0 puts "
        "number 2 before leaving the clause as it is."
    )
    VOTE_INSTEAD = "That vote takes for, against or abstain, not a ranking."

    # evidence
    ATTACHED_ALREADY = "Those words are attached to that clause already, as number {number}."
    TOO_MUCH_EVIDENCE = "{most} pieces of evidence are the most that a sheet holds."
    NO_SUCH_EVIDENCE = "There is no evidence {number} on this sheet."
    NOT_YOUR_EVIDENCE = "Only whoever attached that, or a chair, takes it off."
    EVIDENCE_EMPTY = "Please quote at least three words of the article."
