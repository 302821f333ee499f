"""Parley put together: the open store, the library over it, and all that is done for commands."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot import clock
from bot.app import App
from bot.catalog import CATALOG
from bot.communities import Communities
from bot.library import Library
from bot.model.asking import LanguageModel
from bot.model.config import ModelConfig
from bot.parts import Parts
from bot.store.database import Database, open_database
from bot.store.instants import to_ms
from bot.uses.table import Modules, Uses

USES: Modules = {
    "bot.core.article.commands": ("bot.uses.articles", "bot.uses.asking"),
    "bot.core.debate.commands": (
        "bot.uses.opening",
        "bot.uses.debates",
        "bot.uses.positions",
        "bot.uses.claims",
        "bot.uses.formats",
    ),
    "bot.core.audience.commands": ("bot.uses.audiences",),
    "bot.core.guarantee.sheets.commands": (
        "bot.uses.sheets",
        "bot.uses.sheet_files",
        "bot.uses.own_sheets",
        "bot.uses.amending",
        "bot.uses.sheet_votes",
        "bot.uses.debating_sheets",
        "bot.uses.sheet_evidence",
    ),
    "bot.core.digest.commands": (
        "bot.uses.summing_up",
        "bot.uses.suggesting",
        "bot.uses.unanswered",
    ),
    "bot.core.opinion.commands": (
        "bot.uses.statements",
        "bot.uses.proposals",
        "bot.uses.motions",
        "bot.uses.consensus",
        "bot.uses.drafting",
    ),
    "bot.core.exercise.commands": ("bot.uses.exercises",),
    "bot.core.guarantee.commands": ("bot.uses.guarantees",),
    "bot.core.sharing.commands": ("bot.uses.sharing",),
    "bot.core.community.commands": ("bot.uses.communities", "bot.uses.home"),
    "bot.core.model.commands": ("bot.uses.modelling",),
    "bot.core.coaching.commands": ("bot.uses.coaching",),
    "bot.core.practice.commands": ("bot.uses.practising",),
    "bot.core.privacy.commands": ("bot.uses.privacy",),
    "bot.core.catalog.commands": ("bot.uses.helping", "bot.uses.paging"),
}
"""By the module of commands: the modules whose USES say what is done for them. Each is loaded when
it is first needed."""

KINDS: Mapping[str, str] = {
    "debate": "bot.debates.keeping",
    "sheet": "bot.guarantees.keeping",
    "exercise": "bot.exercises.keeping",
    "practice": "bot.practices.keeping",
}
"""By the kind of journal: the module whose KIND says what is done for it."""

AFTER_DEBATES = ("bot.guarantees.following",)
"""Modules that hear of a debate's end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parley:
    """A running Parley, without a face yet."""

    app: App
    db: Database
    library: Library


@asynccontextmanager
async def open_parley(folder: Path, model: ModelConfig | None = None) -> AsyncIterator[Parley]:
    """Parley over the store in a data folder, with a language model or without. Raises what
    `open_database` and `LanguageModel` raise."""
    async with open_database(folder, to_ms(clock.now())) as db:
        library = Library(db)
        communities = Communities(db)
        parts = Parts(
            db=db,
            library=library,
            catalog=CATALOG,
            communities=communities,
            model=LanguageModel(db, communities, model),
            kinds=KINDS,
            after_debates=AFTER_DEBATES,
        )
        try:
            yield Parley(app=App(parts, Uses(USES)), db=db, library=library)
        finally:
            await parts.model.close()
