"""How an answer looks: the passage with its number, and what one can do next."""

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.article.rules.excerpts import RELATED, ROOM, CitedParagraph, find_answering
from bot.article.rules.outcome import Contradicted, Respelled, find_best_outcome
from bot.article.views.designs import design_blocks
from bot.article.views.excerpts import are_whole, show_context, show_excerpts
from bot.article.views.foreign_questions import say_foreign
from bot.article.views.opinions import debate_button, say_no_opinion
from bot.article.views.outcomes import outcome_blocks
from bot.article.views.shown_answer import AnswerPart, ShownAnswer
from bot.kernel.message import Listed, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Emphasis,
    Form,
    Heading,
    ParagraphInput,
    Strong,
    Tone,
    View,
    note,
    text,
)
from bot.model.views.naming import name_model

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def show_answer(shown_answer: ShownAnswer) -> View:
    """What the article says, what comes closest, or that it doesn't say."""
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
    if shown_answer.before:
        blocks.append(note(say("Follow-up to: {question}", question=Emphasis(shown_answer.before))))
    blocks += _respelled_note(shown_answer)
    blocks += _passage_blocks(shown_answer)
    if not all(part.abstained for part in shown_answer.parts):
        blocks += _source_notes(shown_answer)
    blocks += _model_notes(shown_answer)
    blocks += design_blocks(shown_answer.designs)
    blocks.append(_next_step_buttons(shown_answer))
    return View(
        blocks=tuple(blocks), audience=Audience.ROOM if shown_answer.shared else Audience.ASKER
    )


def show_meanwhile(shown_answer: ShownAnswer, key: str) -> View:
    """What the search found, for those who wait until a model has read it."""
    blocks = (text(Strong(shown_answer.question)), *_passage_blocks(shown_answer))
    return View(blocks=(*blocks, note(say("Reading the article …"))), key=key)


def _passage_blocks(shown_answer: ShownAnswer) -> list[Block]:
    parts = _join_alike(shown_answer.parts)
    titles = shown_answer.titles if shown_answer.asked != 1 else {}
    blocks = _lead_blocks(shown_answer)
    for part in parts:
        blocks += [Heading(_name_compared(part.of))] if part.of else []
        if not _says_all(shown_answer, part):
            title = _find_title(part, shown_answer)
            blocks += outcome_blocks(part, shown_answer.asked, title)
        answering = find_answering(part.sentences, part.notes)
        room = _find_room(part, len(parts))
        blocks += show_excerpts(part.paragraphs, answering, room, titles=titles)
    return blocks


def _name_compared(words: str) -> str:
    """What is compared, as a heading: “the pact” is “Pact”."""
    bare = _ARTICLE.sub("", words, count=1) or words
    return bare[:1].upper() + bare[1:]


def _says_all(shown_answer: ShownAnswer, part: AnswerPart) -> bool:
    """Does what leads say already what stands below?"""
    if shown_answer.sort is not None:
        return True
    return shown_answer.foreign is not None and not part.paragraphs


def _find_title(part: AnswerPart, shown_answer: ShownAnswer) -> str:
    """The title of the article found nearest."""
    slug = part.paragraphs[0].slug if part.paragraphs else ""
    return shown_answer.titles.get(slug, slug)


def _find_room(part: AnswerPart, parts: int) -> int:
    """Characters for the passages of a part."""
    corrected = any(isinstance(each, Contradicted) for each in part.notes)
    return RELATED if part.abstained and not corrected else ROOM // parts


def _join_alike(parts: Sequence[AnswerPart]) -> tuple[AnswerPart, ...]:
    """Parts of a comparison, as one where the same paragraph answers them all best; else without
    what stands in another part already."""
    first, *others = parts
    if not others:
        return (first,)
    if all(part.paragraphs[:1] == first.paragraphs[:1] for part in others):
        sentences = tuple(dict.fromkeys(s for part in parts for s in part.sentences))
        others_shown = {p for part in parts for p in part.paragraphs[1:]}
        paragraphs = (*first.paragraphs[:1], *sorted(others_shown, key=lambda p: p.place))
        outcome = find_best_outcome(part.outcome for part in parts)
        notes = tuple(dict.fromkeys(found for part in parts for found in part.notes))
        return (
            replace(
                first,
                of="",
                outcome=outcome,
                notes=notes,
                sentences=sentences,
                paragraphs=paragraphs,
            ),
        )
    best = {part.paragraphs[0] for part in parts if part.paragraphs}
    return tuple(
        replace(
            part,
            paragraphs=part.paragraphs[:1]
            + tuple(each for each in part.paragraphs[1:] if each not in best),
        )
        for part in parts
    )


