"""What is said when it says no: the clauses of a guarantee, designs, and tensions."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.NO_SUCH_CLAUSE: "There is no clause “{given}”. See them all with /guarantee clauses.",
    Code.NO_SUCH_CLAUSE_GUESS: "There is no clause “{given}”. Did you mean {guess}?",
    Code.NO_SUCH_CHOICE: "“{given}” is no option of the clause {clause}. Its options: {known}.",
    Code.NO_SUCH_CHOICE_GUESS: (
        "“{given}” is no option of the clause {clause}. Did you mean {guess}?"
    ),
    Code.ONE_CHOICE_ONLY: "The clause {clause} takes one option only. Please choose from: {known}.",
    Code.CHOICE_MISSING: "Please say which option the clause {clause} should have: {known}.",
    Code.NO_SUCH_DESIGN: "There is no design “{given}”. See them all with /guarantee designs.",
    Code.NO_SUCH_DESIGN_GUESS: "There is no design “{given}”. Did you mean {guess}?",
    Code.NO_SUCH_TERM: "“{given}” is not in the glossary. See all terms with /guarantee terms.",
    Code.NO_SUCH_TERM_GUESS: "“{given}” is not in the glossary. Did you mean “{guess}”?",
    Code.NO_SUCH_TENSION: (
        "There is no tension “{given}”. See those of a design with /guarantee check."
    ),
    Code.NO_SUCH_CONCERN: "There is no concern “{given}”. There are: {known}.",
    Code.NO_CHANGE: "{name} says that already: {clause}, {choice}. Please try another option.",
    Code.TOO_FEW_COMPARED: "Please name at least two different designs, with commas between them.",
    Code.TOO_MANY_COMPARED: (
        "{given} designs are too many for one table. Please name at most {most}."
    ),
}
