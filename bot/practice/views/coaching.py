"""How help for one member looks: nobody else sees it, and which words are the model's is said."""

from collections.abc import Sequence

from msgspec import Struct

from bot.kernel.message import Message, row_of, say
from bot.kernel.view import (
    Block,
    Button,
    Buttons,
    Citation,
    Emphasis,
    Heading,
    Note,
    Plain,
    Quotation,
    Strong,
    View,
    note,
    text,
)
from bot.practice.rules.borne import SourcedSentence

PRIVATE = say("Only you see this.")


class RewordedOriginal(Struct, frozen=True):
    """An original, what it is called, the command that opens it, and its words said anew ("" where
    these did not hold); `missing` are numbers that they leave out."""

    original: str
    label: str
    action: str
    words: str
    missing: tuple[str, ...] = ()


class QuotedRemark(Struct, frozen=True):
    """A remark: the head it stands under, the words of the speech, what is said of them."""

    head: str
    quotation: str
    words: str


def blocks_of(sentences: Sequence[SourcedSentence]) -> list[Block]:
    """Each sentence, and under it what it rests on."""
    blocks: list[Block] = []
    for sentence in sentences:
        if sentence.words:
            blocks.append(text(sentence.words))
        blocks += [
            Quotation((Plain(rest.quotation),), Citation(rest.label, rest.action))
            for rest in sentence.rests
        ]
    return blocks


def _note_origin(sentence: Message) -> Note:
    """Says which words are the model's, and what Parley did with them."""
    return note(row_of((sentence, PRIVATE), ""))


def steelman(side: str, sentences: Sequence[SourcedSentence], model: str) -> View:
    """The strongest case of a side, in a model's words."""
    checked = say(
        "The sentences outside the quotations were checked against these; they are in the words "
        "of a language model ({model}).",
        model=Emphasis(model),
    )
    return View(
        blocks=(
            Heading(say("The strongest case: {side}", side=side)),
            *blocks_of(sentences),
            note(say("Put as that side would put it. Parley takes no side.")),
            _note_origin(checked),
        )
    )


def case_in_quotations(
    side: str, sentences: Sequence[SourcedSentence], article: Sequence[SourcedSentence], why: str
) -> View:
    """A side's own words and the article's, where no model words the case."""
    blocks: list[Block] = [Heading(say("The case of the other side: {side}", side=side))]
    if sentences:
        blocks += [text(say("In that side’s own words:")), *blocks_of(sentences)]
    if article:
        blocks += [text(say("Nearest to the motion in the article:")), *blocks_of(article)]
    if not sentences and not article:
        blocks.append(
            text(say("That side has not spoken yet, and the article has nothing near it."))
        )
    return View(
        blocks=(
            *blocks,
            note(say("In quotations alone: {why}. {private}", why=why, private=PRIVATE)),
        )
    )


def question(asked: str, about: str, action: str, *, model: str = "", why: str = "") -> View:
    """One question to a member about their own words; `action` takes the reply."""
    blocks: list[Block] = [Quotation((Plain(about),)), text(Strong(asked))]
    another = Button(say("Another question"), action=f"{action} skip")
    blocks.append(Buttons((Button(say("Reply"), action), another)))
    if model:
        origin = say(
            "A question that takes no side and states nothing, in the words of a language model "
            "({model}).",
            model=Emphasis(model),
        )
    elif why:
        origin = say("One of Parley’s own questions: {why}.", why=why)
    else:
        origin = say("One of Parley’s own.")
    blocks.append(_note_origin(origin))
    return View(blocks=tuple(blocks))


def feedback(
    number: int,
    counted: Sequence[Block],
    remarks: Sequence[QuotedRemark],
    following: Sequence[QuotedRemark],
    *,
    model: str = "",
    why: str = "",
) -> View:
    """What may be said of a speech, for its speaker: what can be counted, and a model's remarks."""
    blocks: list[Block] = [Heading(say("Your speech {number}", number=number))]
    head = ""
    for remark in remarks:
        if remark.head != head:
            head = remark.head
            blocks.append(text(Strong(head)))
        blocks += [Quotation((Plain(remark.quotation),)), text(remark.words)]
    if following:
        blocks.append(text(Strong(say("What to try next"))))
        for remark in following:
            blocks += [Quotation((Plain(remark.quotation),)), text(remark.words)]
    if remarks or following:
        checked = say(
            "Every quotation stands in your speech; there is no score. The remarks are in the "
            "words of a language model ({model}).",
            model=Emphasis(model),
        )
        blocks.append(_note_origin(checked))
    if counted:
        blocks += [text(Strong(say("What can be counted"))), *counted]
    if why:
        blocks.append(
            note(say("Without remarks this time: {why}. {private}", why=why, private=PRIVATE))
        )
    return View(blocks=tuple(blocks))


def reworded_originals(
    title: str, originals: Sequence[RewordedOriginal], *, model: str = "", why: str = ""
) -> View:
    """Originals, each with its words said anew under it."""
    blocks: list[Block] = [Heading(title)]
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
                note(say("{model} brought in what is not in the original.", model=Emphasis(model)))
            )
    if model:
        advice = say(
            "The words under each original are by {model} and not proved: cite the original.",
            model=Emphasis(model),
        )
        blocks.append(_note_origin(advice))
    if why:
        blocks.append(note(say("The original alone: {why}. {private}", why=why, private=PRIVATE)))
    return View(blocks=tuple(blocks))
