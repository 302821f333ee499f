"""Practice is one member's alone: what is refused, kept, and erased."""

import json

from bot.community.rows import exporting
from bot.debate.refusals import DebateRefusal
from bot.kernel.refusal import KernelRefusal
from bot.model.refusals import ModelRefusal
from bot.practice.content.remarks import REMARKS
from bot.practice.refusals import PracticeRefusal
from tests.fakes.model_server import ModelServer, Says
from tests.model.conftest import ANN, Opens
from tests.model.practised import CY, MINE, MOTION, begun, buttons, hears, opponent, plain
from tests.refusals import say_plainly


async def test_where_it_is_off_one_sentence_says_so(server: ModelServer, parley: Opens) -> None:
    async with parley(on=False) as opened:
        here = await hears(opened, ANN, f"/practice start {MOTION}")
    async with parley(name="") as opened:
        anywhere = await hears(opened, ANN, f"/practice start {MOTION}")

    assert plain(here) == say_plainly(ModelRefusal.MODEL_OFF_HERE)
    assert plain(anywhere) == say_plainly(ModelRefusal.MODEL_OFF)


# --- refusals ---------------------------------------------------------------------------------


async def test_what_cannot_be_done_is_said(server: ModelServer, parley: Opens) -> None:
    server.answers = opponent

    async with parley() as opened:
        none = await hears(opened, ANN, "/practice show")
        format_ = await hears(opened, ANN, f"/practice start format:bp {MOTION}")
        side = await hears(opened, ANN, f"/practice start side:left {MOTION}")
        await hears(opened, ANN, f"/practice start {MOTION}")
        twice = await hears(opened, ANN, f"/practice start {MOTION}")
        early = await hears(opened, ANN, "/practice speak Now!")
        await hears(opened, ANN, "/practice begin")
        long = await hears(opened, ANN, "/practice speak " + "word " * 1000)
        empty = await hears(opened, ANN, "/practice speak !!!")
        await hears(opened, ANN, f"/practice speak {MINE}")
        again = await hears(opened, ANN, f"/practice speak {MINE}")
        paused = await hears(opened, ANN, "/practice pause")
        on = await hears(opened, ANN, buttons(paused)["Go on"])
        stopped = await hears(opened, ANN, "/practice stop")

    assert plain(none) == say_plainly(PracticeRefusal.NO_PRACTICE)
    assert "You can’t practise “British Parliamentary” alone" in plain(format_)
    assert "There is no side “left”" in plain(side)
    assert plain(twice) == say_plainly(PracticeRefusal.PRACTICE_RUNS)
    assert plain(early) == say_plainly(DebateRefusal.NOT_YOUR_TURN)
    assert "at most 4700 characters" in plain(long)
    assert plain(empty) == say_plainly(DebateRefusal.SPEECH_EMPTY)
    assert plain(again) == say_plainly(KernelRefusal.SAID_ALREADY)
    assert "(paused)" in plain(paused)
    assert "Speak" in buttons(on)
    assert "You ended it." in plain(stopped)


async def test_a_speech_of_practice_gets_feedback_like_any_other(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = opponent

    async with parley() as opened:
        await begun(opened, "format:oxford")
        server.always(Says({"remarks": [{"remark": 1, "sentence": 101}]}))
        view = await hears(opened, ANN, "/practice feedback")
        theirs = await hears(opened, ANN, "/practice feedback 2")
        foreign = await hears(opened, CY, "/practice feedback")

    assert "Your speech 1" in plain(view)
    assert REMARKS[0].words in plain(view)
    assert plain(theirs) == say_plainly(PracticeRefusal.COACH_NOT_YOUR_SPEECH)
    assert plain(foreign) == say_plainly(PracticeRefusal.NO_PRACTICE)


# --- nobody else's eyes -----------------------------------------------------------------------


async def test_nobody_else_sees_it_and_nothing_counts_it(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = opponent

    async with parley() as opened:
        view = await begun(opened, "format:oxford")
        action = next(one for one in buttons(view).values() if "practice:" in one)
        foreign = [
            await hears(opened, CY, line)
            for line in (action, "/practice show", action.replace("begin", "show"))
        ]
        debates = await hears(opened, ANN, "/debate list")
        history = await hears(opened, ANN, "/position history")
        exported = json.dumps(await exporting.export_community(opened.db, ANN.community))
        sent = str([asked.body for asked in server.asked])

    assert [plain(one) for one in foreign] == [say_plainly(PracticeRefusal.NO_PRACTICE)] * 3
    assert "There has been no debate yet." in plain(debates)
    assert MOTION not in plain(history)
    assert MINE not in exported
    assert MOTION not in exported
    assert "practice:" not in exported
    for name in ("Cyprian", "Ann", "ann", "terminal", "ours"):
        assert f" {name} " not in sent


async def test_erased_it_is_empty_and_over_and_nothing_more_is_sent(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = opponent

    async with parley() as opened:
        await hears(opened, ANN, f"/practice start format:oxford article:brief {MOTION}")
        await hears(opened, ANN, "/practice begin")
        await hears(opened, ANN, f"/practice speak {MINE}")
        held = await hears(opened, ANN, "/privacy show")
        await hears(opened, ANN, "/privacy erase yes")
        gone = await hears(opened, ANN, "/practice done")
        left = await opened.db.read("SELECT motion, closed_at IS NULL FROM practices")
        words = await opened.db.read("SELECT DISTINCT words, sources FROM practice_speeches")

    assert "Speeches in practice" in plain(held)
    assert plain(gone) == say_plainly(PracticeRefusal.NO_PRACTICE)
    assert left == [("", 0)]
    assert words == [("", "")]
    assert server.asked == []


# --- the clock, and a kill ---------------------------------------------------------------------
