"""How an answer looks: the article's own words with their paragraphs, and what one can do next."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from bot.article.rules.answer import in_reading_order
from bot.article.rules.asking import Talk
from bot.article.rules.outcome import Sentence
from bot.article.rules.worded import model_note, own_sentences_note, worded_blocks
from bot.article.views.library import paragraph_action
from bot.article.views.shown_answer import AnswerPart, ShownAnswer
from bot.kernel.message import Listed, Message, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Citation,
    Emphasis,
    Form,
    Heading,
    Note,
    ParagraphInput,
    Plain,
    Quotation,
    Span,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)

SURE, LIKELY = 0.85, 0.7
"""From these confidences on an answer is called sure, and likely."""


def show_answer(shown_answer: ShownAnswer) -> View:
    """An answer, or that the article does not say."""
    blocks: list[Block] = []
    if shown_answer.shared:
        blocks.append(
            text(
                say(
                    "{asker} asks: {question}",
                    asker=shown_answer.asker,
                    question=Strong(shown_answer.question),
                )
            )
        )
    else:
        blocks.append(text(Strong(shown_answer.question)))
    if all(part.abstained for part in shown_answer.parts):
        blocks += _not_said_blocks(shown_answer)
    else:
        blocks += _answer_blocks(shown_answer)
        blocks.append(_sources_note(shown_answer))
    if shown_answer.foreign:
        blocks.append(note(FOREIGN))
    blocks.append(_next_step_buttons(shown_answer))
    return View(
        blocks=tuple(blocks), audience=Audience.ROOM if shown_answer.shared else Audience.ASKER
    )


def own_sentences(shown_answer: ShownAnswer) -> tuple[Block, ...]:
    """The article's own sentences, for those who wait for other words."""
    return (text(Strong(shown_answer.question)), *_own_sentences(shown_answer))


def _own_sentences(shown_answer: ShownAnswer) -> list[Block]:
    return [block for part in shown_answer.parts for block in _part_blocks(part, shown_answer)]


def _answer_blocks(shown_answer: ShownAnswer) -> list[Block]:
    if shown_answer.worded is not None:
        return [
            model_note(shown_answer.worded),
            *worded_blocks(shown_answer.worded, several=shown_answer.asked != 1),
        ]
    blocks = _own_sentences(shown_answer)
    return [*blocks, own_sentences_note(shown_answer.unworded)] if shown_answer.unworded else blocks


FOREIGN = say(
    "The question and the article are in different languages, so I could only "
    "look for words that they share. Try asking in the article’s language."
)


def _part_blocks(part: AnswerPart, shown_answer: ShownAnswer) -> list[Block]:
    blocks: list[Block] = [Heading(part.of)] if part.of else []
    if part.abstained:
        return [*blocks, text(_not_said_sentence(shown_answer))]
    return blocks + quotations(part.sentences, several=shown_answer.asked != 1)


def quotations(sentences: Sequence[Sentence], *, several: bool) -> list[Block]:
    """Sentences (best first) as quotations in reading order, those that follow each other in one.

    The best stands out where there are others; `several` names the article in each citation.
    """
    lead = sentences[0] if len(sentences) > 1 else None
    return [
        Quotation(_join_sentences(run, lead), citation(run[0], several=several))
        for run in runs(in_reading_order(sentences))
    ]


def _join_sentences(run: Sequence[Sentence], lead: Sentence | None) -> tuple[Span, ...]:
    spans: list[Span] = []
    for sentence in run:
        spans += [Plain(" ")] if spans else []
        spans.append(Strong(sentence.text) if sentence == lead else Plain(sentence.text))
    return tuple(spans)


def runs(sentences: Iterable[Sentence]) -> list[list[Sentence]]:
    """Sentences in reading order, grouped where they follow each other in a paragraph."""
    numbered = enumerate(sentences)
    groups = groupby(
        numbered, key=lambda pair: (pair[1].slug, pair[1].paragraph, pair[1].place - pair[0])
    )
    return [[sentence for _, sentence in group] for _, group in groups]


def citation(sentence: Sentence, *, several: bool) -> Citation:
    """[n], or [slug ¶n] where several articles were asked; it opens the paragraph."""
    label = f"[{sentence.slug} ¶{sentence.paragraph}]" if several else f"[{sentence.paragraph}]"
    action = paragraph_action(sentence.slug, sentence.paragraph, sentence.version)
    return Citation(label, action)


def _not_said_blocks(shown_answer: ShownAnswer) -> list[Block]:
    blocks: list[Block] = [text(_not_said_sentence(shown_answer))]
    nearest = [part.sentences[:1] for part in shown_answer.parts if part.sentences]
    if nearest:
        blocks.append(note(say("The nearest passage, which does not answer the question:")))
        for sentences in nearest[:1]:
            blocks += quotations(sentences, several=shown_answer.asked != 1)
    return blocks


