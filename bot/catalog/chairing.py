"""Commands of the chair's desk."""

from bot.catalog.shared import number, of_debate, words
from bot.debate.commands import debating as debate
from bot.debate.commands.digest import ShowDropped
from bot.kernel.catalog.parameters import Kind, Parameter

_MEMBER = (
    Parameter(name="member", about="Their name", required=True, rest=True, completion="members"),
)

CHAIRING = (
    of_debate(
        "chair schedule",
        debate.Schedule,
        "Plan when the debate starts",
        words(
            "As in tomorrow 18:00, in 2 hours, 2026-12-01 18:00; none takes it back", name="start"
        ),
    ),
    of_debate("chair pause", debate.Pause, "Stop the clock"),
    of_debate("chair resume", debate.Resume, "Let the clock go on"),
    of_debate(
        "chair more",
        debate.AddTime,
        "Give more time",
        number("seconds", "How many seconds", required=False, most=86_400),
    ),
    of_debate("chair back", debate.Back, "Go back one segment"),
    of_debate("chair skip", debate.Skip, "Leave out the next segment"),
    of_debate(
        "chair swap",
        debate.Swap,
        "Put somebody in a seat",
        Parameter(name="seat", about="The seat", required=True, completion="seats"),
        Parameter(
            name="member", about="Their name", required=True, rest=True, completion="members"
        ),
    ),
    of_debate("chair give", debate.GiveFloor, "Give somebody the floor", *_MEMBER),
    of_debate(
        "chair mute",
        debate.Mute,
        "Take or give back the right to speak",
        *_MEMBER,
        Parameter(name="on", about="Take it?", kind=Kind.FLAG),
    ),
    of_debate("chair warn", debate.Warn, "Ask somebody to keep to the rules", *_MEMBER),
    of_debate(
        "chair rule",
        debate.RuleOrder,
        "Rule on a point of order",
        Parameter(name="uphold", about="Is it upheld?", kind=Kind.FLAG, required=True),
    ),
    of_debate("chair dropped", ShowDropped, "See what nobody has answered"),
    of_debate("chair count", debate.CloseVote, "Close the vote or the judging"),
    of_debate("chair remind", debate.RemindVoters, "Ask those who have not voted"),
    of_debate("chair add", debate.AddChair, "Make somebody a chair as well", *_MEMBER),
    of_debate("chair hand", debate.HandChair, "Give your chair to somebody", *_MEMBER),
    of_debate(
        "chair judge",
        debate.NameJudge,
        "Make somebody an adjudicator",
        *_MEMBER,
        Parameter(name="shadow", about="Do they only shadow?", kind=Kind.FLAG),
        Parameter(name="on", about="Do they judge?", kind=Kind.FLAG),
    ),
    of_debate(
        "chair close",
        debate.CloseDebate,
        "Close early, with a conclusion",
        Parameter(
            name="conclusion",
            about="Your conclusion",
            kind=Kind.PARAGRAPH,
            required=True,
            rest=True,
            longest=2000,
        ),
    ),
    of_debate("chair move", debate.MoveDebate, "Take a debate to this room"),
    of_debate("chair cancel", debate.CancelDebate, "Call the debate off"),
)
