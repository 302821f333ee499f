"""Debates and speeches as rows, written together with the events that made them."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec import Struct

from bot.debate.events import MOTION_ERASED
from bot.kernel.ids import CommunityId, MemberId, PlaceId
from bot.store.database import Database, read_by_ids
from bot.store.statement import Statement, from_ms, make_statement, to_int, to_ms


class ListedDebate(Struct, frozen=True, kw_only=True):
    """A debate as a list shows it. `closed_at` is None while it runs."""

    id: str
    place: PlaceId
    motion: str
    format: str
    rules: str
    phase: str
    opened_at: datetime
    closed_at: datetime | None
    article: str = ""
    starts_at: datetime | None = None


SPEECH, POINT, ORDER, HEARD = "speech", "point", "order", "heard"
"""What the words of a row are: a speech, a point of information, a point of order, the other side's
point as somebody has heard it, or its correction."""


class Speech(Struct, frozen=True, kw_only=True):
    """A speech with its words, or a point."""

    id: str
    debate: str
    segment: str
    seat: str
    member: MemberId
    words: str
    at: datetime
    unfinished: bool = False
    kind: str = SPEECH


class SpeechMessage(Struct, frozen=True, kw_only=True):
    """A message of which a speech was made that was written in the room."""

    id: str
    speech: str
    member: MemberId
    address: str
    at: datetime


_LISTED = (
    "SELECT id, place, motion, format, rules, phase, opened_at, closed_at, article, starts_at"
    " FROM debates"
)


async def find_running(db: Database, community: CommunityId, place: PlaceId) -> ListedDebate | None:
    """The debate of a place that is not closed."""
    rows = await db.read_inline(
        f"{_LISTED} WHERE community = ? AND place = ? AND closed_at IS NULL", community, place
    )
    return _read_row(rows[0]) if rows else None


async def load_places(db: Database, community: CommunityId, phase: str) -> list[PlaceId]:
    """The places of a community's debates that are in a phase."""
    rows = await db.read(
        "SELECT place FROM debates WHERE community = ? AND phase = ?", community, phase
    )
    return [PlaceId(str(place)) for (place,) in rows]


async def find_last(db: Database, community: CommunityId, place: PlaceId) -> ListedDebate | None:
    """The debate that a place had last, running or not."""
    rows = await db.read_inline(
        f"{_LISTED} WHERE community = ? AND place = ?"
        " ORDER BY closed_at IS NOT NULL, opened_at DESC LIMIT 1",
        community,
        place,
    )
    return _read_row(rows[0]) if rows else None


async def find_in_threads(
    db: Database, community: CommunityId, place: PlaceId
) -> list[ListedDebate]:
    """The debates that run in threads of a place, the newest first, ten at most."""
    rows = await db.read_inline(
        f"{_LISTED} WHERE community = ?1 AND closed_at IS NULL AND place IN"  # noqa: S608
        " (SELECT id FROM places WHERE community = ?1 AND within = ?2)"
        " ORDER BY opened_at DESC LIMIT 10",
        community,
        place,
    )
    return [_read_row(row) for row in rows]


async def find_last_in_threads(
    db: Database, community: CommunityId, place: PlaceId
) -> ListedDebate | None:
    """The last debate that was opened in a thread of a place, also one that is over."""
    rows = await db.read_inline(
        f"{_LISTED} WHERE community = ?1 AND place IN"  # noqa: S608
        " (SELECT id FROM places WHERE community = ?1 AND within = ?2)"
        " ORDER BY opened_at DESC LIMIT 1",
        community,
        place,
    )
    return _read_row(rows[0]) if rows else None


async def find_by_id(db: Database, community: CommunityId, debate: str) -> ListedDebate | None:
    """A debate by its id."""
    rows = await db.read_inline(f"{_LISTED} WHERE community = ? AND id = ?", community, debate)
    return _read_row(rows[0]) if rows else None


async def load_list(db: Database, community: CommunityId, most: int) -> list[ListedDebate]:
    """A community's debates, newest first."""
    rows = await db.read(
        f"{_LISTED} WHERE community = ? ORDER BY opened_at DESC LIMIT ?", community, most
    )
    return [_read_row(row) for row in rows]