def _not_said_sentence(shown_answer: ShownAnswer) -> str:
    if shown_answer.asked == 1:
        return say("The article does not say.")
    return (
        say("None of the articles says.")
        if shown_answer.asked
        else say("There is no article to ask yet.")
    )


def _sources_note(shown_answer: ShownAnswer) -> Note:
    confidence = min(part.confidence for part in shown_answer.parts if not part.abstained)
    cited = dict.fromkeys(s.slug for part in shown_answer.parts for s in part.sentences)
    articles = Listed(tuple(Emphasis(shown_answer.titles.get(slug, slug)) for slug in cited), ";")
    return note(
        say("{how_sure} From {articles}.", how_sure=say_how_sure(confidence), articles=articles)
    )


def say_how_sure(confidence: float) -> Message:
    """How sure it is that the sentences answer, in words."""
    if confidence >= SURE:
        return say("This very likely answers the question.")
    if confidence >= LIKELY:
        return say("This probably answers the question.")
    return say("This may answer the question; please read what stands around it.")


def _next_step_buttons(shown_answer: ShownAnswer) -> Buttons:
    buttons = []
    if any(part.sentences for part in shown_answer.parts):
        buttons.append(Button(say("More context"), f"/answer more {shown_answer.id}"))
        buttons.append(Button(say("Quote as evidence"), f"/answer quote {shown_answer.id}"))
    if not all(part.abstained for part in shown_answer.parts):
        buttons.append(Button(say("Attach to a clause"), f"/answer attach {shown_answer.id}"))
    if not shown_answer.shared:
        buttons.append(Button(say("Share"), f"/answer share {shown_answer.id}"))
    buttons += [
        Button(say("Ask a follow-up"), f"/answer follow {shown_answer.id}", Tone.PRIMARY),
        Button(say("Helpful"), f"/answer rate {shown_answer.id} helpful:yes"),
        Button(say("Not helpful"), f"/answer rate {shown_answer.id} helpful:no"),
    ]
    return Buttons(tuple(buttons))


def show_paragraphs(
    question: str, paragraphs: Sequence[tuple[Citation, str, Sequence[str]]]
) -> View:
    """The whole paragraphs that an answer draws on, each with its citation, its words, and the
    sentences of the answer, which stand out."""
    blocks: list[Block] = [
        text(say("What stands around the answer to: {question}", question=Strong(question)))
    ]
    for cited, words, sentences in paragraphs:
        blocks.append(Quotation(mark_sentences(words, sentences), cited))
    return View(blocks=tuple(blocks))


def mark_sentences(words: str, sentences: Sequence[str]) -> tuple[Span, ...]:
    """A paragraph with some of its sentences standing out."""
    spans: list[Span] = []
    at = 0
    for start, end in sorted(_find_places(words, sentences)):
        if start > at:
            spans.append(Plain(words[at:start]))
        if start >= at:
            spans.append(Strong(words[start:end]))
            at = end
    return (*spans, Plain(words[at:])) if at < len(words) else tuple(spans)


def _find_places(words: str, sentences: Sequence[str]) -> Iterable[tuple[int, int]]:
    for sentence in sentences:
        start = words.find(sentence)
        if start >= 0:
            yield start, start + len(sentence)


def evidence_form(question: str, quoted: str) -> View:
    """A form for a speech that begins with an answer's sentences; `quoted` are those, each with
    its citation."""
    field = ParagraphInput(
        name="words",
        label=say("Your speech"),
        hint=say("Quotations are checked when you send it."),
        value=quoted,
        longest=20_000,
    )
    form = Form(title=say("Speak with this evidence"), action="/debate speak", inputs=(field,))
    return View(
        blocks=(
            text(say("Evidence from the answer to: {question}", question=Strong(question))),
            form,
        )
    )


TALK = {
    Talk.GREETING: say("Hello! Ask me something about the article, and I answer in its own words."),
    Talk.THANKS: say("You are welcome. Ask on whenever you like."),
    Talk.WORDLESS: say("There are no words in that question. Ask me something about the article."),
}


def small_talk(talk: Talk) -> View:
    """The answer to what is no question: a word, and how to go on."""
    blocks: tuple[Block, ...] = (
        Text(line(TALK[talk])),
        Buttons(
            (Button(say("Ask a question"), "/ask", Tone.PRIMARY), Button(say("Help"), "/help"))
        ),
    )
    return View(blocks=blocks)


def thank(*, helpful: bool) -> View:
    """Said to those who tell whether an answer helped."""
    words = (
        say("Thank you, noted.")
        if helpful
        else (say("Thank you, noted. Other words may find more: try those the article would use."))
    )
    return View(blocks=(text(words),))
