"""What is said when it says no: positions, judges' ballots and rankings."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.STANCE_WRONG: (
        "“{given}” is no stance. Give a number from −3 (strongly against) to +3 (strongly for), "
        "or undecided."
    ),
    Code.CONFIDENCE_WRONG: "Confidence goes from 0 to 100 per cent, so it cannot be {given}.",
    Code.CREDIT_OWN: (
        "Your own words cannot be what moved you. Please choose what somebody else said."
    ),
    Code.CREDIT_UNKNOWN: (
        "That speech or claim is not in this debate. Please choose from those that are listed."
    ),
    Code.RANKS_WRONG: "Please put each side in one place, best first: {sides}.",
    Code.SCORES_UNUSED: (
        "{format} has no such points. Please send the ballot with what it asks for only."
    ),
    Code.SCORE_MISPLACED: "Please give points once each, and only to: {names}.",
    Code.SCORE_MISSING: "{name} has no points yet. Please give some.",
    Code.SCORE_OUT_OF_RANGE: "{name} can be given {span} points, not {given}.",
    Code.SCORE_OFF_STEP: "Points for {name} go in steps of {step}, so {given} is not possible.",
    Code.RANKED_TWICE: "“{name}” is in your ranking twice. Please put it in one place.",
    Code.RANKED_UNKNOWN: "“{name}” is not among what is being ranked: {known}.",
}
