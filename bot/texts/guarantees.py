"""What is said when it says no: the clauses of a guarantee, designs, and tensions."""

from bot.core.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.NO_SUCH_CLAUSE: "There is no clause “{given}”. See them all with /guarantee clauses.",
    Code.NO_SUCH_CLAUSE_GUESS: "There is no clause “{given}”. Did you mean {guess}?",
    Code.NO_SUCH_CHOICE: "“{given}” is no option of the clause {clause}. Its options: {known}.",
    Code.NO_SUCH_CHOICE_GUESS: (
        "“{given}” is no option of the clause {clause}. Did you mean {guess}?"
    ),
    Code.ONE_CHOICE_ONLY: "The clause {clause} takes one option only. Please choose from: {known}.",
    Code.CHOICE_MISSING: "Please say which option the clause {clause} should have: {known}.",
}
