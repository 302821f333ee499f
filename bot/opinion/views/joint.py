"""How a group's joint statement looks, from the first opinion to the last ballot."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from bot.article.wording.shapes import Kept
from bot.kernel.message import Listed, Message, count_of, row_of, say
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
from bot.opinion.views.proposals import RankedProposals, list_proposals, order, say_order

PRIVATE = say(
    "Others see it without your name. If a language model drafts here, it gets "
    "it without your name, too. The last one you say counts."
)


class Joint(Struct, frozen=True, kw_only=True):
    """A statement in the making. `beside` is what a minority said that is not in the statement that
    leads; `drafted` are the numbers of candidates that a model worded."""

    debate: str
    motion: str
    round: int
    voices: Sequence[Voice]
    ranked: RankedProposals
    beside: Sequence[Voice] = ()
    drafted: Collection[str] = ()


def show_joint(joint: Joint) -> View:
    """What the group says together, what of it is open, and what stands beside it."""
    ranked = joint.ranked
    if not ranked.words:
        return _show_no_statement(joint)
    blocks: list[Block] = [
        Heading(say("What the group could say together")),
        text(Strong(joint.motion)),
    ]
    led = ranked.outcome is not None
    if led:
        blocks.append(Quotation(line(ranked.words[order(ranked)[0]])))
    blocks += [list_proposals(ranked), note(_say_origin(joint))]
    if joint.beside:
        minority = tuple(_voice(voice) for voice in joint.beside)
        blocks += [Heading(say("Said by a minority, and not in it")), Items(minority)]
    if ranked.dissents:
        dissents = tuple(text(f"“{words}”") for words in ranked.dissents)
        blocks += [Heading(say("Dissent")), Items(dissents)]
    buttons = [Button(say("Rank them"), "/consensus rank", Tone.PRIMARY)]
    if led and joint.round < ROUNDS:
        buttons.append(Button(say("Criticise it"), "/consensus critique"))
    if joint.drafted:
        buttons.append(Button(say("Whose words?"), f"/consensus why debate:{joint.debate}"))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def _show_no_statement(joint: Joint) -> View:
    count = len(joint.voices)
    blocks: list[Block] = [text(say("Nobody has proposed a joint statement yet."))]
    if count:
        blocks.append(
            note(
                count_of(
                    count,
                    "One opinion was given so far.",
                    "{n} opinions were given so far.",
                )
            )
        )
    return View(
        blocks=(
            *blocks,
            Buttons(
                (
                    Button(say("Propose one"), "/consensus propose", Tone.PRIMARY),
                    Button(say("Say what you think"), "/consensus opinion"),
                )
            ),
        )
    )


def _say_origin(joint: Joint) -> Message:
    """The round, how the order came about, and which statements a model worded."""
    sentences = [say_order(joint.ranked)]
    if joint.round != 1:
        sentences.insert(0, say("Second round, after critiques."))
    if joint.drafted:
        numbers = sorted(joint.drafted, key=int)
        sentences.append(
            say(
                "Worded by a language model from what members said, not proved: {numbers}.",
                numbers=Listed(tuple(numbers)),
            )
        )
    return row_of(sentences, "")


def _label(voice: Voice) -> Message:
    if voice.kind is VoiceKind.OPINION:
        return say("Opinion {number}", number=voice.number)
    return say("Critique {number}", number=voice.number)


def _voice(voice: Voice) -> Text:
    return text(Strong(say("{voice} ", voice=_label(voice))), f"“{voice.words}”")


def confirm_voice(kind: VoiceKind) -> View:
    """Said when an opinion or critique was kept."""
    receipt = (
        say("Your opinion is kept.") if kind is VoiceKind.OPINION else say("Your critique is kept.")
    )
    return View(blocks=(text(receipt), note(PRIVATE)))


def show_opinions(voices: Sequence[Voice]) -> View:
    """What members said, without names."""
    if not voices:
        return View(
            blocks=(
                text(say("Nobody has given an opinion yet.")),
                Buttons((Button(say("Say what you think"), "/consensus opinion", Tone.PRIMARY),)),
            )
        )
    return View(
        blocks=(
            Heading(say("What members said")),
            Items(tuple(_voice(voice) for voice in voices)),
            note(
                say(
                    "Without names; what somebody said anew took the place of what they said "
                    "before."
                )
            ),
        )
    )


def announce_drafted(numbers: Sequence[int], words: Sequence[str], voices: int, model: str) -> View:
    """Said to the room when a model drafted candidates."""
    items = tuple(
        text(Strong(f"{number} "), statement)
        for number, statement in zip(numbers, words, strict=True)
    )
    return View(
        blocks=(
            Heading(say("Statements to rank")),
            Items(items),
            note(
                count_of(
                    voices,
                    "Worded by {model} from what {n} member said, and not proved: read whose "
                    "words each sentence rests on with {/consensus why}. Anybody may add a "
                    "statement.",
                    "Worded by {model} from what {n} members said, and not proved: read whose "
                    "words each sentence rests on with {/consensus why}. Anybody may add a "
                    "statement.",
                    model=Emphasis(model),
                ),
            ),
            Buttons(
                (
                    Button(say("Rank them"), "/consensus rank", Tone.PRIMARY),
                    Button(say("Add one"), "/consensus propose"),
                )
            ),
        ),
        audience=Audience.ROOM,
    )


def announce_second_round(leading: str, why: str) -> View:
    """Said to the room when the second round begins without a model's candidates; `why` says why,
    if a model is used here."""
    critiques = say("Critiques are under {/consensus opinions}.")
    if why:
        critiques = say(
            "{critiques} The language model drafted nothing: {why}.", critiques=critiques, why=why
        )
    return View(
        blocks=(
            Heading(say("The statement is revised")),
            Quotation(line(leading)),
            text(
                say(
                    "It stands as number 1 of a second ranking. Read the critiques, and propose "
                    "it as you would have it."
                )
            ),
            note(critiques),
            Buttons(
                (
                    Button(say("Propose one"), "/consensus propose", Tone.PRIMARY),
                    Button(say("Rank them"), "/consensus rank"),
                )
            ),
        ),
        audience=Audience.ROOM,
    )


def show_not_drafted(why: str) -> View:
    """Said to the chair where no model drafts; `why` says why, if one is used here."""
    if why:
        nothing = say("Nothing was drafted: {why}.", why=why)
    else:
        nothing = say("Nothing was drafted; no language model writes here.")
    return View(
        blocks=(
            text(
                say(
                    "{nothing} Members can write statements themselves, and read the opinions "
                    "with {/consensus opinions}.",
                    nothing=nothing,
                )
            ),
            Buttons((Button(say("Propose one"), "/consensus propose", Tone.PRIMARY),)),
        )
    )


def show_grounds(
    number: str, words: str, clauses: Sequence[Kept], voices: Sequence[Voice], debate: str
) -> View:
    """A statement clause by clause, over the words that each rests on."""
    blocks: list[Block] = [Heading(say("Statement {number}", number=number))]
    if not clauses:
        blocks += [text(words), note(say("A member wrote it."))]
        return View(blocks=tuple(blocks))
    labels = {voice.number: _label(voice) for voice in voices}
    for clause in clauses:
        blocks.append(text(clause.words))
        blocks += [
            Quotation(
                (Plain(source.quotation),),
                Citation(
                    say("[{voice}]", voice=labels[source.number]),
                    f"/consensus opinions debate:{debate}",
                ),
            )
            for source in clause.sources
        ]
        if not clause.sources:
            blocks.append(note(say("What it rested on was erased.")))
    cited = {source.number for clause in clauses for source in clause.sources}
    blocks.append(
        note(
            say(
                "It rests on {cited} of {all} opinions and critiques. The sentences over the "
                "quotations are a language model’s, and not proved.",
                cited=len(cited),
                all=len(voices),
            )
        )
    )
    return View(blocks=tuple(blocks))
