"""How summaries, suggested claims and unanswered arguments look."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bot.article.rules.worded import WHY as WHY_EXTRACTED
from bot.debate.rules.claims import dropped
from bot.debate.rules.digest.shapes import Clause, Rest
from bot.debate.rules.digest.summary import FLOOR, Summary
from bot.debate.state import Debate
from bot.debate.views.board import Names, person
from bot.kernel.ids import MemberId
from bot.kernel.refusal import Code
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Citation,
    Emphasis,
    Heading,
    Note,
    Plain,
    Quotation,
    Span,
    Strong,
    Tone,
    View,
    note,
    text,
)

WHY = {
    **WHY_EXTRACTED,
    Code.MODEL_INVENTED: "what the language model said did not stand in what was said here",
    Code.MODEL_UNEVEN: "the language model did not treat the sides alike",
}
"""Why something was done without the language model although it is switched on."""


class Told(Struct, frozen=True, kw_only=True):
    """Where clauses come from: the debate, its names, and who gave which speech."""

    debate: str
    state: Debate
    names: Names
    speakers: Mapping[int, MemberId]


def working(key: str, words: str) -> View:
    """Shown while the model goes on."""
    return View(blocks=(note(words),), key=key)


def summary(found: Summary, of: str, told: Told, *, share: bool) -> View:
    """What was said, side by side; `of` says of what it is the summary."""
    blocks: list[Block] = [Heading(f"What was said: {of}")]
    for side, clauses in found.sides.items():
        name = told.state.format.side(side).name if side != FLOOR else "From the floor"
        blocks.append(text(Strong(name)))
        if not clauses:
            blocks.append(note("Nothing was said from this side yet."))
            continue
        for clause in clauses:
            blocks += _clause(clause, told)
        blocks.append(_speakers(clauses, told))
    blocks.append(_made_by(found.model, found.why))
    audience = Audience.ROOM if share else Audience.ASKER
    return View(blocks=tuple(blocks), audience=audience)


def _clause(clause: Clause, told: Told) -> list[Block]:
    blocks: list[Block] = [] if clause.verbatim else [text(clause.words)]
    return blocks + [
        Quotation((Plain(rest.quotation),), _citation(rest, told.debate)) for rest in clause.rests
    ]


def _speakers(of: Iterable[Clause], told: Told) -> Note:
    """Who gave the speeches that are cited."""
    numbers = sorted({rest.speech for clause in of for rest in clause.rests})
    spans: list[str | Span] = []
    for number in numbers:
        spans += [
            ", " if spans else "Here: ",
            f"speech {number} by ",
            person(told.speakers[number], told.names),
        ]
    return note(*spans)


def _citation(rest: Rest, debate: str) -> Citation:
    return Citation(f"[Speech {rest.speech}]", f"/debate speech {rest.speech} debate:{debate}")


def _made_by(model: str, why: str) -> Note:
    if model:
        return note(
            "The sentences over the quotations are in the words of a language model (",
            Emphasis(model),
            "), which got each side’s speeches alone. Parley checked each sentence against the "
            "quotation under it, and that the sides have the same room; do read the speeches.",
        )
    if why:
        return note(f"In the speakers’ own sentences, as many for each side: {why}.")
    return note("The speakers’ own sentences that say most of the rest, as many for each side.")


def suggestions(
    number: int, found: Sequence[tuple[str, Clause]], model: str, why: str, told: Told
) -> View:
    """Claims found in a speech, each by its id, for its author alone."""
    blocks: list[Block] = [Heading(f"Claims in your speech {number}")]
    for place, (_, clause) in enumerate(found, 1):
        blocks.append(text(Strong(f"{place} "), clause.words))
        if not clause.verbatim:
            blocks += [
                Quotation((Plain(rest.quotation),), _citation(rest, told.debate))
                for rest in clause.rests
            ]
    buttons = tuple(
        Button(f"Claim {place}", f"/claim adopt {key} debate:{told.debate}", Tone.PRIMARY)
        for place, (key, _) in enumerate(found, 1)
    )
    if model:
        by: list[str | Span] = [
            "Suggested by a language model (", Emphasis(model), "), each from the words under it. "
        ]  # fmt: skip
    elif why:
        by = [f"Your own sentences: {why}. "]
    else:
        by = ["Your own sentences that claim most. "]
    told_all = "Only you see this, and nothing is a claim before you press its button."
    return View(blocks=(*blocks, Buttons(buttons), note(*by, told_all)))


def adopted(number: int) -> View:
    """Said when a suggestion became a claim, or was one."""
    words = f"It is claim {number} now. /claim link {number} says what it answers."
    return View(blocks=(text(words),))


def no_claims(number: int) -> View:
    """Said where a speech claims nothing that could be found."""
    return View(
        blocks=(
            text(f"No claim was found in your speech {number}; say it in your own words."),
            Buttons((Button("Make one", "/claim make", Tone.PRIMARY),)),
        )
    )


class Unanswered(Struct, frozen=True, kw_only=True):
    """Arguments that a model found, by side, each with the speech that may answer it, if any."""

    sides: Mapping[str, Sequence[tuple[Clause, int | None]]]
    model: str = ""
    why: str = ""


def unanswered(found: Unanswered, words: Mapping[str, str], told: Told) -> View:
    """What nobody of another side answered, for the chair's eyes."""
    blocks: list[Block] = [Heading("Not answered so far, as far as found")]
    open_ones = {claim.claim for claim in dropped(told.state)}
    for side in told.state.format.sides:
        blocks.append(text(Strong(side.name)))
        mine = [
            text(Strong(f"Claim {place} "), person(claim.member, told.names), ": ", said)
            for place, claim in enumerate(told.state.claims, 1)
            if claim.side == side.key
            and claim.claim in open_ones
            and (said := words.get(claim.claim))
        ]
        blocks += mine
        arguments = found.sides.get(side.key, ())
        for clause, answer in arguments:
            blocks += _clause(clause, told)
            if answer is not None:
                blocks.append(note(f"Speech {answer} speaks of the same; does it answer it?"))
        if arguments:
            blocks.append(_speakers([clause for clause, _ in arguments], told))
        if not mine and not arguments:
            blocks.append(note("Nothing found."))
    blocks.append(_found_by(found))
    return View(blocks=tuple(blocks))


def _found_by(found: Unanswered) -> Note:
    claims = "Claims that no confirmed claim of another side answers"
    if found.model:
        return note(
            f"{claims}, and arguments that a language model (",
            Emphasis(found.model),
            ") found in the speeches without finding an answer. It may have missed one: read the "
            "speeches before you say so. Only you see this.",
        )
    why = f" Arguments in speeches were not looked for: {found.why}." if found.why else ""
    return note(f"{claims}.{why} Only you see this.")
