"""Each side restates the other's best point before the closing vote, and that side answers."""

import pytest

from bot.adapters.plain.render import rendered
from bot.debate.commands import debating as c
from bot.debate.content import formats
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.format import Format
from bot.debate.rules.listening import find_unheard, is_asked_for
from bot.debate.state import DebatePhase
from bot.debate.views.announcing import announcement
from bot.debate.views.asking import find_called, find_offers
from bot.debate.views.formats import format_page
from tests.debate.rules.making import Played, running, small
from tests.debate.rules.test_rules import kinds, refused

NAMES = {name: name.title() for name in ("boris", "chen", "dana", "erik")}


def before_the_vote() -> Played:
    """All segments are over, and the closing vote is open; boris is for, chen against."""
    played = running(small())
    for _ in range(4):
        played.does("ana", c.Skip)
    assert played.state.phase is DebatePhase.CLOSING_VOTE
    return played


def news(played: Played, words: dict[str, str]) -> list[str]:
    told = announcement(played.events[-1], played.state, NAMES, words)
    assert told is not None
    return [str(span) for span in told.spans]


def test_a_side_restates_and_the_other_says_that_it_is_their_point() -> None:
    played = before_the_vote()

    (restated,) = played.does("boris", c.RestatePoint, words="You fear a war by accident.")
    assert find_unheard(played.state) == (restated,)
    assert find_called(restated, played.state) == ["chen"]
    offered = [str(step.button.label) for step in find_offers(played.state, restated)]
    assert offered == ["Yes, that is our point", "Not quite"]
    played.does("chen", c.ConfirmRestatement)

    assert find_unheard(played.state) == ()
    assert find_offers(played.state, restated) == ()
    again = refused(played, "boris", c.RestatePoint, words="And more.")
    assert again is DebateRefusal.RESTATED_ALREADY


def test_what_was_not_quite_the_point_is_corrected_and_restated_once_more() -> None:
    played = before_the_vote()
    played.does("boris", c.RestatePoint, words="You want no guarantee.")
    assert refused(played, "boris", c.RestatePoint, words="x") is DebateRefusal.RESTATED_ALREADY

    (answer,) = played.does("chen", c.CorrectRestatement, words="We want one that can be kept.")
    assert answer.correction
    assert "not quite" in str(news(played, {answer.correction: "We want one that can be kept."}))
    assert kinds(played.does("boris", c.RestatePoint, words="One that can be kept.")) == [
        "PointRestated"
    ]
    played.does("chen", c.ConfirmRestatement)
    assert len(played.state.restatements) == 2


@pytest.mark.parametrize("command", [c.ConfirmRestatement, c.CorrectRestatement])
def test_each_button_answers_the_restatement_that_it_stands_under(
    command: type[c.ConfirmRestatement],
) -> None:
    played, words = before_the_vote(), {"words": "No."} if command is c.CorrectRestatement else {}
    (of_con,) = played.does("boris", c.RestatePoint, words="You fear a war by accident.")
    (of_pro,) = played.does("chen", c.RestatePoint, words="You fear silence.")
    numbers = [
        step.button.action.rpartition(":")[2]
        for event in (of_con, of_pro)
        for step in find_offers(played.state, event)
    ]
    assert numbers == ["1", "1", "2", "2"]

    for name, number in (("boris", 1), ("chen", 2)):
        not_yours = refused(played, name, command, restatement=number, **words)
        assert not_yours is DebateRefusal.RESTATEMENT_NOT_YOURS
    (answer,) = played.does("boris", command, restatement=2, **words)
    assert answer.restatement == of_pro.restatement
    answered = refused(played, "boris", command, restatement=2, **words)
    assert answered is DebateRefusal.RESTATEMENT_ANSWERED
    unknown = refused(played, "boris", command, restatement=7, **words)
    assert unknown is DebateRefusal.NOTHING_RESTATED


def test_only_the_other_side_answers_and_only_what_waits() -> None:
    played = before_the_vote()
    nothing = DebateRefusal.NOTHING_RESTATED
    assert refused(played, "chen", c.ConfirmRestatement) is nothing
    played.does("boris", c.RestatePoint, words="You fear a war.")

    assert refused(played, "boris", c.ConfirmRestatement) is nothing
    assert refused(played, "erik", c.ConfirmRestatement) is DebateRefusal.NO_SEAT
    assert refused(played, "erik", c.RestatePoint, words="hm") is DebateRefusal.NO_SEAT
    assert refused(played, "chen", c.CorrectRestatement, words="…") is DebateRefusal.SPEECH_EMPTY
    assert kinds(played.does("chen", c.RestatePoint, words="You fear silence.")) == [
        "PointRestated"
    ]