def _read_row(row: Sequence[object]) -> ListedDebate:
    debate, place, motion, form, rules, phase, opened_at, closed_at, article, starts_at = row
    return ListedDebate(
        id=str(debate),
        place=PlaceId(str(place)),
        motion=str(motion) or MOTION_ERASED,
        format=str(form),
        rules=str(rules),
        phase=str(phase),
        opened_at=from_ms(to_int(opened_at)),
        closed_at=None if closed_at is None else from_ms(to_int(closed_at)),
        article=str(article),
        starts_at=None if starts_at is None else from_ms(to_int(starts_at)),
    )


def insert_debate(
    community: CommunityId,
    debate: str,
    place: PlaceId,
    *,
    motion: str,
    form: str,
    rules: str,
    phase: str,
    by: MemberId,
    at: datetime,
    article: str = "",
    closed_at: datetime | None = None,
    starts_at: datetime | None = None,
) -> Statement:
    """Statement that opens a debate. Writing it raises Conflict when the place has one running."""
    return make_statement(
        "INSERT INTO debates (community, id, place, motion, format, rules, phase, opened_by,"
        " opened_at, article, closed_at, starts_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        debate,
        place,
        motion,
        form,
        rules,
        phase,
        by,
        to_ms(at),
        article,
        None if closed_at is None else to_ms(closed_at),
        None if starts_at is None else to_ms(starts_at),
    )


def set_start(community: CommunityId, debate: str, starts_at: datetime | None) -> Statement:
    """Statement that notes when a debate is to start (UTC)."""
    return make_statement(
        "UPDATE debates SET starts_at = ? WHERE community = ? AND id = ?",
        None if starts_at is None else to_ms(starts_at),
        community,
        debate,
    )


def set_place(community: CommunityId, debate: str, place: PlaceId) -> Statement:
    """Statement that takes a debate elsewhere. Writing it raises Conflict when one runs there."""
    return make_statement(
        "UPDATE debates SET place = ? WHERE community = ? AND id = ?", place, community, debate
    )


def set_phase(
    community: CommunityId, debate: str, phase: str, closed_at: datetime | None
) -> Statement:
    """Statement that notes the phase of a debate, and when it was closed (UTC)."""
    return make_statement(
        "UPDATE debates SET phase = ?, closed_at = ? WHERE community = ? AND id = ?",
        phase,
        None if closed_at is None else to_ms(closed_at),
        community,
        debate,
        expect=1,
    )


def insert_speech(community: CommunityId, speech: Speech) -> Statement:
    """Statement that keeps a speech."""
    return make_statement(
        "INSERT INTO speeches"
        " (community, id, debate, segment, seat, member, words, given_at, kind)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        community,
        speech.id,
        speech.debate,
        speech.segment,
        speech.seat,
        speech.member,
        speech.words,
        to_ms(speech.at),
        speech.kind,
    )


def lengthen_speech(community: CommunityId, speech: str, words: str) -> Statement:
    """Statement that adds a paragraph to a speech."""
    return make_statement(
        "UPDATE speeches SET words = words || ? WHERE community = ? AND id = ?",
        f"\n\n{words}",
        community,
        speech,
    )


def replace_words(community: CommunityId, speech: str, words: str) -> Statement:
    """Statement that puts other words in the place of a speech's."""
    return make_statement(
        "UPDATE speeches SET words = ? WHERE community = ? AND id = ?", words, community, speech
    )


def insert_speech_message(community: CommunityId, message: SpeechMessage) -> Statement:
    """Statement that keeps of which message a speech was made. Writing it raises Conflict where
    that message was taken already."""
    return make_statement(
        "INSERT INTO speech_messages (community, id, speech, member, address, sent_at)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        community,
        message.id,
        message.speech,
        message.member,
        message.address,
        to_ms(message.at),
    )


async def load_addresses(
    db: Database, community: CommunityId, speeches: Iterable[str]
) -> dict[str, str]:
    """Where the first messages are of speeches that were written in the room, by their ids."""
    rows = await read_by_ids(
        db,
        "SELECT speech, address FROM speech_messages WHERE community = ? AND speech IN ",
        community,
        speeches,
        " ORDER BY sent_at DESC",
    )
    return {str(speech): str(address) for speech, address in rows}


