"""What is said when it says no: typed commands."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.UNKNOWN_COMMAND: "There is no command “{word}”. Type /help to see what there is.",
    Code.UNKNOWN_COMMAND_GUESS: "There is no command “{word}”. Did you mean /{guess}?",
    Code.COMMAND_UNFINISHED: "“/{group}” needs one more word: {known}.",
    Code.UNKNOWN_OPTION: (
        "/{command} has no option “{option}”. Type /help {command} to see its options."
    ),
    Code.UNKNOWN_OPTION_GUESS: "There is no option “{option}” here. Did you mean “{guess}”?",
    Code.TOO_MANY_WORDS: (
        "/{command} does not know what to do with “{extra}”. "
        "Put quotation marks around words that belong together."
    ),
    Code.VALUE_EMPTY: "“{name}” is empty. Please give it a value.",
    Code.VALUE_TOO_LONG: (
        "“{name}” takes at most {longest} characters; yours has {length}. Please shorten it."
    ),
    Code.NOT_A_NUMBER: "“{name}” takes a whole number, not “{given}”.",
    Code.OUT_OF_RANGE: "“{name}” takes {span}, not {given}.",
    Code.NOT_YES_OR_NO: "“{name}” takes yes or no, not “{given}”.",
    Code.NOT_AN_OPTION: "“{name}” takes one of these: {allowed}. “{given}” is not among them.",
    Code.NOT_AN_OPTION_GUESS: "“{name}” does not take “{given}”. Did you mean “{guess}”?",
    Code.NEEDS_A_FILE: "“{name}” is a file: attach it, or give a link or the text instead.",
    Code.LINE_TOO_LONG: (
        "That message has {length} characters; {longest} is the most that I can read at once."
    ),
    Code.NOT_ALLOWED: "/{command} is for {role}s. Ask one of them, or an admin for the role.",
}
