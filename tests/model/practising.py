"""A Parley that is killed while the opponent of a practice debate thinks.

python -m tests.model.practising FOLDER ADDRESS
"""

import asyncio
import os
import sys
from pathlib import Path

from msgspec.structs import replace

from bot.assembly import open_parley
from bot.community.communities import Communities
from bot.kernel.community_settings import DEFAULTS, ON
from bot.kernel.view import View
from bot.model.config import ModelConfig
from tests.model.conftest import ANN


async def main(folder: Path, address: str) -> None:
    config = ModelConfig(name="openai:any", address=f"{address}/v1", key="k", seconds=60)
    async with open_parley(folder, config) as parley:
        await parley.app.meet(ANN)
        settings = replace(DEFAULTS, model=ON, model_wording=ON)
        await parley.app.parts.of(Communities).set_up(ANN.community, settings)

        async def progress(_: View) -> None:
            os.write(sys.stdout.fileno(), b"thinking\n")

        motion = "This house trusts security guarantees."
        for line in (
            f"/practice start format:oxford article:brief {motion}",
            "/practice begin",
            "/practice speak A written promise deters, because breaking it costs a name.",
            "/practice done",
        ):
            await parley.app.hear(ANN, line, progress=progress)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
