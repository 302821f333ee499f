"""What is said when it says no: guarantee sheets."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.NO_SHEET: "No guarantee sheet is in use here. Start one with /guarantee new.",
    Code.NO_SUCH_SHEET: "There is no sheet “{given}”. See them with /guarantee list.",
    Code.NO_SUCH_SHEET_VERSION: (
        "Sheet {number} has no version {version}. See its versions with /guarantee history."
    ),
    Code.NOT_ADOPTED: (
        "Sheet {number} has not been adopted yet. Put it to the vote with /guarantee propose, or, "
        "if it is your own, say /guarantee adopt."
    ),
    Code.TOO_MANY_SHEETS: "There are {most} sheets here already, which is the most.",
    Code.SHEET_FILE_WRONG: "That is no guarantee sheet that Parley exported: {why}.",
    Code.OWN_SHEET: "This sheet is one person’s own: its maker sets the clauses, without a vote.",
    Code.NOT_YOUR_SHEET: (
        "Only its maker changes that sheet. Take a copy of your own with /guarantee fork."
    ),
    Code.NOT_SHEET_CHAIR: "That is for a chair, or for whoever started the sheet.",
    Code.BY_AMENDMENT: (
        "This is a group’s sheet, which changes by amendment: propose yours with /guarantee amend, "
        "or the whole with /guarantee propose."
    ),
    Code.NOTHING_CHANGES: "That stands there already, so nothing would change.",
    Code.SHEET_EMPTY: "Every clause is open, so there is nothing to adopt yet.",
    Code.NOTHING_NEW: "Nothing has changed since version {version} was adopted.",
    Code.PROPOSED_THERE: "That is proposed already, as number {number}.",
    Code.TOO_MANY_AMENDMENTS: "{most} proposals wait to be decided, which is the most.",
    Code.NO_SUCH_AMENDMENT: "There is no proposal {number} on this sheet. Undecided: {known}.",
    Code.DECIDED_ALREADY: "Proposal {number} is decided already: {stage}.",
    Code.OWN_AMENDMENT: "You moved that yourself, so somebody else has to second it.",
    Code.NOT_YOUR_AMENDMENT: "That is for its mover, or for a chair.",
    Code.SECONDED_ALREADY: "That is seconded already.",
    Code.NOT_SECONDED: "Nobody has seconded that yet. Somebody other than its mover has to.",
    Code.DEBATED_ALREADY: "A debate was opened on that already.",
    Code.VOTE_IS_OPEN: "The vote on it is open, so it cannot be taken back or put again.",
    Code.CLAUSE_IN_VOTE: "Number {number} on the same clause is being voted on. Wait for its end.",
    Code.CLAUSES_IN_VOTE: "Amendments are being voted on. Put the whole to the vote after that.",
    Code.WHOLE_IN_VOTE: (
        "The whole sheet is being voted on as number {number}, so its clauses rest until then."
    ),
    Code.NO_VOTE_ON_IT: "No vote on that is open.",
    Code.BALLOT_CLOSED: "The time of that vote is over, so your ballot was not counted.",
    Code.RANK_INSTEAD: (
        "Rivals stand in that vote, so rank them: /guarantee vote {number} ranking:2 > 0 puts "
        "number 2 before leaving the clause as it is."
    ),
    Code.VOTE_INSTEAD: "That vote takes for, against or abstain, not a ranking.",
    Code.ATTACHED_ALREADY: "Those words are attached to that clause already, as number {number}.",
    Code.TOO_MUCH_EVIDENCE: "{most} pieces of evidence are the most that a sheet holds.",
    Code.NO_SUCH_EVIDENCE: "There is no evidence {number} on this sheet.",
    Code.NOT_YOUR_EVIDENCE: "Only whoever attached that, or a chair, takes it off.",
    Code.EVIDENCE_EMPTY: "Please quote at least three words of the article.",
}
