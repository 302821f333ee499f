"""What features work with, found by its class."""

from pathlib import Path

import pytest

from bot.article.library import Library
from bot.assembly import open_parley
from bot.debate.ports import MotionSource
from bot.model.asking import LanguageModel
from bot.opinion.handlers import opening_motions


async def test_services_and_ports_are_found_by_their_class(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        parts = parley.app.parts

        assert parts.of(Library) is parley.library
        assert isinstance(parts.of(LanguageModel), LanguageModel)
        assert await parts.port(MotionSource) is opening_motions.PORT


async def test_what_nobody_hands_in_is_named(tmp_path: Path) -> None:
    async with open_parley(tmp_path) as parley:
        with pytest.raises(LookupError, match="hands in no Path"):
            parley.app.parts.of(Path)
        with pytest.raises(LookupError, match="no FEATURE fills the port Path"):
            await parley.app.parts.port(Path)
