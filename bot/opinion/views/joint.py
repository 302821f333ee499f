"""How a group's joint statement looks, from the first opinion to the last ballot."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from bot.article.grounding.shapes import Kept
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Citation,
    Emphasis,
    Heading,
    Items,
    Plain,
    Quotation,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)
from bot.opinion.rules.joint import ROUNDS, Voice, VoiceKind
from bot.opinion.views.proposals import Ranked, in_order, order, says

PRIVATE = (
    "Others see it without your name. If a language model drafts here, it gets it without your "
    "name, too. The last one you say counts."
)


class Joint(Struct, frozen=True, kw_only=True):
    """A statement in the making. `beside` is what a minority said that is not in the statement that
    leads; `drafted` are the numbers of candidates that a model worded."""

    debate: str
    motion: str
    round: int
    voices: Sequence[Voice]
    ranked: Ranked
    beside: Sequence[Voice] = ()
    drafted: Collection[str] = ()


def consensus(found: Joint) -> View:
    """What the group says together, what of it is open, and what stands beside it."""
    ranked = found.ranked
    if not ranked.words:
        return _nothing_yet(found)
    blocks: list[Block] = [
        Heading("What the group could say together"),
        text(Strong(found.motion)),
    ]
    led = ranked.outcome is not None
    if led:
        blocks.append(Quotation(line(ranked.words[order(ranked)[0]])))
    blocks += [in_order(ranked), note(_round(found), says(ranked), _drafted(found))]
    if found.beside:
        said = tuple(_voice(one) for one in found.beside)
        blocks += [Heading("Said by a minority, and not in it"), Items(said)]
    if ranked.dissents:
        dissents = tuple(text(f"“{words}”") for words in ranked.dissents)
        blocks += [Heading("Dissent"), Items(dissents)]
    buttons = [Button("Rank them", "/consensus rank", Tone.PRIMARY)]
    if led and found.round < ROUNDS:
        buttons.append(Button("Criticise it", "/consensus critique"))
    if found.drafted:
        buttons.append(Button("Whose words?", f"/consensus why debate:{found.debate}"))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def _nothing_yet(found: Joint) -> View:
    count = len(found.voices)
    given = "One opinion was" if count == 1 else f"{count} opinions were"
    blocks: list[Block] = [text("Nobody has proposed a joint statement yet.")]
    if count:
        blocks.append(note(f"{given} given so far."))
    return View(
        blocks=(
            *blocks,
            Buttons(
                (
                    Button("Propose one", "/consensus propose", Tone.PRIMARY),
                    Button("Say what you think", "/consensus opinion"),
                )
            ),
        )
    )


def _round(found: Joint) -> str:
    return "" if found.round == 1 else "Second round, after critiques. "


def _drafted(found: Joint) -> str:
    if not found.drafted:
        return ""
    numbers = ", ".join(sorted(found.drafted, key=int))
    return f" In the words of a language model, from what members said: {numbers}."


def _label(one: Voice) -> str:
    return f"{one.kind.value.capitalize()} {one.number}"


def _voice(one: Voice) -> Text:
    return text(Strong(f"{_label(one)} "), f"“{one.words}”")


def noted(one: VoiceKind) -> View:
    """Said when an opinion or critique was kept."""
    kept = "Your opinion is kept." if one is VoiceKind.OPINION else "Your critique is kept."
    return View(blocks=(text(kept), note(PRIVATE)))


def opinions(voices: Sequence[Voice]) -> View:
    """What members said, without names."""
    if not voices:
        return View(
            blocks=(
                text("Nobody has given an opinion yet."),
                Buttons((Button("Say what you think", "/consensus opinion", Tone.PRIMARY),)),
            )
        )
    return View(
        blocks=(
            Heading("What members said"),
            Items(tuple(_voice(one) for one in voices)),
            note("Without names; what somebody said anew took the place of what they said before."),
        )
    )


def drafted(numbers: Sequence[int], words: Sequence[str], voices: int, model: str) -> View:
    """Said to the room when a model drafted candidates."""
    made = tuple(
        text(Strong(f"{number} "), said) for number, said in zip(numbers, words, strict=True)
    )
    return View(
        blocks=(
            Heading("Statements to rank"),
            Items(made),
            note(
                f"Drafted from what {voices} members said by a language model (",
                Emphasis(model),
                "). Parley checked each sentence against the words it rests on; read them with "
                "/consensus why. Anybody may add a statement of their own.",
            ),
            Buttons(
                (
                    Button("Rank them", "/consensus rank", Tone.PRIMARY),
                    Button("Add one", "/consensus propose"),
                )
            ),
        ),
        audience=Audience.ROOM,
    )


def second_round(leading: str, why: str) -> View:
    """Said to the room when the second round begins without a model's candidates; `why` says why,
    if a model is used here."""
    reason = f" The language model drafted nothing: {why}." if why else ""
    return View(
        blocks=(
            Heading("The statement is revised"),
            Quotation(line(leading)),
            text(
                "It stands as number 1 of a second ranking. Read the critiques, and propose it as "
                "you would have it."
            ),
            note(f"Critiques are under /consensus opinions.{reason}"),
            Buttons(
                (
                    Button("Propose one", "/consensus propose", Tone.PRIMARY),
                    Button("Rank them", "/consensus rank"),
                )
            ),
        ),
        audience=Audience.ROOM,
    )


def not_drafted(why: str) -> View:
    """Said to the chair where no model drafts; `why` says why, if one is used here."""
    reason = f": {why}" if why else "; no language model is used here"
    return View(
        blocks=(
            text(
                f"Nothing was drafted{reason}. Members can write statements themselves, and read "
                "the opinions with /consensus opinions."
            ),
            Buttons((Button("Propose one", "/consensus propose", Tone.PRIMARY),)),
        )
    )


def grounds(
    number: str, words: str, clauses: Sequence[Kept], voices: Sequence[Voice], debate: str
) -> View:
    """A statement clause by clause, over the words that each rests on."""
    blocks: list[Block] = [Heading(f"Statement {number}")]
    if not clauses:
        blocks += [text(words), note("A member wrote it.")]
        return View(blocks=tuple(blocks))
    labels = {one.number: _label(one) for one in voices}
    for clause in clauses:
        blocks.append(text(clause.words))
        blocks += [
            Quotation(
                (Plain(source.quotation),),
                Citation(f"[{labels[source.number]}]", f"/consensus opinions debate:{debate}"),
            )
            for source in clause.sources
        ]
        if not clause.sources:
            blocks.append(note("What it rested on was erased."))
    cited = {source.number for clause in clauses for source in clause.sources}
    said = f"It rests on {len(cited)} of {len(voices)} opinions and critiques."
    blocks.append(note(f"{said} The sentences over the quotations are a language model’s."))
    return View(blocks=tuple(blocks))
