"""An answer in a model's words: each sentence with the words of the article that bear it."""

from collections.abc import Sequence

from msgspec import Struct

from bot.article.views.library import paragraph_action
from bot.kernel.message import say
from bot.kernel.view import Block, Citation, Emphasis, Note, Plain, Quotation, View, note, text
from bot.model.refusals import ModelRefusal


class SentenceSource(Struct, frozen=True):
    """Words of an article that a sentence rests on, exactly as they stand in this version of it."""

    slug: str
    version: int
    paragraph: int
    quotation: str


class WordedSentence(Struct, frozen=True):
    """A sentence of the model's, and what it rests on."""

    words: str
    rests: tuple[SentenceSource, ...]


class WordedAnswer(Struct, frozen=True):
    """An answer in a model's words; `model` is its name."""

    sentences: tuple[WordedSentence, ...]
    model: str


WHY = {
    ModelRefusal.MODEL_SLOW: say("the language model took too long"),
    ModelRefusal.MODEL_DOWN: say("the language model could not be reached"),
    ModelRefusal.MODEL_BUSY: say("the language model is busy"),
    ModelRefusal.MODEL_REFUSED: say("the language model’s server refused"),
    ModelRefusal.MODEL_GARBLED: say("the language model’s answer could not be read"),
    ModelRefusal.MODEL_RESTING: say("the language model is down for now"),
    ModelRefusal.MODEL_INVENTED: say("what the language model said did not stand in the article"),
    ModelRefusal.MODEL_SILENT: say("the language model found no words of its own"),
    ModelRefusal.MODEL_MEMBER_SPENT: say("your share of the language model is used up for today"),
    ModelRefusal.MODEL_COMMUNITY_SPENT: say("the language model’s share of today is used up here"),
    ModelRefusal.PROMPT_WRONG: say(
        "the prompt for the language model is wrong; an admin should look at it"
    ),
    ModelRefusal.MODEL_NOT_INSTALLED: say("the language model is not installed"),
    ModelRefusal.MODEL_UNKNOWN: say(
        "the language model is set up wrongly; an admin should run parley doctor"
    ),
}
"""Why an answer is in the article's own sentences although a model is switched on."""


def worded_blocks(worded: WordedAnswer, *, several: bool) -> list[Block]:
    """Each sentence, and under it the words that it rests on; `several` names the articles."""
    blocks: list[Block] = []
    for sentence in worded.sentences:
        blocks.append(text(sentence.words))
        blocks += [
            Quotation((Plain(source.quotation),), _citation(source, several=several))
            for source in sentence.rests
        ]
    return blocks


def model_note(worded: WordedAnswer) -> Note:
    """Says which words are the model's."""
    return note(
        say(
            "The sentences outside the quotations are in the words of a language model "
            "({model}). Parley checked each against the quotation under it; do read that.",
            model=Emphasis(worded.model),
        ),
    )


def own_sentences_note(why: str) -> Note:
    """Says why it is the article's own sentences this time."""
    return note(say("In the article’s own sentences: {why}.", why=why))


def show_progress(
    key: str, meanwhile: Sequence[Block], worded: Sequence[WordedSentence], *, several: bool
) -> View:
    """Shown while the model goes on: the sentences that hold so far, and until there is one the
    article's own."""
    blocks = worded_blocks(WordedAnswer(tuple(worded), ""), several=several) or meanwhile
    return View(blocks=(*blocks, note(say("Putting it into words …"))), key=key)


def _citation(source: SentenceSource, *, several: bool) -> Citation:
    label = f"[{source.slug} ¶{source.paragraph}]" if several else f"[{source.paragraph}]"
    action = paragraph_action(source.slug, source.paragraph, source.version)
    return Citation(label, action, leads=True)
