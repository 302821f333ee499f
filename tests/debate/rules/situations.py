"""A debate in every situation in which members may do something else: ana chairs, boris speaks for,
chen against, dana judges, and erik only listens."""

from bot.debate import events as e
from bot.debate.commands import debating as c
from bot.debate.evolve import evolve
from bot.kernel.ids import MemberId
from tests.debate.rules.making import Played, running, small

PEOPLE = ("ana", "boris", "chen", "dana", "erik")


def situations() -> dict[str, Played]:
    """The debates by what goes on in them."""
    return {
        "people sign up": _seated(Played(small())),
        "people sign up, and nobody chairs": _seated(Played(small(), chair=False)),
        "the first vote is open": _voting(),
        "the first segment comes next": running(small()),
        "a speech runs, and nobody chairs": _unchaired(),
        "one side prepares": _preparing(),
        "preparation is paused": _paused(_preparing()),
        "a sealed segment runs": _begun(0),
        "a sealed segment runs, and one has handed in": _handed_in(),
        "a speech runs": _begun(1),
        "a point of information waits": _point(),
        "a point of information was taken": _point(taken=True),
        "a speech is paused": _paused(_begun(1)),
        "the floor is open": _begun(3),
        "one has the open floor, and one waits": _queued(),
        "a speaker is muted": _muted(),
        "a point of order waits": _order(),
        "all segments are over": _all_over(),
        "the closing vote is open": _closing(),
        "the adjudicators judge": _judging(),
        "it is closed": _ended(c.CloseDebate, conclusion="Enough."),
        "it was called off": _ended(c.CancelDebate),
    }


def _seated(debate: Played) -> Played:
    debate.does("boris", c.TakeSeat, seat="pro1")
    debate.does("chen", c.TakeSeat, seat="con1")
    return debate


def _voting() -> Played:
    debate = _seated(Played(small()))
    debate.does("ana", c.StartDebate)
    return debate


def _unchaired() -> Played:
    debate = _seated(Played(small(votes="false"), chair=False))
    debate.does("boris", c.StartDebate)
    debate.waits(76)
    return debate


def _preparing() -> Played:
    debate = running(small())
    debate.does("boris", c.Prepare)
    return debate


def _paused(debate: Played) -> Played:
    debate.does("ana", c.Pause)
    return debate


def _handed_in() -> Played:
    debate = _begun(0)
    debate.does("boris", c.Speak, words="Sealed words.")
    return debate


def _begun(segment: int) -> Played:
    debate = running(small())
    for _ in range(segment):
        debate.does("ana", c.Skip)
    debate.does("ana", c.Begin)
    debate.waits(31)
    return debate


def _point(*, taken: bool = False) -> Played:
    debate = _begun(1)
    debate.does("chen", c.OfferPoint)
    if taken:
        debate.does("boris", c.AnswerPoint, accept=True)
    return debate


def _queued() -> Played:
    debate = _begun(3)
    debate.does("erik", c.AskFloor)
    debate.does("boris", c.AskFloor)
    return debate


def _muted() -> Played:
    debate = _begun(1)
    debate.does("ana", c.Mute, member="boris")
    return debate


def _order() -> Played:
    debate = _begun(1)
    debate.does("erik", c.RaiseOrder, words="She spoke twice.")
    return debate


def _all_over() -> Played:
    """As journals have it from when leaving the last segment out opened no vote."""
    debate = running(small())
    debate.does("ana", c.NameJudge, member="dana")
    for segment in range(4):
        skipped = e.Skipped(at=debate.at, by=MemberId("ana"), segment=segment)
        debate.state = evolve(debate.state, skipped)
        debate.events.append(skipped)
    return debate


def _closing() -> Played:
    debate = _all_over()
    debate.does("ana", c.Begin)
    return debate


def _judging() -> Played:
    debate = _closing()
    debate.does("ana", c.CloseVote)
    return debate


def _ended(last: type[c.CloseDebate | c.CancelDebate], **words: str) -> Played:
    debate = running(small())
    debate.does("ana", last, **words)
    return debate
