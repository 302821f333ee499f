"""How a group's joint statement looks, from the first opinion to the last ballot."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from bot.kernel.ids import MemberId
from bot.kernel.message import Listed, Message, count_of, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Heading,
    Items,
    Quotation,
    Strong,
    Text,
    Tone,
    View,
    line,
    note,
    text,
)
from bot.model.views.naming import name_model
from bot.opinion.rules.joint import ROUNDS, Voice, VoiceKind
from bot.opinion.rules.signing import Signature
from bot.opinion.views.proposals import RankedProposals, list_proposals, say_order
from bot.opinion.views.signing import render_signatures

PRIVATE = say(
    "Others see it without your name. So does the language model, if one drafts here. Only "
    "your latest one counts."
)


class Joint(Struct, frozen=True, kw_only=True):
    """A statement in the making. `tied` are the numbers that lead: one, several, or none yet;
    `leading` are the words of the one, with its id and `signatures`. `earlier_voters` have ranked
    it in the round before, where nobody has ranked in this one. `beside` is what a minority said
    that is not in the statement that leads; `drafted` are the numbers of candidates that a model
    worded."""

    debate: str
    motion: str
    round: int
    voices: Sequence[Voice]
    ranked: RankedProposals
    tied: Sequence[str] = ()
    leading: str = ""
    leading_id: str = ""
    earlier_voters: int = 0
    signatures: Sequence[Signature] = ()
    names: Mapping[MemberId, str] = {}
    beside: Sequence[Voice] = ()
    drafted: Collection[str] = ()


def show_no_debate() -> View:
    """Said before a room's sheet and exercise where it has held no debate."""
    said = say(
        "This group has held no debate here, so it has no joint statement. This is what it has. To "
        "write a statement together, open a debate with {/debate open}."
    )
    return View(blocks=(text(said),))


def show_joint(joint: Joint) -> View:
    """What the group says together, what of it is open, and what stands beside it."""
    ranked = joint.ranked
    if not ranked.words:
        return _show_no_statement(joint)
    blocks: list[Block] = [
        Heading(_name_heading(joint)),
        text(Strong(joint.motion)),
    ]
    led = bool(joint.leading)
    if led:
        blocks.append(Quotation(line(joint.leading)))
    lone = led and len(ranked.words) == 1 and not joint.earlier_voters
    if lone:
        blocks.append(note(_say_origin(joint, say("It’s the only statement."))))
    else:
        blocks += [list_proposals(ranked), note(_say_origin(joint, _say_lead(joint)))]
    if joint.beside:
        minority = tuple(_voice(voice) for voice in joint.beside)
        blocks += [Heading(say("Said by a minority, not in the statement")), Items(minority)]
    if ranked.dissents:
        dissents = tuple(text(f"“{words}”") for words in ranked.dissents)
        blocks += [Heading(say("Dissent")), Items(dissents)]
    blocks += render_signatures(joint.signatures, joint.names)
    buttons = [] if lone else [Button(say("Rank the statements"), "/consensus rank", Tone.PRIMARY)]
    if led:
        tone = Tone.PRIMARY if lone else Tone.PLAIN
        buttons.append(Button(say("Sign it"), "/consensus sign", tone))
    if led and joint.round < ROUNDS:
        buttons.append(Button(say("Criticise it"), "/consensus critique"))
    if joint.drafted:
        buttons.append(Button(say("Whose words?"), f"/consensus why debate:{joint.debate}"))
    return View(blocks=(*blocks, Buttons(tuple(buttons))))


def _name_heading(joint: Joint) -> Message:
    if len(joint.tied) > 1:
        return say("A tie between statements {numbers}", numbers=Listed(tuple(joint.tied), "and"))
    return say("What the group could say together")


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
                    Button(say("Propose a statement"), "/consensus propose", Tone.PRIMARY),
                    Button(say("Give your opinion"), "/consensus opinion"),
                )
            ),
        )
    )


def _say_origin(joint: Joint, lead: Message) -> Message:
    """The round, how what leads came to that, and which statements a model worded."""
    sentences = [lead]
    if joint.round != 1:
        sentences.insert(0, say("Second round, after critiques."))
    if joint.drafted:
        numbers = sorted(joint.drafted, key=int)
        sentences.append(
            say(
                "Written by a language model from what members said, unchecked: {numbers}.",
                numbers=Listed(tuple(numbers)),
            )
        )
    return row_of(sentences, "")


def _say_lead(joint: Joint) -> Message:
    if len(joint.tied) > 1:
        return count_of(
            joint.ranked.voters,
            "One person has ranked them (Schulze method), and none comes first.",
            "{n} people have ranked them (Schulze method), and none comes first.",
        )
    if not joint.earlier_voters:
        return say_order(joint.ranked)
    return count_of(
        joint.earlier_voters,
        "It led the first ranking ({n} person ranked). Nobody has ranked the second yet.",
        "It led the first ranking ({n} people ranked). Nobody has ranked the second yet.",
    )


def label_voice(voice: Voice) -> Message:
    if voice.kind is VoiceKind.OPINION:
        return say("Opinion {number}", number=voice.number)
    return say("Critique {number}", number=voice.number)


def _voice(voice: Voice) -> Text:
    return text(Strong(say("{voice} ", voice=label_voice(voice))), f"“{voice.words}”")


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
                Buttons((Button(say("Give your opinion"), "/consensus opinion", Tone.PRIMARY),)),
            )
        )
    return View(
        blocks=(
            Heading(say("What members said")),
            Items(tuple(_voice(voice) for voice in voices)),
            note(
                say(
                    "Without names, and shuffled. If somebody said something new, it replaced "
                    "what they said before."
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
                    "Written by {model} from what {n} member said, unchecked. {/consensus "
                    "why} shows whose words each sentence comes from. Anybody can add a "
                    "statement.",
                    "Written by {model} from what {n} members said, unchecked. {/consensus "
                    "why} shows whose words each sentence comes from. Anybody can add a "
                    "statement.",
                    model=name_model(model),
                ),
            ),
            Buttons(
                (
                    Button(say("Rank the statements"), "/consensus rank", Tone.PRIMARY),
                    Button(say("Propose a statement"), "/consensus propose"),
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
                    "It is number 1 of a second ranking. Read the critiques, then propose "
                    "your own version."
                )
            ),
            note(critiques),
            Buttons(
                (
                    Button(say("Propose a statement"), "/consensus propose", Tone.PRIMARY),
                    Button(say("Rank the statements"), "/consensus rank"),
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
        nothing = say("Nothing was drafted: no language model writes here.")
    return View(
        blocks=(
            text(
                say(
                    "{nothing} Read the opinions with {/consensus opinions}, and write a "
                    "statement yourself.",
                    nothing=nothing,
                )
            ),
            Buttons((Button(say("Propose a statement"), "/consensus propose", Tone.PRIMARY),)),
        )
    )
