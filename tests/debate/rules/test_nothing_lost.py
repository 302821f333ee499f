"""Whatever a debate takes from a member counts somewhere; all else is refused with a sentence."""

from collections.abc import Callable
from functools import reduce

import pytest

from bot.debate.commands import debating as c
from bot.debate.events import DebateEvent, PositionTaken
from bot.debate.evolve import evolve
from bot.debate.rules.acts import DebateAct
from bot.debate.rules.decide import decide
from bot.debate.rules.guests import GuestPosition
from bot.kernel.refusal import Refused, sentence
from tests.debate.rules.asking import asked
from tests.debate.rules.making import who
from tests.debate.rules.situations import PEOPLE, situations

VOTES = (c.TakePosition, c.SetPosition, GuestPosition)
ALWAYS_TAKEN = {"the first vote is open": "first", "the closing vote is open": "closing"}


def ask(doing: Callable[[], list[DebateEvent]]) -> list[DebateEvent] | Refused:
    """What follows, or the refusal."""
    try:
        return doing()
    except Refused as refused:
        return refused


@pytest.mark.parametrize("situation", situations())
@pytest.mark.parametrize("act", VOTES)
def test_a_vote_counts_or_is_refused(situation: str, act: type[c.TakePosition]) -> None:
    for name in PEOPLE:
        debate = situations()[situation]
        before = debate.state
        answer = ask(lambda debate=debate, name=name: debate.does(name, act, stance="2"))
        if isinstance(answer, Refused):
            assert str(sentence(answer)).strip()
            assert debate.state == before
            assert situation not in ALWAYS_TAKEN or act is GuestPosition
            continue
        (event,) = answer
        assert isinstance(event, PositionTaken)
        vote = debate.state.latest[who(name).member]
        assert (vote.position, vote.stance) == (event.position, 2)
        if situation in ALWAYS_TAKEN:
            assert event.phase == ALWAYS_TAKEN[situation]
            assert debate.state.cast[who(name).member] == vote
        else:
            assert event.phase == ("later" if situation == "it is closed" else "during")
            assert act is c.SetPosition or "closed" not in situation


@pytest.mark.parametrize("situation", situations())
@pytest.mark.parametrize("act", [c.FileBallot, c.RestatePoint, c.ConfirmRestatement, c.MakeClaim])
def test_an_act_changes_the_debate_or_is_refused(situation: str, act: type[DebateAct]) -> None:
    for name in PEOPLE:
        debate = situations()[situation]
        before = debate.state
        act_asked = asked(act, who(name), debate.at)
        answer = ask(lambda before=before, act_asked=act_asked: decide(before, act_asked))
        if isinstance(answer, Refused):
            assert str(sentence(answer)).strip()
        else:
            assert answer
            assert reduce(evolve, answer, before) != before
