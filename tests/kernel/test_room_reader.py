"""What all of a community see at once is in the community's own language."""

from pathlib import Path

from msgspec.structs import replace

from bot.assembly import open_parley
from bot.community.communities import Communities
from bot.kernel.community_settings import DEFAULTS
from bot.kernel.message import say
from bot.kernel.room_reader import room_reader
from tests.test_scenarios import said_by


async def test_a_room_reads_english_until_its_community_chooses_a_language(tmp_path: Path) -> None:
    community, words = said_by("Ann", None).community, say("They say the same.")
    async with open_parley(tmp_path) as parley:
        parts = parley.app.parts
        before = (await room_reader(parts, community)).word(words)
        await parts.of(Communities).set_up(community, replace(DEFAULTS, language="fr"))
        after = (await room_reader(parts, community)).word(words)

    assert (before, after) == ("They say the same.", "Ils disent la même chose.")