def _model_notes(shown_answer: ShownAnswer) -> list[Block]:
    """What a language model had to do with the answer."""
    if shown_answer.unread:
        return [note(say("Found by the search alone: {why}.", why=shown_answer.unread))]
    if not shown_answer.chosen_by:
        return []
    model = name_model(shown_answer.chosen_by)
    if all(part.abstained for part in shown_answer.parts):
        return [note(say("{model} read it and found no answer either.", model=model))]
    return [note(say("Chosen by {model}; the words are the article’s.", model=model))]


def _lead_blocks(shown_answer: ShownAnswer) -> list[Block]:
    """What stands above the passages where nothing answers the question: that it is in another
    language, or asks for an opinion."""
    silent = all(part.abstained for part in shown_answer.parts)
    blocks: list[Block] = []
    if shown_answer.foreign is not None:
        blocks.append(text(say_foreign(shown_answer.foreign)))
    if shown_answer.sort is not None:
        blocks.append(text(*say_no_opinion(shown_answer.sort, silent=silent)))
    return blocks


def _respelled_note(shown_answer: ShownAnswer) -> list[Block]:
    notes = (each for part in shown_answer.parts for each in part.notes)
    words = dict.fromkeys(each.used for each in notes if isinstance(each, Respelled))
    if not words:
        return []
    listed = Listed(tuple(Emphasis(word) for word in words))
    return [note(say("Showing results for {words}.", words=listed))]


def _source_notes(shown_answer: ShownAnswer) -> list[Block]:
    cited = dict.fromkeys(p.slug for part in shown_answer.parts for p in part.paragraphs)
    articles = Listed(tuple(Emphasis(shown_answer.titles.get(slug, slug)) for slug in cited), ";")
    source = shown_answer.source
    if source is None:
        return [note(say("From {articles}.", articles=articles))]
    notes: list[Block] = [
        note(say("From {articles}, by {author}.", articles=articles, author=source.author))
        if source.author
        else note(say("From {articles}, which names no author.", articles=articles))
    ]
    if source.note:
        sources = source.note.removeprefix("Sources: ")
        notes.append(note(say("Sources: {sources}", sources=sources)))
    return notes


def _next_step_buttons(shown_answer: ShownAnswer) -> Buttons:
    if not shown_answer.asked:
        return Buttons((Button(say("Add an article"), "/article add", Tone.PRIMARY),))
    answer = shown_answer.id
    says = not all(part.abstained for part in shown_answer.parts)
    buttons = []
    if shown_answer.sort is not None and shown_answer.may_debate:
        buttons.append(debate_button(answer))
    if any(part.paragraphs for part in shown_answer.parts):
        label = say("More context") if _is_whole(shown_answer) else say("Read it whole")
        buttons.append(Button(label, f"/answer more {answer}"))
    buttons.append(_follow_button(answer))
    if not shown_answer.shared and not shown_answer.is_seen:
        buttons.append(Button(say("Share"), f"/answer share {answer}"))
    if says and shown_answer.has_debate:
        buttons.append(Button(say("Quote as evidence"), f"/answer quote {answer}"))
    if says and shown_answer.has_sheet:
        buttons.append(Button(say("Attach to a clause"), f"/answer attach {answer}"))
    return Buttons(
        (
            *buttons,
            Button(say("Helpful"), f"/answer rate {answer} helpful:yes"),
            Button(say("Not helpful"), f"/answer rate {answer} helpful:no"),
        )
    )


def _follow_button(answer: str) -> Button:
    return Button(say("Ask a follow-up"), f"/answer follow answer:{answer}", Tone.PRIMARY)


def _is_whole(shown_answer: ShownAnswer) -> bool:
    parts = _join_alike(shown_answer.parts)
    return all(
        are_whole(
            part.paragraphs,
            find_answering(part.sentences, part.notes),
            _find_room(part, len(parts)),
        )
        for part in parts
    )


def show_paragraphs(
    answer: str,
    question: str,
    paragraphs: Sequence[tuple[CitedParagraph, Sequence[str]]],
    *,
    titles: Mapping[str, str],
) -> View:
    """The whole paragraphs that an answer draws on and those around them, each with the sentences
    of the answer, which stand out. `answer` is its id."""
    blocks: list[Block] = [text(say("Around the answer to: {question}", question=Strong(question)))]
    blocks += show_context(paragraphs, titles=titles)
    blocks.append(Buttons((_follow_button(answer),)))
    return View(blocks=tuple(blocks))


def evidence_form(quoted: str) -> View:
    """A form for a speech that begins with an answer's sentences; `quoted` are those, each with
    its citation. Nothing stands beside it: platforms open a form only where it is alone."""
    field = ParagraphInput(
        name="words",
        label=say("Your speech"),
        hint=say("Quotations are checked when you send it."),
        value=quoted,
        longest=20_000,
    )
    form = Form(title=say("Speak with this evidence"), action="/debate speak", inputs=(field,))
    return View(blocks=(form,))
