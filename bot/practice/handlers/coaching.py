"""What a language model does for one member."""

from bot.article.handlers.naming import named_article
from bot.article.rows.articles import StoredArticle
from bot.kernel.command import Command
from bot.kernel.message import say
from bot.kernel.parts import CommandHandler, Parts, Progress
from bot.kernel.view import Audience, View, text
from bot.model.asking import LanguageModel
from bot.practice.commands.coaching import (
    GiveFeedback,
    QuestionMe,
    ReplyToQuestion,
    SayPlainly,
    Steelman,
    Translate,
)
from bot.practice.handlers import feedback as giving
from bot.practice.handlers import questioning, rewording, steelmanning


async def steelman(parts: Parts, command: Steelman, progress: Progress) -> tuple[View, ...]:
    """The strongest case of the other side."""
    await _working(parts, command, progress)
    return (_for_one(await steelmanning.steelman(parts, command), command.id),)


async def question(parts: Parts, command: QuestionMe, progress: Progress) -> tuple[View, ...]:
    """A question on what the member said last."""
    await _working(parts, command, progress)
    return (_for_one(await questioning.question(parts, command), command.id),)


async def reply(parts: Parts, command: ReplyToQuestion, progress: Progress) -> tuple[View, ...]:
    """The next question."""
    await _working(parts, command, progress)
    return (_for_one(await questioning.reply(parts, command), command.id),)


async def feedback(parts: Parts, command: GiveFeedback, progress: Progress) -> tuple[View, ...]:
    """Remarks on a speech of the member's own."""
    await _working(parts, command, progress)
    return (_for_one(await giving.feedback(parts, command), command.id),)


async def plain(parts: Parts, command: SayPlainly, progress: Progress) -> tuple[View, ...]:
    """Paragraphs or a speech in plain words."""
    await parts.of(LanguageModel).require(command.by.community, wording=True)
    article = await _article(parts, command)
    await _working(parts, command, progress)
    return (_for_one(await rewording.reword_plainly(parts, command, article), command.id),)


async def translate(parts: Parts, command: Translate, progress: Progress) -> tuple[View, ...]:
    """The same in another language."""
    await parts.of(LanguageModel).require(command.by.community, wording=True)
    article = await _article(parts, command)
    await _working(parts, command, progress)
    return (_for_one(await rewording.reword_translated(parts, command, article), command.id),)


async def _article(parts: Parts, command: SayPlainly) -> StoredArticle | None:
    if command.speech is not None:
        return None
    return await named_article(parts, command.by, command.article)


async def _working(parts: Parts, command: Command, progress: Progress) -> None:
    """Say that it takes a moment. Raises Refused (MODEL_OFF, MODEL_OFF_HERE)."""
    await parts.of(LanguageModel).require(command.by.community)
    await progress(View(blocks=(text(say("The language model reads …")),), key=command.id))


def _for_one(view: View, key: str) -> View:
    """A view that takes the place of what was shown while the model worked."""
    return View(blocks=view.blocks, audience=Audience.ASKER, key=key)


HANDLERS: dict[type, CommandHandler] = {
    Steelman: steelman,
    QuestionMe: question,
    ReplyToQuestion: reply,
    GiveFeedback: feedback,
    SayPlainly: plain,
    Translate: translate,
}
