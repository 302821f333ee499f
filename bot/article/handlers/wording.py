"""An answer put into a model's words, where there is a model and what it says holds."""

import logging
from collections.abc import Mapping, Sequence

from msgspec import Struct

from bot.article.grounding.grounded import ask_grounded
from bot.article.grounding.shapes import Draft, Kept
from bot.article.rows import articles
from bot.article.rules.worded import (
    WHY,
    SentenceSource,
    WordedAnswer,
    WordedSentence,
    show_progress,
)
from bot.article.views.shown_answer import AnswerPart
from bot.kernel.command import Command
from bot.kernel.parts import Parts, Progress
from bot.kernel.refusal import Refused
from bot.kernel.view import Block
from bot.model.asking import LanguageModel, ModelAnswer
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


class WordingProgress(Struct, frozen=True, kw_only=True):
    """What the asker is shown until the model is done: `meanwhile`, then the sentences that hold;
    `several` names the articles."""

    progress: Progress
    meanwhile: tuple[Block, ...]
    several: bool

    async def show(self, key: str, worded: Sequence[WordedSentence]) -> None:
        """Show how far it is."""
        await self.progress(show_progress(key, self.meanwhile, worded, several=self.several))


async def put_into_words(
    parts: Parts,
    command: Command,
    question: str,
    answer_parts: Sequence[AnswerPart],
    language: str,
    waiting: WordingProgress,
) -> tuple[WordedAnswer, ModelAnswer[Draft]] | str | None:
    """An answer in the model's words, checked; or why there is none, in words; or None where no
    model is used. What the article does not say, the model is not asked."""
    if all(part.abstained for part in answer_parts) or not await parts.of(LanguageModel).is_on(
        command.by.community
    ):
        return None
    places = await _load_paragraphs(parts, command, answer_parts)
    ground = {number: words for number, (_, words) in enumerate(places, 1)}
    place_by_number = {number: place for number, (place, _) in enumerate(places, 1)}

    async def holding(clauses: tuple[Kept, ...]) -> None:
        await waiting.show(command.id, _build_sentences(clauses, place_by_number))

    await waiting.show(command.id, ())
    try:
        grounded = await ask_grounded(
            parts.of(LanguageModel),
            command.by,
            TASK,
            _build_inputs(question, ground, language),
            ground,
            holding,
        )
    except Refused as refused:
        if refused.code not in WHY:
            raise
        log.info("not worded: %s", refused.code)
        return WHY[refused.code]
    return WordedAnswer(
        _build_sentences(grounded.kept, place_by_number), grounded.said.model
    ), grounded.said


def _build_inputs(question: str, ground: Mapping[int, str], language: str) -> dict[str, Input]:
    paragraphs: list[Mapping[str, str | int]] = [
        {"number": number, "words": words} for number, words in ground.items()
    ]
    return {
        "question": question,
        "paragraphs": paragraphs,
        "language": Ours(LANGUAGES.get(language, "the language of the paragraphs")),
    }


def _build_sentences(
    clauses: Sequence[Kept], place_by_number: Mapping[int, Place]
) -> tuple[WordedSentence, ...]:
    return tuple(
        WordedSentence(
            clause.words,
            tuple(
                SentenceSource(*place_by_number[source.number], source.quotation)
                for source in clause.sources
            ),
        )
        for clause in clauses
    )


async def _load_paragraphs(
    parts: Parts, command: Command, answer_parts: Sequence[AnswerPart]
) -> list[tuple[Place, str]]:
    """The paragraphs of the answer, then those ranked next, as far as there is room."""
    places = [(s.slug, s.version, s.paragraph) for part in answer_parts for s in part.sentences]
    places += [(p.slug, p.version, p.paragraph) for part in answer_parts for p in part.ranked]
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
