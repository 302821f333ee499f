"""Parley put together: its features, the open store, and the library over it."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bot import article, community, debate, evening, exercise, guarantee, model, opinion, practice
from bot.app import App
from bot.article.library import Library
from bot.community.communities import Communities
from bot.kernel import clock
from bot.kernel.catalog.declared import catalog_of
from bot.kernel.catalog.parameters import Catalog
from bot.kernel.feature import Feature, Group
from bot.kernel.handlers import Features, FeatureTable
from bot.kernel.loading import load_module
from bot.kernel.parts import Parts
from bot.model.asking import LanguageModel
from bot.model.config import ModelConfig
from bot.settings import Settings
from bot.store.database import Database
from bot.store.engines import open_database
from bot.store.statement import to_ms

FEATURES = (
    model.FEATURE,
    article.FEATURE,
    debate.FEATURE,
    opinion.FEATURE,
    guarantee.FEATURE,
    exercise.FEATURE,
    evening.FEATURE,
    practice.FEATURE,
    community.FEATURE,
)
"""Each knows only those before it."""


def catalog_of_features(features: Sequence[Feature]) -> Catalog:
    """All commands, in the order in which help and the docs list them. Raises ValueError where two
    groups have one number."""
    groups: dict[int, Group] = {}
    for feature in features:
        for number, group in feature.commands.items():
            if number in groups:
                raise ValueError(
                    f"bot/{feature.name}/__init__.py: another feature lists its commands at"
                    f" {number}; take a number between two that are taken"
                )
            groups[number] = group
    catalog = catalog_of(*(groups[number] for number in sorted(groups)))
    about = {word: words for feature in features for word, words in feature.groups.items()}
    return replace(catalog, groups=about)


CATALOG = catalog_of_features(FEATURES)


def load_table(feature: Feature) -> FeatureTable:
    """All that a feature does: the one place where a module of ours is named by a string, and
    loaded only when it is needed."""
    table: FeatureTable = load_module(f"bot.{feature.name}.handlers.table").TABLE
    return table


class Parley(Struct, frozen=True, kw_only=True):
    """A running Parley, without a face yet."""

    app: App
    db: Database
    library: Library


@asynccontextmanager
async def open_parley(
    folder: Path,
    config: ModelConfig | None = None,
    *,
    by_meaning: bool = True,
    database: str = "",
) -> AsyncIterator[Parley]:
    """Parley over the store in a data folder, or over the PostgreSQL `database` at an address, with
    a language model or without, searching by meaning or by words alone. Raises what
    `open_database` and `LanguageModel` raise."""
    async with open_database(folder, to_ms(clock.now()), database) as db:
        library, communities = Library(db, by_meaning=by_meaning), Communities(db)
        asked = LanguageModel(db, communities, config)
        parts = Parts(
            db=db,
            catalog=CATALOG,
            features=Features(FEATURES, load_table),
            communities=communities,
            services=(library, communities, asked),
        )
        try:
            yield Parley(app=App(parts), db=db, library=library)
        finally:
            await asked.close()


def open_configured(settings: Settings) -> AbstractAsyncContextManager[Parley]:
    """Parley as an admin has set it up. Raises what `open_parley` raises."""
    return open_parley(
        settings.data,
        settings.language_model,
        by_meaning=settings.meaning,
        database=settings.database.get_secret_value(),
    )
