"""What there is to choose from in debates: the debates, formats, seats, speeches, claims …"""

from collections.abc import Mapping

from bot.debate.handlers import formats
from bot.debate.handlers.audiences import name_watching_place
from bot.debate.handlers.crediting import list_clauses
from bot.debate.handlers.finding import find_debate
from bot.debate.handlers.loaded import LoadedDebate
from bot.debate.handlers.material import speeches_of
from bot.debate.rows import audiences, claims, debates
from bot.debate.rows import formats as format_rows
from bot.debate.rows.debates import ListedDebate
from bot.debate.rules.ballot_lines import find_reply_lines, find_speech_lines
from bot.debate.rules.format import Winner
from bot.debate.rules.listening import find_unheard
from bot.debate.rules.scoring import name_reply
from bot.debate.rules.vacancies import find_free_seats
from bot.debate.rules.who import is_chair, sides_of
from bot.debate.state import Debate, DebatePhase
from bot.debate.views.desk import list_acts
from bot.debate.views.judging import name_ballot_line
from bot.kernel.former import FORMER
from bot.kernel.ids import MemberId
from bot.kernel.message import Message, say
from bot.kernel.parts import ListRequest, OptionSource, Parts
from bot.kernel.view import Moment, Option

MOST_DEBATES = 100

ANY_SEAT = say("any free seat")

PHASES: Mapping[str, Message] = {
    DebatePhase.SIGN_UP: say("sign-up"),
    DebatePhase.CLOSED: say("closed"),
    DebatePhase.CANCELLED: say("called off"),
}
"""What an option says of a debate; any other is running."""


