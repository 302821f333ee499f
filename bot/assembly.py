"""Parley put together: the open store, the library over it, and all that is done for commands."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec import Struct

from bot.app import App
from bot.article.library import Library
from bot.catalog import CATALOG
from bot.community.communities import Communities
from bot.debate.files.appendix import AppendixPort
from bot.debate.handlers.ports import ExerciseDebriefs, MotionSource
from bot.kernel import clock
from bot.kernel.handlers import Modules, Uses
from bot.kernel.parts import Parts
from bot.model.asking import LanguageModel
from bot.model.config import ModelConfig
from bot.opinion.handlers.ports import GuaranteeNames
from bot.store.database import Database, open_database
from bot.store.instants import to_ms

USES: Modules = {
    "bot.article.commands": ("bot.article.handlers.articles", "bot.article.handlers.asking"),
    "bot.debate.commands.debating": (
        "bot.debate.handlers.opening",
        "bot.debate.handlers.debates",
        "bot.debate.handlers.positions",
        "bot.debate.handlers.claim_list",
        "bot.debate.handlers.formats",
    ),
    "bot.debate.commands.audience": ("bot.debate.handlers.audiences",),
    "bot.guarantee.commands.sheets": (
        "bot.guarantee.handlers.sheets",
        "bot.guarantee.handlers.sheet_files",
        "bot.guarantee.handlers.own_sheets",
        "bot.guarantee.handlers.amending",
        "bot.guarantee.handlers.sheet_votes",
        "bot.guarantee.handlers.debating_sheets",
        "bot.guarantee.handlers.sheet_evidence",
    ),
    "bot.debate.commands.digest": (
        "bot.debate.handlers.summing_up",
        "bot.debate.handlers.suggesting",
        "bot.debate.handlers.unanswered",
    ),
    "bot.opinion.commands": (
        "bot.opinion.handlers.statements",
        "bot.opinion.handlers.proposals",
        "bot.opinion.handlers.motions",
        "bot.opinion.handlers.consensus",
        "bot.opinion.handlers.drafting",
    ),
    "bot.exercise.commands.playing": ("bot.exercise.handlers.exercises",),
    "bot.guarantee.commands.designs": ("bot.guarantee.handlers.guarantees",),
    "bot.debate.commands.files": ("bot.debate.handlers.files",),
    "bot.community.commands.settings": (
        "bot.community.handlers.communities",
        "bot.community.handlers.home",
    ),
    "bot.model.commands": ("bot.model.handlers",),
    "bot.practice.commands.coaching": ("bot.practice.handlers.coaching",),
    "bot.practice.commands.practising": ("bot.practice.handlers.practising",),
    "bot.community.commands.privacy": ("bot.community.handlers.privacy",),
    "bot.community.commands.help": (
        "bot.community.handlers.helping",
        "bot.community.handlers.paging",
    ),
}
"""By the module of commands: the modules whose USES say what is done for them. Each is loaded when
it is first needed."""

KINDS: Mapping[str, str] = {
    "debate": "bot.debate.journal",
    "sheet": "bot.guarantee.handlers.keeping",
    "exercise": "bot.exercise.journal",
    "practice": "bot.practice.journal",
}
"""By the kind of stream: the module whose JOURNAL says what is done for it."""

PORTS: Mapping[type, str] = {
    MotionSource: "bot.opinion.handlers.opening_motions",
    AppendixPort: "bot.opinion.handlers.files",
    GuaranteeNames: "bot.guarantee.handlers.names",
    ExerciseDebriefs: "bot.exercise.handlers.debriefs",
}
"""By the class of a port: the module whose PORT fills it. What a feature needs of one above it,
it asks a port for."""

AFTER_DEBATES = ("bot.guarantee.handlers.following",)
"""Modules that hear of a debate's end."""


class Parley(Struct, frozen=True, kw_only=True):
    """A running Parley, without a face yet."""

    app: App
    db: Database
    library: Library


@asynccontextmanager
async def open_parley(folder: Path, model: ModelConfig | None = None) -> AsyncIterator[Parley]:
    """Parley over the store in a data folder, with a language model or without. Raises what
    `open_database` and `LanguageModel` raise."""
    async with open_database(folder, to_ms(clock.now())) as db:
        library, communities = Library(db), Communities(db)
        asked = LanguageModel(db, communities, model)
        parts = Parts(
            db=db,
            catalog=CATALOG,
            communities=communities,
            services=(library, communities, asked),
            kinds=KINDS,
            ports=PORTS,
            after_debates=AFTER_DEBATES,
        )
        try:
            yield Parley(app=App(parts, Uses(USES)), db=db, library=library)
        finally:
            await asked.close()
