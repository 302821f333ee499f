"""Parley with a language model at a local server, switched on in one community."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

import pytest
from msgspec.structs import replace

from bot.assembly import Parley, open_parley
from bot.community.communities import Communities
from bot.kernel.command import Caller
from bot.kernel.community_settings import DEFAULTS, OFF, ON
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.kernel.permission import Role
from bot.model.config import ModelConfig
from bot.model.providers import make_model
from bot.model.rules.budget import Limits
from tests.fakes.model_server import ModelServer, running

ANN = Caller(
    community=CommunityId("ours"), place=PlaceId("hall"), member=MemberId("ann"), name="Ann"
)
BO = replace(ANN, member=MemberId("bo"), name="Bo", role=Role.ADMIN)


class Opens(Protocol):
    """Opens Parley with the model at the test's server."""

    def __call__(
        self,
        *,
        name: str = ...,
        seconds: float = ...,
        limits: Limits = ...,
        on: bool = ...,
        wording: bool = ...,
        at_once: int = ...,
        by_meaning: bool = ...,
    ) -> AbstractAsyncContextManager[Parley]: ...


@pytest.fixture(scope="session", autouse=True)
def library() -> None:
    """The library that speaks to models, loaded: it takes a second, which a question’s time counts,
    and here questions have little."""
    make_model(ModelConfig(name="openai:any", address="http://127.0.0.1:9/v1", key="none"))
    make_model(ModelConfig(name="anthropic:any", key="none"))


@pytest.fixture
async def server() -> AsyncIterator[ModelServer]:
    async with running() as served:
        yield served


@pytest.fixture
def parley(server: ModelServer, tmp_path: Path) -> Opens:
    @asynccontextmanager
    async def opened(
        *,
        name: str = "openai:any",
        seconds: float = 5.0,
        limits: Limits | None = None,
        on: bool = True,
        wording: bool = True,
        at_once: int = 8,
        by_meaning: bool = True,
    ) -> AsyncIterator[Parley]:
        config = ModelConfig(
            name=name,
            address=server.address + ("" if name.startswith("anthropic") else "/v1"),
            key="hush",
            seconds=seconds,
            limits=limits or Limits(),
            at_once=at_once,
        )
        async with open_parley(tmp_path, config, by_meaning=by_meaning) as parley:
            await parley.app.meet(ANN)
            await parley.app.meet(BO)
            if on:
                settings = replace(DEFAULTS, model=ON, model_wording=ON if wording else OFF)
                await parley.app.parts.of(Communities).set_up(ANN.community, settings)
            yield parley

    return opened
