"""Short exercises, written as acts, and what a clause comes to in them."""

from collections.abc import Mapping
from typing import Any

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand
from bot.exercise.rules.clauses import READERS
from bot.exercise.rules.clauses.judging import ClauseJudgment, judge_clauses
from bot.exercise.state import Exercise
from tests.exercise.rules.making import Played, begun, text

NAMES = {
    "beneficiary": "boris", "frontline": "chen", "large_european": "dana",
    "united_states": "erik", "eu": "farah", "assessor": "gil", "press": "hana", "chair": "ana",
}  # fmt: skip
"""Who plays which role."""

ACTS: Mapping[str, tuple[type[ExerciseCommand], str]] = {
    "responds": (c.Respond, "responses"),
    "withholds": (c.Withhold, "what"),
    "finds": (c.Find, "word"),
    "proposes": (c.Propose, "responses"),
    "answers": (c.AnswerQuestion, "words"),
    "asks": (c.AskInExercise, "words"),
    "applies": (c.VoteOnApplication, "verdict"),
    "reports": (c.Report, ""),
    "convenes": (c.CallMeeting, ""),
    "hands_in": (c.HandInEvidence, ""),
    "ends": (c.End, ""),
    "next": (c.Next, ""),
    "counts": (c.Count, ""),
}
"""Acts by their words: “beneficiary responds own_defence”."""

GUARANTORS = ("frontline", "large_european", "united_states", "eu")


def play(card: str, acts: str, **clauses: str | None) -> Exercise:
    """An exercise on a full sheet with clauses changed: it is reported, and then the acts come,
    one a line or after a semicolon. “all vote for” and “all say yes” are of all guarantors;
    “proposes X by C” rests on a clause."""
    played = begun(text(voting="each_alone", response_menu=None, **clauses), card)
    played.does("hana", c.JoinRole, role="press")
    played.does("boris", c.Report)
    for act in filter(None, (one.strip() for one in acts.replace("\n", ";").split(";"))):
        _act(played, act)
    return played.state


def _act(played: Played, act: str) -> None:
    words = act.split()
    if words[0] == "all":
        for role in GUARANTORS:
            if words[1] == "say":
                played.does(NAMES[role], c.VoteOnApplication, verdict=words[2])
            else:
                played.does(NAMES[role], c.CastRoleVote, vote=words[2])
        return
    command, field = ACTS[words[1]]
    fields: dict[str, Any] = {field: words[2]} if field else {}
    if "by" in words:
        fields["clause"] = words[words.index("by") + 1]
    if "about" in words:
        fields["about"] = words[words.index("about") + 1]
    played.does(NAMES[words[0]], command, **fields)


def read(state: Exercise, clause: str) -> ClauseJudgment:
    """What a clause comes to."""
    (one,) = judge_clauses(state, {clause: READERS[clause]})
    return one


END = "; chair ends"
