"""How summaries, suggested claims and unanswered arguments look."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from bot.debate.rules.claims import find_unanswered
from bot.debate.rules.digest.shapes import SpeechQuotation
from bot.debate.rules.digest.summary import FLOOR, Summary
from bot.debate.state import Debate
from bot.debate.views.board import Names, person
from bot.kernel.ids import MemberId
from bot.kernel.message import Listed, Message, row_of, say
from bot.kernel.view import (
    Audience,
    Block,
    Button,
    Buttons,
    Citation,
    Heading,
    Note,
    Plain,
    Quotation,
    Strong,
    Tone,
    View,
    note,
    text,
)
from bot.model.views.naming import name_model


class SpeechSources(Struct, frozen=True, kw_only=True):
    """Where clauses come from: the debate, its names, and who gave which speech. `absent` are the
    quotations of a speech, by its number, that are not in the article."""

    debate: str
    state: Debate
    names: Names
    speakers: Mapping[int, MemberId]
    absent: Mapping[int, tuple[str, ...]] = {}


def render_working(key: str, words: str) -> View:
    """Shown while the model goes on."""
    return View(blocks=(note(words),), key=key)


def summary(digest: Summary, subject: str, sources: SpeechSources, *, share: bool) -> View:
    """What was said, side by side; `of` says of what it is the summary."""
    blocks: list[Block] = [Heading(say("What was said: {of}", of=subject))]
    sides_heard = {_side_of(number, sources.state) for number in sources.speakers}
    for side, quotations in digest.sides.items():
        name = sources.state.format.side(side).name if side != FLOOR else say("From the floor")
        blocks.append(text(Strong(name)))
        if not quotations and side in sides_heard:
            blocks.append(note(say("Nothing was chosen from these speeches.")))
            continue
        if not quotations:
            blocks.append(note(say("Nothing was said from this side yet.")))
            continue
        for quoted in quotations:
            blocks += [_quote(quoted, sources), *_absent_notes(quoted, sources)]
        blocks.append(_speakers(quotations, sources))
    several = len(sides_heard) > 1
    blocks.append(_summary_origin(digest.model, digest.why, several=several))
    audience = Audience.ROOM if share else Audience.ASKER
    return View(blocks=tuple(blocks), audience=audience)


def _side_of(speech: int, state: Debate) -> str:
    """The key of the side that gave a speech; of one without a seat it is `FLOOR`."""
    seat = state.speeches[speech - 1].seat
    return state.format.seat(seat).side if seat else FLOOR


def _quote(quoted: SpeechQuotation, sources: SpeechSources) -> Quotation:
    return Quotation((Plain(quoted.quotation),), _citation(quoted, sources.debate))


def _absent_notes(quoted: SpeechQuotation, sources: SpeechSources) -> Iterator[Note]:
    """What of a sentence was quoted from the article and does not stand there."""
    sentence = _plain(quoted.quotation)
    for words in sources.absent.get(quoted.speech, ()):
        if _plain(words) in sentence or sentence in _plain(words):
            yield note(say("Not in the article: “{words}”", words=words))


def _plain(words: str) -> str:
    return " ".join(words.casefold().split()).strip(" .")


def _speakers(quotations: Iterable[SpeechQuotation], sources: SpeechSources) -> Note:
    """Who gave the speeches that are cited."""
    numbers = sorted({quoted.speech for quoted in quotations})
    speeches = tuple(
        say(
            "speech {number} by {speaker}",
            number=number,
            speaker=person(sources.speakers[number], sources.names),
        )
        for number in numbers
    )
    return note(say("Here: {speeches}", speeches=Listed(speeches)))


def _citation(quotation: SpeechQuotation, debate: str) -> Citation:
    return Citation(
        say("[Speech {speech}]", speech=quotation.speech),
        f"/debate speech {quotation.speech} debate:{debate}",
    )


def _summary_origin(model: str, reason: str, *, several: bool) -> Note:
    """Who chose, and that sides were treated alike, where `several` have spoken."""
    if model:
        chosen = say("Chosen by {model}; the words are the speakers’.", model=name_model(model))
    elif reason:
        chosen = say("The most central sentences: {why}.", why=reason)
    else:
        chosen = say("The most central sentences of what was said.")
    alike = (say("As many from each side."),) if several else ()
    return note(row_of((chosen, *alike), ""))


def suggestions(
    number: int,
    suggested: Sequence[tuple[str, SpeechQuotation]],
    model: str,
    reason: str,
    sources: SpeechSources,
) -> View:
    """Claims found in a speech, each by its id, for its author alone."""
    blocks: list[Block] = [Heading(say("Claims in your speech {number}", number=number))]
    blocks += [
        text(Strong(f"{place} "), quoted.quotation)
        for place, (_, quoted) in enumerate(suggested, 1)
    ]
    buttons = tuple(
        Button(
            say("Claim {place}", place=place),
            f"/claim adopt {key} debate:{sources.debate}",
            Tone.PRIMARY,
        )
        for place, (key, _) in enumerate(suggested, 1)
    )
    private = say("Only you see this. A sentence becomes a claim only when you press its button.")
    return View(blocks=(*blocks, Buttons(buttons), note(_origin(model, reason), " ", private)))


def _origin(model: str, reason: str) -> Message:
    """Whose the words of suggested claims are."""
    if model:
        return say(
            "Chosen by {model}; the words are yours.",
            model=name_model(model),
        )
    if reason:
        return say("Your own sentences that claim most: {why}.", why=reason)
    return say("Your own sentences that claim most.")


def render_adopted(number: int, *, linked: bool) -> View:
    """Said when a suggestion became a claim, or was one; how to link it unless it is `linked`."""
    words = (
        say("It is claim {number} now.", number=number)
        if linked
        else say(
            "It is claim {number} now. {/claim link} {number} says what it answers.", number=number
        )
    )
    return View(blocks=(text(words),))


def no_claims(number: int, *, may_make: bool) -> View:
    """Said where no claim was found in a speech; whoever may make one is offered to."""
    return View(
        blocks=(
            text(
                say(
                    "No claim was found in your speech {number}; say it in your own words.",
                    number=number,
                )
            ),
            *(
                (Buttons((Button(say("Make a claim"), "/claim make", Tone.PRIMARY),)),)
                if may_make
                else ()
            ),
        )
    )


class UnansweredArguments(Struct, frozen=True, kw_only=True):
    """Arguments that a model found, by side, each with the speech that may answer it, if any."""

    sides: Mapping[str, Sequence[tuple[SpeechQuotation, int | None]]]
    model: str = ""
    why: str = ""


def unanswered(
    arguments_found: UnansweredArguments, words: Mapping[str, str], sources: SpeechSources
) -> View:
    """What nobody of another side answered, for the chair's eyes."""
    blocks: list[Block] = [Heading(say("Not answered so far"))]
    unanswered_claims = {claim.claim for claim in find_unanswered(sources.state)}
    for side in sources.state.format.sides:
        blocks.append(text(Strong(side.name)))
        own_claims = [
            text(
                Strong(say("Claim {number} ", number=place)),
                say(
                    "{author}: {words}",
                    author=person(claim.member, sources.names),
                    words=claim_words,
                ),
            )
            for place, claim in enumerate(sources.state.claims, 1)
            if claim.side == side.key
            and claim.claim in unanswered_claims
            and (claim_words := words.get(claim.claim))
        ]
        blocks += own_claims
        arguments = arguments_found.sides.get(side.key, ())
        for quoted, answer in arguments:
            blocks.append(_quote(quoted, sources))
            if answer is not None:
                blocks.append(
                    note(
                        say("Speech {answer} speaks of the same; does it answer it?", answer=answer)
                    )
                )
        if arguments:
            blocks.append(_speakers([quoted for quoted, _ in arguments], sources))
        if not own_claims and not arguments:
            blocks.append(note(say("Nothing found.")))
    blocks.append(_arguments_origin(arguments_found))
    return View(blocks=tuple(blocks))


def _arguments_origin(arguments_found: UnansweredArguments) -> Note:
    if arguments_found.model:
        return note(
            say(
                "Claims that no other side has answered, and sentences to which {model} found "
                "no answer. It may have missed one, so check the speeches first. Only you see "
                "this.",
                model=name_model(arguments_found.model),
            ),
        )
    if arguments_found.why:
        return note(
            say(
                "Claims that nobody on another side has answered. Arguments in speeches "
                "were not looked for: {why}. Only you see this.",
                why=arguments_found.why,
            )
        )
    return note(say("Claims that nobody on another side has answered. Only you see this."))
