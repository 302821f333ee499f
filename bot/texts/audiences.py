"""What is said when it says no: places that watch a debate."""

from bot.kernel.refusal import Code

REFUSALS: dict[Code, str] = {
    Code.INVITATION_OVER: (
        "That code does not hold: it was used, is older than a day, or is mistyped. "
        "Ask the debate’s chair for another."
    ),
    Code.AUDIENCE_AT_HOME: "The debate is held in this very place; choose another one to watch it.",
    Code.AUDIENCE_FULL: "{most} places watch this debate, which is the most.",
    Code.NO_AUDIENCE: "This place watches no debate. Its chair can join one with /audience join.",
    Code.NO_SUCH_AUDIENCE: "No place with the number {number} watches. See /audience list.",
    Code.AUDIENCE_VOTES_LAST: (
        "The audience votes in the closing vote, while it is open. It is not open now."
    ),
}
