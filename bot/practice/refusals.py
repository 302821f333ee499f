"""What is said when it says no: practice and coaching."""

from bot.kernel.refusal import RefusalCode


class PracticeRefusal(RefusalCode):
    """Why Parley says no to what is asked of a practice debate or a coach."""

    # coaching
    COACH_WHICH_SIDE = "Say which side you mean. Sides here: {known}."
    COACH_NO_SIDE = "There is no side “{side}” in this debate. Sides here: {known}."
    COACH_NOTHING_SAID = (
        "You haven’t made a claim in this debate yet. Make one, or write what the questions "
        "should be about."
    )
    COACH_NO_SPEECH = "You have not given a speech in this debate yet."
    COACH_NOT_YOUR_SPEECH = "That is not your speech. Only the speaker gets feedback."
    COACH_NO_QUESTION = "That question is gone. Ask for a new one."
    REWORD_WHAT = "Please choose a paragraph or a speech."
    REWORD_TOO_LONG = (
        "That is too much at once. Take at most {paragraphs} paragraphs and {letters} characters."
    )
    REWORD_SAME_LANGUAGE = "That is in {language} already."

    # practice debates
    NO_PRACTICE = "You have no practice debate here. Begin one with {/practice start}."
    PRACTICE_RUNS = (
        "Your practice debate is not over. Go on with {/practice show}, or end it with "
        "{/practice stop}."
    )
    PRACTICE_FORMAT = (
        "You can’t practise “{format}” alone: it needs two sides that give speeches. Try: {known}."
    )
    PRACTICE_OVER = "This practice debate is over. Begin another with {/practice start}."
