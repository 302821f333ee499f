"""An exercise in every situation in which members may do something else: ana chairs, boris is the
Beneficiary, chen and dana are guarantors, gil assesses, hana is the Press, ivo speaks for the
Adversary, kim is Congress, and zoe only listens."""

from bot.exercise.commands import playing as c
from bot.exercise.commands.base import ExerciseCommand
from tests.exercise.rules.making import FULL, Played, begun, text
from tests.exercise.rules.meeting import meeting

PEOPLE = ("ana", "boris", "chen", "dana", "gil", "hana", "ivo", "kim", "zoe")


def situations() -> dict[str, Played]:
    """The exercises by what goes on in them."""
    return {
        "roles are taken": _joined(Played(FULL)),
        "roles are taken, and nobody chairs": _joined(Played(FULL, chair=False)),
        "nobody has joined": Played(FULL, chair=False),
        "it has begun": _after(begun()),
        "it has begun, and nobody chairs": _unchaired(),
        "it is reported": _after(begun(), (("boris", c.Report),)),
        "the meeting is called": _after(meeting()),
        "the Beneficiary has no seat": _after(meeting(text(beneficiary_seat="heard"))),
        "a proposal is open": _proposed(),
        "the United States has taken something on": _taken_on(),
        "no more news comes": _after(begun(), (("ana", c.Next),) * 3),
        "it is paused": _after(begun(), (("ana", c.PauseExercise),)),
        "ana plays alone": Played(FULL, solo="large_european"),
        "it is over": _after(begun(), (("ana", c.End),)),
    }


def _joined(played: Played) -> Played:
    played.does("boris", c.JoinRole, role="beneficiary")
    played.does("chen", c.JoinRole, role="frontline")
    played.does("gil", c.JoinRole, role="assessor")
    return played


def _unchaired() -> Played:
    played = _joined(Played(FULL, chair=False))
    played.does("boris", c.Start)
    return _after(played)


def _after(played: Played, acts: tuple[tuple[str, type[ExerciseCommand]], ...] = ()) -> Played:
    """The Press joins, and then members act."""
    played.does("hana", c.JoinRole, role="press")
    for name, act in acts:
        played.does(name, act)
    return played


def _proposed() -> Played:
    played = _after(meeting())
    played.does("chen", c.Propose, responses="sanctions")
    played.does("hana", c.AskInExercise, words="Why?")
    return played


def _taken_on() -> Played:
    """Help is decided, the press has asked, the Adversary may speak, and Congress is to answer."""
    played = _after(meeting(text(voting="each_alone")))
    played.does("ivo", c.JoinRole, role="adversary")
    played.does("kim", c.JoinRole, role="congress")
    played.does("chen", c.Propose, responses="money")
    played.does("erik", c.CastRoleVote, proposal=1, vote="for")
    played.does("ana", c.Count)
    played.does("hana", c.AskInExercise, words="Why?")
    return played