def test_points_are_restated_from_the_last_segment_on_and_block_nothing() -> None:
    played = running(small())
    early = refused(played, "boris", c.RestatePoint, words="You fear a war.")
    assert early is DebateRefusal.RESTATE_LATER
    for _ in range(3):
        played.does("ana", c.Skip)
    played.does("boris", c.RestatePoint, words="You fear a war.")

    played.does("ana", c.Skip)
    played.does("ana", c.CloseVote)

    assert played.state.phase is not DebatePhase.CLOSING_VOTE
    assert refused(played, "chen", c.ConfirmRestatement) is DebateRefusal.DEBATE_OVER


def test_the_closing_vote_asks_for_it_where_four_or_more_take_part() -> None:
    few = before_the_vote()
    assert not is_asked_for(few.state)
    assert "best point" not in str(news(few, {}))

    many = running(small())
    for name in ("dana", "erik"):
        many.does(name, c.SetPosition, stance="1")
    assert not is_asked_for(many.state)
    many = Played(small())
    many.does("boris", c.TakeSeat, seat="pro1")
    many.does("chen", c.TakeSeat, seat="con1")
    many.does("ana", c.StartDebate)
    for name in ("boris", "chen", "dana", "erik"):
        many.does(name, c.TakePosition, stance="1")
    many.does("ana", c.CloseVote)
    for _ in range(4):
        many.does("ana", c.Skip)

    assert is_asked_for(many.state)
    assert "best point" in str(news(many, {}))
    opened = many.events[-1]
    assert [step.act for step in find_offers(many.state, opened)] == [
        c.TakePosition,
        c.RestatePoint,
    ]


def test_a_replay_gives_the_same_debate() -> None:
    played = before_the_vote()
    played.does("boris", c.RestatePoint, words="You fear a war.")
    played.does("chen", c.CorrectRestatement, words="We fear a promise that is broken.")

    assert played.replayed() == played.state


def four_teams(**opened: bool) -> Played:
    """British Parliamentary, in its closing vote, with a speaker of each team."""
    played = Played(formats.load()["bp"], **opened)
    for name, seat in (("boris", "pm"), ("chen", "lo"), ("dana", "mg"), ("erik", "mo")):
        played.does(name, c.TakeSeat, seat=seat)
    played.does("ana", c.StartDebate)
    for name in ("boris", "chen", "dana", "erik"):
        played.does(name, c.TakePosition, stance="1")
    played.does("ana", c.CloseVote)
    while played.state.phase is not DebatePhase.CLOSING_VOTE:
        played.does("ana", c.Skip)
    return played


def test_each_of_four_teams_restates_the_team_opposite_and_that_team_answers() -> None:
    played = four_teams()
    assert "of the team that you answer" in str(news(played, {}))

    restated = [
        played.does(name, c.RestatePoint, words="You fear a war.")[0]
        for name in ("boris", "chen", "dana", "erik")
    ]

    assert [(one.side, one.of) for one in restated] == [
        ("og", "oo"), ("oo", "og"), ("cg", "co"), ("co", "cg"),
    ]  # fmt: skip
    (heard,) = played.does("erik", c.ConfirmRestatement)
    assert heard.restatement == restated[2].restatement
    assert find_called(restated[0], played.state) == ["chen"]


def test_a_debate_that_leaves_it_out_asks_nobody_and_says_so() -> None:
    played = four_teams(restate=False)

    assert not is_asked_for(played.state)
    assert "best point" not in str(news(played, {}))
    assert (
        refused(played, "boris", c.RestatePoint, words="You fear a war.")
        is DebateRefusal.RESTATING_LEFT_OUT
    )


@pytest.mark.parametrize("form", formats.load().values(), ids=lambda form: form.id)
def test_every_format_says_whose_point_each_side_restates(form: Format) -> None:
    page = rendered(format_page(form), width=10_000)
    pairs = {side.key: other for side in form.sides if (other := form.find_answered(side.key))}

    assert all(pairs[other] == side for side, other in pairs.items())
    assert ("nobody is asked to" in page) is not pairs
    if len(form.sides) > 1 and all(form.seats_of(side.key) for side in form.sides[:2]):
        assert pairs


def test_a_format_can_leave_it_out() -> None:
    form = small(restates="false")

    assert not any(form.find_answered(side.key) for side in form.sides)
