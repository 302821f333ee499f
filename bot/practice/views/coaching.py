"""How help for one member looks: nobody else sees it, and which words are the model's is said."""

from collections.abc import Sequence

from msgspec import Struct

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
from bot.practice.rules.borne import Borne

PRIVATE = "Only you see this."


class Beside(Struct, frozen=True):
    """An original, what it is called, the command that opens it, and its words said anew ("" where
    these did not hold); `missing` are numbers that they leave out."""

    original: str
    label: str
    action: str
    words: str
    missing: tuple[str, ...] = ()


class Remarked(Struct, frozen=True):
    """A remark: the head it stands under, the words of the speech, what is said of them."""

    head: str
    quotation: str
    words: str


def blocks_of(borne: Sequence[Borne]) -> list[Block]:
    """Each sentence, and under it what it rests on."""
    blocks: list[Block] = []
    for one in borne:
        if one.words:
            blocks.append(text(one.words))
        blocks += [
            Quotation((Plain(rest.quotation),), Citation(rest.label, rest.action))
            for rest in one.rests
        ]
    return blocks


def worded_by(model: str, what: str) -> Note:
    """Says which words are the model's, and what Parley did with them."""
    return note(f"{what} in the words of a language model (", Emphasis(model), "). ", PRIVATE)


def steelman(side: str, borne: Sequence[Borne], model: str) -> View:
    """The strongest case of a side, in a model's words."""
    checked = worded_by(
        model, "The sentences outside the quotations were checked against these; they are"
    )
    return View(
        blocks=(
            Heading(f"The strongest case: {side}"),
            *blocks_of(borne),
            note("Put as that side would put it. Parley takes no side."),
            checked,
        )
    )


def case_in_quotations(
    side: str, said: Sequence[Borne], article: Sequence[Borne], why: str
) -> View:
    """A side's own words and the article's, where no model words the case."""
    blocks: list[Block] = [Heading(f"The case of the other side: {side}")]
    if said:
        blocks += [text("In that side’s own words:"), *blocks_of(said)]
    if article:
        blocks += [text("Nearest to the motion in the article:"), *blocks_of(article)]
    if not said and not article:
        blocks.append(text("That side has not spoken yet, and the article has nothing near it."))
    return View(blocks=(*blocks, note(f"In quotations alone: {why}. ", PRIVATE)))


def question(asked: str, about: str, action: str, *, model: str = "", why: str = "") -> View:
    """One question to a member about their own words; `action` takes the reply."""
    blocks: list[Block] = [Quotation((Plain(about),)), text(Strong(asked))]
    blocks.append(Buttons((Button("Reply", action), Button("Another question", f"{action} skip"))))
    if model:
        blocks.append(worded_by(model, "A question that takes no side and states nothing,"))
    else:
        because = f"One of Parley’s own questions: {why}. " if why else "One of Parley’s own. "
        blocks.append(note(because, PRIVATE))
    return View(blocks=tuple(blocks))


def feedback(
    number: int,
    counted: Sequence[Block],
    remarks: Sequence[Remarked],
    following: Sequence[Remarked],
    *,
    model: str = "",
    why: str = "",
) -> View:
    """What may be said of a speech, for its speaker: what can be counted, and a model's remarks."""
    blocks: list[Block] = [Heading(f"Your speech {number}")]
    head = ""
    for one in remarks:
        if one.head != head:
            head = one.head
            blocks.append(text(Strong(head)))
        blocks += [Quotation((Plain(one.quotation),)), text(one.words)]
    if following:
        blocks.append(text(Strong("What to try next")))
        for one in following:
            blocks += [Quotation((Plain(one.quotation),)), text(one.words)]
    if remarks or following:
        blocks.append(
            worded_by(
                model,
                "Every quotation stands in your speech; there is no score. The remarks are",
            )
        )
    if counted:
        blocks += [text(Strong("What can be counted")), *counted]
    if why:
        blocks.append(note(f"Without remarks this time: {why}. ", PRIVATE))
    return View(blocks=tuple(blocks))


def beside(title: str, found: Sequence[Beside], *, model: str = "", why: str = "") -> View:
    """Originals, each with its words said anew under it."""
    blocks: list[Block] = [Heading(title)]
    for one in found:
        blocks.append(Quotation((Plain(one.original),), Citation(one.label, one.action)))
        if one.words:
            blocks.append(text(one.words))
            if one.missing:
                blocks.append(note("Not said here: ", ", ".join(one.missing), "."))
        elif model:
            blocks.append(note("What the language model made of this did not hold."))
    if model:
        blocks.append(
            worded_by(
                model,
                "Cite the original, never the words under it: these are",
            )
        )
    if why:
        blocks.append(note(f"The original alone: {why}. ", PRIVATE))
    return View(blocks=tuple(blocks))