def put_draft(
    community: CommunityId, debate: str, member: MemberId, speech: str, words: str
) -> Statement:
    """Statement that keeps a draft, in place of the member's last one."""
    return make_statement(
        "INSERT INTO drafts (community, debate, member, words, speech) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (community, debate, member)"
        " DO UPDATE SET words = excluded.words, speech = excluded.speech",
        community,
        debate,
        member,
        words,
        speech,
    )


def delete_draft(community: CommunityId, debate: str, member: MemberId) -> Statement:
    """Statement that drops a member's draft."""
    return make_statement(
        "DELETE FROM drafts WHERE community = ? AND debate = ? AND member = ?",
        community,
        debate,
        member,
    )


def give_draft(
    community: CommunityId, debate: str, speech: str, segment: str, seat: str, at: datetime
) -> Statement:
    """Statement that turns a draft, by the id of its speech, into that speech."""
    return make_statement(
        "INSERT INTO speeches"
        " (community, id, debate, segment, seat, member, words, given_at, unfinished)"
        " SELECT community, speech, debate, ?, ?, member, words, ?, 1 FROM drafts"
        " WHERE community = ? AND debate = ? AND speech = ?",
        segment,
        seat,
        to_ms(at),
        community,
        debate,
        speech,
    )


async def find_draft(db: Database, community: CommunityId, debate: str, member: MemberId) -> str:
    """A member's draft; "" if there is none."""
    rows = await db.read(
        "SELECT words FROM drafts WHERE community = ? AND debate = ? AND member = ?",
        community,
        debate,
        member,
    )
    return str(rows[0][0]) if rows else ""


async def load_speeches(db: Database, community: CommunityId, debate: str) -> list[Speech]:
    """A debate's speeches and points in order."""
    rows = await db.read(
        "SELECT id, segment, seat, member, words, given_at, unfinished, kind FROM speeches"
        " WHERE community = ? AND debate = ? ORDER BY given_at, id",
        community,
        debate,
    )
    return [
        Speech(
            id=str(speech),
            debate=debate,
            segment=str(segment),
            seat=str(seat),
            member=MemberId(str(member)),
            words=str(words),
            at=from_ms(to_int(at)),
            unfinished=bool(unfinished),
            kind=str(kind),
        )
        for speech, segment, seat, member, words, at, unfinished, kind in rows
    ]


async def find_last_speech(
    db: Database, community: CommunityId, debate: str, member: MemberId, since: datetime
) -> Speech | None:
    """What a member said last in a debate, after an instant (UTC)."""
    rows = await db.read_inline(
        "SELECT id, segment, seat, words, given_at, unfinished FROM speeches"
        " WHERE community = ? AND debate = ? AND member = ? AND given_at > ?"
        " ORDER BY given_at DESC, id DESC LIMIT 1",
        community,
        debate,
        member,
        to_ms(since),
    )
    return next(
        (
            Speech(
                id=str(speech),
                debate=debate,
                segment=str(segment),
                seat=str(seat),
                member=member,
                words=str(words),
                at=from_ms(to_int(at)),
                unfinished=bool(unfinished),
            )
            for speech, segment, seat, words, at, unfinished in rows
        ),
        None,
    )


async def words_of(db: Database, community: CommunityId, ids: Iterable[str]) -> dict[str, str]:
    """The words of speeches, by their ids."""
    rows = await read_by_ids(
        db, "SELECT id, words FROM speeches WHERE community = ? AND id IN ", community, ids
    )
    return {str(speech): str(words) for speech, words in rows}


async def load_names_of(
    db: Database, community: CommunityId, members: Iterable[MemberId]
) -> dict[MemberId, str]:
    """The names that some members go by."""
    rows = await read_by_ids(
        db, "SELECT id, name FROM members WHERE community = ? AND id IN ", community, members
    )
    return {MemberId(str(member)): str(name) for member, name in rows}


async def load_names(db: Database, community: CommunityId) -> dict[MemberId, str]:
    """The names that members go by."""
    rows = await db.read("SELECT id, name FROM members WHERE community = ?", community)
    return {MemberId(str(member)): str(name) for member, name in rows}
