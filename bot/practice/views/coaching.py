"""How help for one member looks: nobody else sees it, and which words are the model's is said."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from bot.kernel.message import Message, row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Citation,
    Heading,
    Note,
    Plain,
    Quotation,
    Strong,
    View,
    note,
    text,
)
from bot.model.views.naming import name_model
from bot.practice.rules.borne import SourcedQuotation, SourcedSentence
from bot.practice.rules.rubric import HEADS, PlacedRemark

PRIVATE = say("Only you see this.")


class RewordedOriginal(Struct, frozen=True):
    """An original, what it is called, the command that opens it, and its words said anew ("" where
    these did not hold); `missing` are numbers that they leave out."""

    original: str
    label: str
    action: str
    words: str
    missing: tuple[str, ...] = ()


def blocks_of(sentences: Sequence[SourcedSentence]) -> list[Block]:
    """Each sentence, and under it what it rests on."""
    blocks: list[Block] = []
    for sentence in sentences:
        if sentence.words:
            blocks.append(text(sentence.words))
        blocks += map(_quote, sentence.rests)
    return blocks


def _quote(rest: SourcedQuotation) -> Quotation:
    return Quotation((Plain(rest.quotation),), Citation(rest.label, rest.action))


def _note_origin(sentence: Message) -> Note:
    """Says what of it is the model's doing, and who sees it."""
    return note(row_of((sentence, PRIVATE), ""))


def steelman(side: str, quotations: Sequence[SourcedQuotation], model: str) -> View:
    """The strongest case of a side, in quotations that a model chose."""
    chosen = say(
        "Chosen by {model}; the words are the article’s and the speakers’. Parley takes no side.",
        model=name_model(model),
    )
    return View(
        blocks=(
            Heading(say("The strongest case: {side}", side=side)),
            *map(_quote, quotations),
            _note_origin(chosen),
        )
    )


def case_without_model(
    side: str, sentences: Sequence[SourcedSentence], article: Sequence[SourcedSentence], why: str
) -> View:
    """A side's own words and the article's, where no model chooses among them."""
    blocks: list[Block] = [Heading(say("The case of the other side: {side}", side=side))]
    if sentences:
        blocks += [text(say("In that side’s own words:")), *blocks_of(sentences)]
    if article:
        blocks += [text(say("Nearest to the motion in the article:")), *blocks_of(article)]
    if not sentences and not article:
        blocks.append(
            text(say("That side has not spoken yet, and the article has nothing near it."))
        )
    origin = say("Chosen without a language model this time: {why}.", why=why)
    return View(blocks=(*blocks, _note_origin(origin) if why else note(PRIVATE)))


def question(asked: str, about: str, action: str, *, model: str = "", why: str = "") -> View:
    """One question to a member about their own words; `action` takes the reply."""
    another = Button(say("Another question"), action=f"{action} skip")
    if model:
        origin = say("Chosen by {model} from Parley’s own questions.", model=name_model(model))
    else:
        origin = say("One of Parley’s own questions: {why}.", why=why)
    return View(
        blocks=(
            Quotation((Plain(about),)),
            text(Strong(asked)),
            Buttons((Button(say("Reply"), action), another)),
            _note_origin(origin),
        )
    )


def feedback(
    number: int,
    counted: Sequence[Block],
    remarks: Sequence[PlacedRemark],
    *,
    model: str = "",
    why: str = "",
) -> View:
    """What may be said of a speech, for its speaker: remarks that a model chose, and what can be
    counted."""
    blocks: list[Block] = [Heading(say("Your speech {number}", number=number))]
    for head, under in groupby(remarks, key=lambda remark: remark.head):
        blocks.append(text(Strong(HEADS.get(head) or say("What to try next"))))
        for quotation, on_it in groupby(under, key=lambda remark: remark.quotation):
            blocks.append(Quotation((Plain(quotation),)))
            blocks += [text(remark.words) for remark in on_it]
    if remarks:
        origin = say(
            "Chosen by {model} from Parley’s own remarks. There is no score.",
            model=name_model(model),
        )
        blocks.append(_note_origin(origin))
    if counted:
        blocks += [text(Strong(say("What can be counted"))), *counted]
    if why:
        blocks.append(_note_origin(say("No remarks this time: {why}.", why=why)))
    return View(blocks=tuple(blocks))


def reworded_originals(
    title: str, originals: Sequence[RewordedOriginal], *, model: str = "", why: str = ""
) -> View:
    """Originals, each with its words said anew under it; or alone, with a word `why`."""
    blocks: list[Block] = [
        note(say("Only the original: {why}. {private}", why=why, private=PRIVATE))
        if why
        else Heading(title)
    ]
    for original in originals:
        blocks.append(
            Quotation((Plain(original.original),), Citation(original.label, original.action))
        )
        if original.words:
            blocks.append(text(original.words))
            if original.missing:
                blocks.append(
                    note(say("Not said here: {numbers}.", numbers=row_of(original.missing)))
                )
        elif model:
            blocks.append(
                note(say("What {model} wrote doesn’t match the original.", model=name_model(model)))
            )
    if model:
        advice = say(
            "{model} wrote the words under each original. They are unchecked, so cite the "
            "original.",
            model=name_model(model),
        )
        blocks.append(_note_origin(advice))
    return View(blocks=tuple(blocks))
