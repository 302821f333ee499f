"""What is said when it says no: help for one member, and practice."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.COACH_WHICH_SIDE: "Say which side you mean. Sides here: {known}.",
    Code.COACH_NO_SIDE: "There is no side “{side}” in this debate. Sides here: {known}.",
    Code.COACH_NOTHING_SAID: (
        "You have not claimed anything in this debate yet. "
        "Put a claim forward, or add your words: /coach question Guarantees deter."
    ),
    Code.COACH_NO_SPEECH: "You have not given a speech in this debate yet.",
    Code.COACH_NOT_YOUR_SPEECH: (
        "That is not a speech of yours. Feedback goes to the speaker alone."
    ),
    Code.COACH_NO_QUESTION: "That question is not there any more. Ask for a new one.",
    Code.REWORD_WHAT: (
        "Say which paragraph you mean, as in /article plain brief 3, or which speech, as speech:2."
    ),
    Code.REWORD_TOO_LONG: (
        "That is too much at once. Take at most {paragraphs} paragraphs and {letters} characters."
    ),
    Code.REWORD_SAME_LANGUAGE: "That is in {language} already.",
    Code.NO_PRACTICE: "You have no practice debate here. Begin one with /practice start.",
    Code.PRACTICE_RUNS: (
        "Your practice debate is not over. "
        "Go on with /practice show, or end it with /practice stop."
    ),
    Code.PRACTICE_FORMAT: (
        "“{format}” cannot be practised alone: it needs two sides that give speeches. Try: {known}."
    ),
    Code.PRACTICE_OVER: "This practice debate is over. Begin another with /practice start.",
}
