"""What is said when it says no: practice and coaching."""

from bot.kernel.refusal import RefusalCode


class PracticeRefusal(RefusalCode):
    """Why Parley says no to what is asked of a practice debate or a coach."""

    # coaching
    COACH_WHICH_SIDE = "Say which side you mean. Sides here: {known}."
    COACH_NO_SIDE = "There is no side “{side}” in this debate. Sides here: {known}."
    COACH_NOTHING_SAID = (
        "You have not claimed anything in this debate yet. Put a claim forward, or add your "
        "words: /coach question Guarantees deter."
    )
    COACH_NO_SPEECH = "You have not given a speech in this debate yet."
    COACH_NOT_YOUR_SPEECH = "That is not a speech of yours. Feedback goes to the speaker alone."
    COACH_NO_QUESTION = "That question is not there any more. Ask for a new one."
    REWORD_WHAT = (
        "Say which paragraph you mean, as in /article plain brief 3, or which speech, as speech:2."
    )
    REWORD_TOO_LONG = (
        "That is too much at once. Take at most {paragraphs} paragraphs and {letters} characters."
    )
    REWORD_SAME_LANGUAGE = "That is in {language} already."

    # practice debates
    NO_PRACTICE = "You have no practice debate here. Begin one with /practice start."
    PRACTICE_RUNS = (
        "Your practice debate is not over. Go on with /practice show, or end it with /practice "
        "stop."
    )
    PRACTICE_FORMAT = (
        "“{format}” cannot be practised alone: it needs two sides that give speeches. Try: {known}."
    )
    PRACTICE_OVER = "This practice debate is over. Begin another with /practice start."
