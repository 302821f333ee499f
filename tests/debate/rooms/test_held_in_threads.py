"""What is typed in a channel finds the last debate that was held in a thread of it."""

from pathlib import Path

from msgspec.structs import replace

from bot.adapters.plain.render import rendered
from bot.assembly import Parley, open_parley
from bot.kernel.command import Caller
from bot.kernel.ids import PlaceId
from tests.test_scenarios import said_by

ANN, BO = said_by("Ann", "chair"), said_by("Bo", None)


async def hears(parley: Parley, by: Caller, line: str) -> str:
    return "\n".join(rendered(view, width=10_000) for view in await parley.app.hear(by, line))


async def test_a_debate_of_a_thread_is_found_from_its_channel_when_it_is_over(
    tmp_path: Path,
) -> None:
    async with open_parley(tmp_path) as parley:
        in_thread = replace(ANN, place=PlaceId("t"), within=ANN.place)
        await hears(parley, in_thread, "/debate open motion:Promises need exits.")
        await hears(parley, in_thread, "/statement add Every promise needs an exit.")
        await hears(parley, in_thread, "/chair close Enough.")

        assert "Promises need exits." in await hears(parley, BO, "/debate result")
        assert "Every promise needs an exit." in await hears(parley, BO, "/statement list")
        assert "no debate" not in (await hears(parley, BO, "/consensus show")).casefold()
