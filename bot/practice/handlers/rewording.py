"""Paragraphs or a speech in plain words or another language, the original beside each."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec import Struct

from bot.article.refusals import ArticleRefusal
from bot.article.rows.articles import StoredArticle
from bot.article.rules.language import detect_language
from bot.article.views.library import paragraph_action
from bot.article.wording.asking import ask_for_wording
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.material import speech_action, speeches_of
from bot.debate.rules.checks import refuse_speech
from bot.kernel.message import say
from bot.kernel.parts import Parts
from bot.kernel.refusal import Refused
from bot.kernel.view import View
from bot.model.asking import LanguageModel, ModelAnswer
from bot.model.inputs import Ours
from bot.model.views.reasons import say_why
from bot.practice.commands.coaching import SayPlainly, Translate
from bot.practice.handlers.sources import cut_after_sentence
from bot.practice.refusals import PracticeRefusal
from bot.practice.rules.rewording import (
    LANGUAGES,
    RewordedParagraph,
    join_by_paragraph,
    sift_plain,
    sift_translated,
)
from bot.practice.rules.shapes import PlainText, Translated
from bot.practice.views import coaching as views
from bot.practice.views.coaching import RewordedOriginal

MOST_PARAGRAPHS, MOST_LETTERS = 5, 6_000
"""Paragraphs, and characters of them, that are said anew at once."""


class _Original(Struct, frozen=True):
    """A text that is said anew: what it is called, the command that opens it, its words."""

    label: str
    action: str
    words: str


async def reword_plainly(parts: Parts, command: SayPlainly, article: StoredArticle | None) -> View:
    """In plain words. Raises Refused (REWORD_WHAT, REWORD_TOO_LONG, NO_PARAGRAPH, NO_DEBATE,
    NO_SUCH_SPEECH, MODEL_OFF, MODEL_OFF_HERE …)."""
    originals = await _originals(parts, command, article)
    texts = {number: original.words for number, original in enumerate(originals, 1)}
    title = say("In plain words")
    try:
        reworded, answer = await ask_for_wording(
            parts.of(LanguageModel),
            command.by,
            "plain",
            {"paragraphs": _rows(texts)},
            PlainText,
            partial(sift_plain, texts=texts),
        )
    except Refused as refused:
        return views.reworded_originals(title, _originals_alone(originals), why=say_why(refused))
    return await _show_reworded(
        parts, command, title, originals, join_by_paragraph(reworded, texts), answer
    )


async def reword_translated(
    parts: Parts, command: Translate, article: StoredArticle | None
) -> View:
    """In another language. Raises Refused as `reword_plainly` does, and REWORD_SAME_LANGUAGE."""
    originals = await _originals(parts, command, article)
    texts = {number: original.words for number, original in enumerate(originals, 1)}
    language = LANGUAGES[command.language]
    if detect_language(" ".join(texts.values())) == command.language:
        raise Refused(PracticeRefusal.REWORD_SAME_LANGUAGE, language=language)
    title = say("In {language}", language=language)
    try:
        reworded, answer = await ask_for_wording(
            parts.of(LanguageModel),
            command.by,
            "translation",
            {"paragraphs": _rows(texts), "language": Ours(language)},
            Translated,
            partial(sift_translated, texts=texts, language=command.language),
        )
    except Refused as refused:
        return views.reworded_originals(title, _originals_alone(originals), why=say_why(refused))
    return await _show_reworded(parts, command, title, originals, reworded, answer)


async def _originals(
    parts: Parts, command: SayPlainly, article: StoredArticle | None
) -> tuple[_Original, ...]:
    if article is None:
        return (await _speech(parts, command),)
    first, every = command.paragraph, article.reading.paragraphs
    if first is None:
        raise Refused(PracticeRefusal.REWORD_WHAT)
    last = max(first, command.last or first)
    for number in (first, last):
        if number > len(every):
            raise Refused(
                ArticleRefusal.NO_PARAGRAPH,
                title=article.reading.title,
                paragraph=number,
                last=len(every),
            )
    chosen = every[first - 1 : last]
    if len(chosen) > MOST_PARAGRAPHS or sum(map(len, chosen)) > MOST_LETTERS:
        raise Refused(
            PracticeRefusal.REWORD_TOO_LONG, paragraphs=MOST_PARAGRAPHS, letters=MOST_LETTERS
        )
    return tuple(
        _Original(f"[{number}]", paragraph_action(article.slug, number, article.version), words)
        for number, words in enumerate(chosen, first)
    )


async def _speech(parts: Parts, command: SayPlainly) -> _Original:
    debate = await find_debate(parts, command.by, command.debate)
    number = command.speech or 0
    spoken = await speeches_of(parts, command.by.community, debate)
    for speech in spoken:
        if speech.number == number:
            action = speech_action(debate.row.id, number)
            label = say("Speech {number}", number=number)
            return _Original(label, action, cut_after_sentence(speech.words, MOST_LETTERS))
    raise refuse_speech(number, len(debate.state.speeches))


def _rows(texts: Mapping[int, str]) -> list[Mapping[str, str | int]]:
    return [{"number": number, "words": words} for number, words in texts.items()]


def _originals_alone(originals: Sequence[_Original]) -> list[RewordedOriginal]:
    return [
        RewordedOriginal(original.words, original.label, original.action, "")
        for original in originals
    ]


async def _show_reworded(
    parts: Parts,
    command: SayPlainly,
    title: str,
    originals: Sequence[_Original],
    reworded: Sequence[RewordedParagraph],
    answer: ModelAnswer[PlainText] | ModelAnswer[Translated],
) -> View:
    await parts.db.change(answer.kept(command.by.community, command.id, command.at))
    anew = {statement.number: statement for statement in reworded}
    pairs = []
    for number, original in enumerate(originals, 1):
        words = anew.get(number, RewordedParagraph(number, ""))
        pairs.append(
            RewordedOriginal(
                original.words, original.label, original.action, words.words, words.missing
            )
        )
    return views.reworded_originals(title, pairs, model=answer.model)
