"""An answer put into a model's words, where there is a model and what it says holds."""

import logging
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.article.grounding.grounded import ask_grounded
from bot.article.grounding.shapes import Draft, Kept
from bot.article.rows import articles
from bot.article.rules.worded import WHY, Rest, Worded, Wording, working
from bot.article.views.answers import Part
from bot.kernel.command import Command
from bot.kernel.parts import Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Block
from bot.model.asking import LanguageModel, Said
from bot.model.inputs import Input, Ours

log = logging.getLogger(__name__)

TASK = "answer"

MOST_PARAGRAPHS, MOST_LETTERS = 8, 12_000
"""Paragraphs, and characters of them, that are sent to the model."""

LANGUAGES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "it": "Italian",
    "pl": "Polish", "pt": "Portuguese", "nl": "Dutch", "uk": "Ukrainian", "ru": "Russian",
}  # fmt: skip

Place = tuple[str, int, int]
"""Slug, version and number of a paragraph."""


class Waiting(Struct, frozen=True, kw_only=True):
    """What the asker is shown until the model is done: `meanwhile`, then the sentences that hold;
    `several` names the articles."""

    progress: Progress
    meanwhile: tuple[Block, ...]
    several: bool

    async def show(self, key: str, worded: Sequence[Wording]) -> None:
        """Show how far it is."""
        await self.progress(working(key, self.meanwhile, worded, several=self.several))


async def put_into_words(
    parts: Parts,
    command: Command,
    question: str,
    found: Sequence[Part],
    language: str,
    waiting: Waiting,
) -> tuple[Worded, Said[Draft]] | str | None:
    """An answer in the model's words, checked; or why there is none, in words; or None where no
    model is used. What the article does not say, the model is not asked."""
    if all(part.abstained for part in found) or not await parts.of(LanguageModel).is_on(
        command.by.community
    ):
        return None
    places = await _paragraphs(parts, command, found)
    ground = {number: words for number, (_, words) in enumerate(places, 1)}
    where = {number: place for number, (place, _) in enumerate(places, 1)}

    async def holding(kept: tuple[Kept, ...]) -> None:
        await waiting.show(command.id, _wordings(kept, where))

    await waiting.show(command.id, ())
    try:
        done = await ask_grounded(
            parts.of(LanguageModel),
            command.by,
            TASK,
            _inputs(question, ground, language),
            ground,
            holding,
        )
    except Refused as refused:
        if refused.code not in WHY:
            raise
        log.info("not worded: %s", refused.code)
        return WHY[refused.code]
    return Worded(_wordings(done.kept, where), done.said.model), done.said


def _inputs(question: str, ground: Mapping[int, str], language: str) -> dict[str, Input]:
    paragraphs: list[Mapping[str, str | int]] = [
        {"number": number, "words": words} for number, words in ground.items()
    ]
    return {
        "question": question,
        "paragraphs": paragraphs,
        "language": Ours(LANGUAGES.get(language, "the language of the paragraphs")),
    }


def _wordings(kept: Sequence[Kept], where: Mapping[int, Place]) -> tuple[Wording, ...]:
    return tuple(
        Wording(
            one.words,
            tuple(Rest(*where[source.number], source.quotation) for source in one.sources),
        )
        for one in kept
    )


async def _paragraphs(
    parts: Parts, command: Command, found: Sequence[Part]
) -> list[tuple[Place, str]]:
    """The paragraphs of the answer, then those ranked next, as far as there is room."""
    places = [(s.slug, s.version, s.paragraph) for part in found for s in part.sentences]
    places += [(p.slug, p.version, p.paragraph) for part in found for p in part.ranked]
    taken: list[tuple[Place, str]] = []
    room = MOST_LETTERS
    for place in list(dict.fromkeys(places))[:MOST_PARAGRAPHS]:
        slug, version, number = place
        stored = await articles.load(parts.db, command.by.community, slug, version)
        if stored is None:
            continue
        words = stored.reading.paragraphs[number - 1]
        if len(words) <= room:
            taken.append((place, words))
            room -= len(words)
    return taken
