"""A sheet's own words in the room: shown once when they come up, also after a kill; and what a role
alone was told, with a way to hand it in."""

from pathlib import Path

from bot.kernel.timekeeping import catch_up
from tests.exercise.rooms.playing import Game, game

WORDS = "Each answers within a day, whatever else is decided."


async def played_to_the_report(play: Game) -> None:
    for name, line in (
        ("ana", "/guarantee new own:yes basis:author_proposal Our own guarantee"),
        ("ana", f'/guarantee set deadline meet_24 words:"{WORDS}"'),
        ("ana", "/guarantee adopt"),
        ("ana", "/exercise open strike_on_city"),
        ("boris", "/exercise join beneficiary"),
        ("chen", "/exercise join frontline"),
        ("gil", "/exercise join assessor"),
        ("ana", "/exercise begin"),
        ("boris", "/exercise report"),
    ):
        said = await play.says(name, line)
        assert "Parley’s mistake" not in said, said


async def test_they_are_shown_once_and_judged_on_record(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await played_to_the_report(play)
        assert play.face.words().count(f"“{WORDS}”") == 1
        for name, kept in (("boris", "no"), ("chen", "yes")):
            await play.says(name, f"/incident kept deadline {kept}")
    async with game(tmp_path) as play:  # the process was killed: nothing is shown anew
        await catch_up(play.parley.app.parts)
        assert WORDS not in play.face.words()
        await play.says("ana", "/exercise convene")
        await play.says("ana", "/exercise end yes")
        details = await play.says("ana", "/exercise debrief kind:details")

        assert WORDS not in play.face.words().split("Debrief:")[0]
        assert (
            "Its words are kept, according to the Frontline Guarantor, and not kept, according to "
            "the Beneficiary." in details
        )


async def test_a_brief_has_them_for_whoever_owes_them(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await played_to_the_report(play)

        assert WORDS in await play.says("chen", "/exercise brief")
        assert WORDS not in await play.says("gil", "/exercise brief")


async def test_news_for_one_role_comes_with_a_way_to_hand_it_in(tmp_path: Path) -> None:
    async with game(tmp_path) as play:
        await played_to_the_report(play)
        await play.says("ana", '/exercise inject "Our radar saw it." to:beneficiary')
        told = [words for member, words in play.face.told if member == "boris"]

        assert "Our radar saw it." in told[-1]
        assert "The Assessor has not seen all of it." in told[-1]
        await play.says("boris", "/incident evidence")
        assert "has not seen all" not in await play.says("boris", "/exercise brief")
