"""A refusal of what others can do says who they are, and what its reader can do instead."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from bot.assembly import open_parley
from bot.debate.commands import debating as c
from bot.debate.refusals import DebateRefusal
from bot.debate.rules.allowed import find_refusal, may
from bot.debate.state import OVER
from bot.debate.views.refusing import EXPLAINED, explain_refusal
from bot.debate.views.steps import OFFICES, RUN_BUTTON, TABLE, allowed_steps, steps
from bot.kernel.catalog.parsing import parse_line
from bot.kernel.reader import ENGLISH
from bot.kernel.view import Buttons, Text, View
from tests.debate.rules.making import Played, running, small, who
from tests.debate.rules.situations import situations
from tests.test_scenarios import said_by

NAMES = {name: name.title() for name in ("ana", "boris", "chen", "dana", "erik")}
SITUATIONS = situations()


def explained(played: Played, act: type[c.DebateActs], name: str) -> tuple[str, list[str]]:
    """What is said after the refusal of an act, and the buttons under it."""
    by = who(name)
    refusal = find_refusal(played.state, act, by)
    assert refusal is not None
    assert refusal.code in EXPLAINED, refusal.code
    found = explain_refusal(played.state, refusal.code, by, NAMES)
    return " ".join(found.sentences), [button.label for button in found.buttons]


def test_who_speaks_and_who_chairs_is_named() -> None:
    played = running(small())
    played.does("ana", c.Skip)
    played.does("boris", c.Begin)

    assert explained(played, c.Speak, "chen") == ("Boris has the floor.", ["Write ahead"])
    assert explained(played, c.Speak, "erik") == ("Boris has the floor.", ["See the debate"])
    assert explained(played, c.Pause, "erik") == ("The chair is Ana.", ["See the debate"])
    assert explained(played, c.FileBallot, "erik") == ("Nobody judges this debate.", ["Vote"])
    played.does("ana", c.NameJudge, member="dana")
    assert explained(played, c.FileBallot, "erik")[0] == "The adjudicator is Dana."


def test_where_nobody_chairs_it_says_who_runs_the_debate() -> None:
    played = running(small())
    played.state = replace(played.state, chairs=frozenset())

    assert explained(played, c.FlipCoin, "erik")[0] == (
        "Nobody chairs this debate. People with a seat run it, and an admin can, too."
    )


@pytest.mark.parametrize("going_on", SITUATIONS)
def test_what_is_offered_instead_is_allowed(going_on: str) -> None:
    from bot.assembly import CATALOG

    state = SITUATIONS[going_on].state
    for act in TABLE:
        for name in NAMES:
            refusal = find_refusal(state, act, who(name))
            if refusal is None or refusal.code not in EXPLAINED:
                continue
            for button in explain_refusal(state, refusal.code, who(name), NAMES).buttons:
                builds = parse_line(button.action, CATALOG).entry.builds
                assert builds is c.ShowDebate or may(state, builds, who(name)), button


@pytest.mark.parametrize("going_on", SITUATIONS)
def test_all_see_no_act_of_those_who_run_a_debate_without_a_chair(going_on: str) -> None:
    state = replace(SITUATIONS[going_on].state, chairs=frozenset())
    offices = {
        step.button.label: TABLE[step.act].who
        for step in allowed_steps(state)
        if step.act is not None and TABLE[step.act].who in OFFICES
    }
    shared = [button.label for button in steps(state)]

    assert not set(shared) & offices.keys()
    runs = any(may(state, act, who("boris")) for act in (c.StartDebate, c.CloseVote, c.Resume))
    assert (RUN_BUTTON.label in shared) is (runs and state.phase not in OVER)


def words(views: tuple[View, ...]) -> str:
    (view,) = views
    assert isinstance(view.blocks[0], Text)
    return " ".join(ENGLISH.bare(str(span)) for span in view.blocks[0].spans)


async def test_it_is_said_of_a_command_and_of_a_form_alike(tmp_path: Path) -> None:
    cyd, bob, dee = said_by("Cyd", "chair"), said_by("Bob", None), said_by("Dee", None)
    async with open_parley(tmp_path) as parley:
        hear = parley.app.hear
        await hear(cyd, "/debate open format:oxford This house would act.")
        await hear(bob, "/debate join for")
        await hear(dee, "/debate join against")
        assert "The chair is Cyd." in words(await hear(dee, "/chair cancel"))
        for line in ("/debate start", "/chair count", "/debate begin"):
            await hear(cyd, line)
        for line in ("/debate speak", "/debate speak Me too."):
            refused = await hear(dee, line)
            assert "Bob has the floor." in words(refused) or "not your turn" in words(refused)
        eve = said_by("Eve", None)
        refused = await hear(eve, "/debate ballot")
        assert str(DebateRefusal.NOT_JUDGE.value) in words(refused)
        assert "Nobody judges this debate." in words(refused)
        (view,) = refused
        (buttons,) = (block for block in view.blocks if isinstance(block, Buttons))
        assert all(" debate:" in button.action for button in buttons.buttons)
        assert await hear(eve, buttons.buttons[0].action)


@pytest.mark.parametrize("code", [DebateRefusal.SEAT_TAKEN, DebateRefusal.NO_SUCH_SEAT])
def test_who_cannot_have_a_seat_is_offered_the_sides_that_have_one(code: DebateRefusal) -> None:
    played = Played(small())
    played.does("boris", c.TakeSeat, seat="pro1")

    found = explain_refusal(played.state, code, who("chen"), {})

    assert [(str(b.label), b.action) for b in found.buttons] == [("Join Con", "/debate join con")]
    assert explain_refusal(running(small()).state, code, who("dana"), {}).buttons == ()
