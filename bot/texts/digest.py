"""What is said when it says no: summaries, suggested claims, group statements."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.MODEL_UNEVEN: (
        "What the language model said did not treat the sides alike, so it is not shown."
    ),
    Code.NO_SUCH_ROUND: (
        "There is no segment {number} in this format; the last one is {last}. "
        "/debate show lists them."
    ),
    Code.NOTHING_SAID_YET: "Nothing has been said there yet that can be read.",
    Code.NOT_YOUR_SPEECH: (
        "Claims are only suggested from a speech of your own, once the room has seen it. "
        "/claim make takes any words."
    ),
    Code.NO_SUCH_SUGGESTION: (
        "That suggestion is not yours, or it is gone. /claim suggest finds claims anew."
    ),
    Code.NO_OPINIONS: (
        "So far {count} of you have given an opinion; it takes {least}. "
        "/consensus opinion takes them. Anybody may also write a statement: /consensus propose."
    ),
    Code.NOT_RANKED_YET: (
        "Nobody has ranked the statements yet, so none leads. /consensus rank does."
    ),
    Code.LAST_ROUND: (
        "The statement was revised already, and there are two rounds at most. "
        "/consensus rank takes what you dissent from."
    ),
    Code.NO_SUCH_JOINT: "There is no statement {number} here; there are: {known}.",
}