async def list_debates(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The debates, newest first; how they stand and when they were opened tells them apart."""
    rows = await debates.load_list(parts.db, request.by.community, MOST_DEBATES)
    return tuple(_option(row) for row in rows)


async def list_open_debates(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The debates that go on, but for that of this place."""
    rows = await debates.load_list(parts.db, request.by.community, MOST_DEBATES)
    return tuple(
        _option(row) for row in rows if row.closed_at is None and row.place != request.by.place
    )


def _option(row: ListedDebate) -> Option:
    phase, opened = PHASES.get(row.phase, say("running")), Moment(row.opened_at)
    return Option(row.motion, row.id, say("{phase}, {opened}", phase=phase, opened=opened))


async def list_formats(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """All formats, those of the community's own as well."""
    all_formats = await formats.load_all(parts, request.by.community)
    return tuple(Option(form.name, form.id, form.about) for form in all_formats)


async def list_own_formats(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The formats that the community added."""
    own = await format_rows.load_texts(parts.db, request.by.community)
    return tuple(option for option in await list_formats(parts, request) if option.value in own)


async def list_free_seats(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The sides that have a free seat, and the free seats."""
    state = (await _find_debate(parts, request)).state
    free = find_free_seats(state)
    open_sides = {seat.side for seat in free}
    sides = [side for side in state.format.sides if side.key in open_sides]
    return (
        *(Option(side.name, side.key, ANY_SEAT) for side in sides if side.name),
        *(Option(seat.name, seat.key) for seat in free),
    )


async def list_seats(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """All seats, with those who sit there."""
    state = (await _find_debate(parts, request)).state
    names = await debates.load_names(parts.db, request.by.community)
    return tuple(
        Option(seat.name, seat.key, names.get(state.seats.get(seat.key, MemberId("")), ""))
        for seat in state.format.seats
    )


async def list_sides(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The sides of a debate."""
    sides = (await _find_debate(parts, request)).state.format.sides
    return tuple(Option(side.name, side.key) for side in sides)


async def list_ranked(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The sides that a ballot puts in order; the speakers where no side wins."""
    state = (await _find_debate(parts, request)).state
    if state.format.winner is Winner.SPEAKERS:
        return await _speakers(parts, request, state)
    sides = [side for side in state.format.contenders if side.key not in state.forfeited]
    return tuple(Option(side.name, side.key) for side in sides)


async def list_scored_seats(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """Those whose speeches are given points, by ballot line; none where the format gives none."""
    state = (await _find_debate(parts, request)).state
    return () if state.format.scoring is None else await _speakers(parts, request, state)


async def _speakers(parts: Parts, request: ListRequest, state: Debate) -> tuple[Option, ...]:
    names = await debates.load_names(parts.db, request.by.community)
    return tuple(
        name_ballot_line(line, state.format.seat(line.seat).name, names)
        for line in find_speech_lines(state)
    )


async def list_replying_sides(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The sides whose reply speeches are given points, each with who gave it."""
    state = (await _find_debate(parts, request)).state
    names = await debates.load_names(parts.db, request.by.community)
    return tuple(
        name_ballot_line(line, name_reply(line, state.format), names)
        for line in find_reply_lines(state)
    )


async def list_segments(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The segments of a debate, by their place in it."""
    segments = (await _find_debate(parts, request)).state.format.segments
    return tuple(Option(s.name, str(number)) for number, s in enumerate(segments, 1))


async def list_speeches(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The speeches that the room has seen, the last first."""
    return tuple(reversed(await _speeches(parts, request, await _find_debate(parts, request))))


async def list_own_speeches(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """A member's own speeches, the last first."""
    debate = await _find_debate(parts, request)
    return tuple(reversed(await _speeches(parts, request, debate, own=True)))


async def list_claims(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The claims by their words, the last first."""
    debate = await _find_debate(parts, request)
    return tuple(reversed(await _claims(parts, request, debate)))


async def list_own_claims(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """A member's own claims, the last first."""
    debate = await _find_debate(parts, request)
    return tuple(reversed(await _claims(parts, request, debate, own=True)))


async def list_restatements(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What the other side said a member's own point is, where that waits for an answer."""
    by, state = request.by, (await _find_debate(parts, request)).state
    own = [each for each in find_unheard(state) if each.of in sides_of(state, by)]
    words = await debates.words_of(parts.db, by.community, {each.restatement for each in own})
    names = await debates.load_names(parts.db, by.community)
    return tuple(
        Option(
            say(
                "{speaker}: {words}",
                speaker=names.get(each.member) or FORMER,
                words=" ".join(words.get(each.restatement, "").split()),
            ),
            str(state.restatements.index(each) + 1),
        )
        for each in own
    )


async def list_credits(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What may have moved a member: others' speeches, points of information and claims, exercises,
    the last first, and what the debate's sheet says."""
    debate = await _find_debate(parts, request)
    speeches = await _speeches(parts, request, debate, own=False)
    claim_options = [
        Option(say("Claim: {words}", words=option.label), f"c{option.value}", option.hint)
        for option in await _claims(parts, request, debate, own=False)
    ]
    exercises = [
        Option(say("Exercise: {title}", title=exercise.title), f"x{number}")
        for number, exercise in enumerate(debate.state.exercises, 1)
    ]
    points = await _others_points(parts, request, debate)
    clauses = await list_clauses(parts, request.by, debate)
    said = (*reversed(speeches), *reversed(points), *reversed(claim_options))
    return (*said, *reversed(exercises), *clauses)


async def list_audiences(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """The places that watch a debate, as its chairs see them."""
    debate = await _find_debate(parts, request)
    if not is_chair(debate.state, request.by):
        return ()
    watching = await audiences.load_of_debate(parts.db, request.by.community, debate.row.id)
    return tuple(
        [
            Option(await name_watching_place(parts, audience), str(number))
            for number, audience in enumerate(watching, 1)
        ]
    )


async def _find_debate(parts: Parts, request: ListRequest) -> LoadedDebate:
    return await find_debate(parts, request.by, request.says("debate"))


async def _speeches(
    parts: Parts, request: ListRequest, debate: LoadedDebate, *, own: bool | None = None
) -> list[Option]:
    """The speeches in their order: all, a member's `own`, or only those of others."""
    names = await debates.load_names(parts.db, request.by.community)
    return [
        Option(
            say(
                "{speaker}: {words}",
                speaker=names.get(speech.member) or FORMER,
                words=" ".join(speech.words.split()),
            ),
            str(speech.number),
            say("speech {n}", n=speech.number),
        )
        for speech in await speeches_of(parts, request.by.community, debate)
        if own is None or (speech.member == request.by.member) is own
    ]


async def _others_points(parts: Parts, request: ListRequest, debate: LoadedDebate) -> list[Option]:
    """The points of information that others made, in their order, with their words."""
    by, points = request.by, debate.state.points
    names = await debates.load_names(parts.db, by.community)
    words = await debates.words_of(parts.db, by.community, (point.point for point in points))
    return [
        Option(
            say(
                "{speaker}: {words}",
                speaker=names.get(point.member) or FORMER,
                words=" ".join(words[point.point].split()),
            ),
            f"p{number}",
            say("point of information"),
        )
        for number, point in enumerate(points, 1)
        if words.get(point.point) and point.member != by.member
    ]


async def _claims(
    parts: Parts, request: ListRequest, debate: LoadedDebate, *, own: bool | None = None
) -> list[Option]:
    """The claims in their order: all, a member's `own`, or only those of others."""
    names = await debates.load_names(parts.db, request.by.community)
    words = await claims.load_words(parts.db, request.by.community, debate.row.id)
    return [
        Option(words[claim.claim], str(number), names.get(claim.member) or FORMER)
        for number, claim in enumerate(debate.state.claims, 1)
        if words.get(claim.claim) and (own is None or (claim.member == request.by.member) is own)
    ]


async def list_desk_acts(parts: Parts, request: ListRequest) -> tuple[Option, ...]:
    """What a member can do at the chair's desk now."""
    debate = await _find_debate(parts, request)
    return list_acts(debate.state, request.by)


LISTS: Mapping[str, OptionSource] = {
    "debates": list_debates,
    "open_debates": list_open_debates,
    "formats": list_formats,
    "own_formats": list_own_formats,
    "free_seats": list_free_seats,
    "seats": list_seats,
    "sides": list_sides,
    "ranked": list_ranked,
    "scored_seats": list_scored_seats,
    "replying_sides": list_replying_sides,
    "segments": list_segments,
    "speeches": list_speeches,
    "own_speeches": list_own_speeches,
    "claims": list_claims,
    "own_claims": list_own_claims,
    "restatements": list_restatements,
    "credits": list_credits,
    "audiences": list_audiences,
    "desk_acts": list_desk_acts,
}
