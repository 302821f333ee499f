"""Practice by the clock and through a kill: its member is told, alone and once."""

import asyncio
import signal
import sys
from pathlib import Path

from msgspec.structs import replace

from bot.assembly import open_parley
from bot.kernel.ids import MemberId, PlaceId
from bot.kernel.rooms import Face
from bot.kernel.timekeeping import keeping_time
from bot.kernel.view import View
from bot.model.config import ModelConfig
from tests.fakes.model_server import ModelServer, Says, Slow
from tests.model.conftest import ANN, BO, Opens
from tests.model.practised import ASSURED, MOTION, hears, opponent, plain


class Whispers(Face):
    """A face that keeps what it was told to show to one member."""

    def __init__(self) -> None:
        super().__init__(self._publish)
        self.told: list[tuple[MemberId, View]] = []

    async def _publish(self, place: PlaceId, view: View, mark: str) -> None:
        raise AssertionError(f"nobody else may see this: {mark}")

    async def whisper(self, place: PlaceId, member: MemberId, view: View, mark: str) -> bool:
        self.told.append((member, view))
        return True


async def asked_once(server: ModelServer) -> None:
    while not server.asked:  # noqa: ASYNC110  # the server has no event of ours
        await asyncio.sleep(0.02)


async def until(face: Whispers, words: str, seconds: float = 15) -> View:
    async with asyncio.timeout(seconds):
        while True:
            for _, view in face.told:
                if words in plain(view):
                    return view
            await asyncio.sleep(0.05)


SHORT = """
id = "short"
name = "Short"
about = "Two speeches."
votes = false
winner = "none"
sides = [{ key = "one", name = "One" }, { key = "two", name = "Two" }]
seats = [{ key = "a", side = "one", name = "A" }, { key = "b", side = "two", name = "B" }]
segments = [
  { key = "s1", name = "First", kind = "speech", seconds = 1, characters = 500, actors = ["a"] },
  { key = "s2", name = "Second", kind = "speech", seconds = 60, characters = 500, actors = ["b"] },
]
"""


async def test_when_the_member_s_time_is_up_the_opponent_speaks_and_tells_them_alone(
    server: ModelServer, parley: Opens
) -> None:
    server.answers = opponent
    face = Whispers()

    # The model has time: where it takes too long, the opponent quotes the article instead.
    async with parley(seconds=60) as opened:
        added = await hears(opened, replace(BO, name="Bo"), f"/format add {SHORT}")
        assert not added.trouble, plain(added)
        rooms = opened.app.parts.rooms
        with rooms.served(ANN.community, face):
            async with keeping_time(opened.app.parts):
                await hears(opened, ANN, f"/practice start format:short article:brief {MOTION}")
                await hears(opened, ANN, "/practice begin")
                view = await until(face, "Speech 1, your opponent", seconds=120)

    assert ASSURED in plain(view)
    assert {member for member, _ in face.told} == {ANN.member}


async def test_after_a_kill_while_the_opponent_thinks_it_answers_once(
    server: ModelServer, tmp_path: Path
) -> None:
    server.will(Slow(60, Says({"sentences": []})))
    server.answers = opponent
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.model.practising",
        str(tmp_path),
        server.address,
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert child.stdout is not None
    async with asyncio.timeout(40):
        assert await child.stdout.readline() == b"thinking\n"
        await asked_once(server)
    child.send_signal(signal.SIGKILL)
    await child.wait()

    face = Whispers()
    config = ModelConfig(name="openai:any", address=f"{server.address}/v1", key="k", seconds=5)
    async with open_parley(tmp_path, config) as opened:
        with opened.app.parts.rooms.served(ANN.community, face):
            async with keeping_time(opened.app.parts):
                view = await until(face, "your opponent (practice)")
            board = await hears(opened, ANN, "/practice show")
        held = await opened.db.read("SELECT how FROM practice_speeches ORDER BY given_at, how")

    assert ASSURED in plain(view)
    assert [how for (how,) in held] == ["own", "worded"]
    assert "Next: " in plain(board)
    assert len(server.asked) == 2
